"""Lifeworld Workbench: interviews about people's lives, read and annotated together."""

__version__ = "0.1.0"
