"""Who speaks when: voices told apart on this computer, without the words and without a network.

`listening` hears a recording in windows and keeps its parts; `grouping` says which parts are one voice, for any number of
voices, at once; `timeline` lays them back into one row of time; `words` gives each word its voice.
"""
