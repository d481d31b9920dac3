"""The command line: the same as the window, one file a command."""
