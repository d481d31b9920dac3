"""Dialogs: only where a decision is needed. Each works by keyboard alone and scrolls when text is large."""
