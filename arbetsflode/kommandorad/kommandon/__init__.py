"""The commands, one module for each theme; `grupp` says which lives where. Each names its `KOMMANDON`.

What is heavy (database, calendar, templates) is imported inside a command, so that help comes at once.
"""
