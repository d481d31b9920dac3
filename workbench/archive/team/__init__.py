"""A study's team at the institution's PostgreSQL: sealed rows go there and come from there; nothing here can open them.

One schema a study, not one schema with a column for the study: rights, functions and versions are then each study's
own, no forgotten condition can show one study's rows to another, and a study that is over is dropped as a whole.
"""
