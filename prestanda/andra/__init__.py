"""The durable transition beside the peers: the same two arrows, taken with other people's libraries.

`skrivning` makes what a peer is to write, `bar_sqlite` writes it on the bare driver, one file each takes the
arrow with django-fsm-2, python-statemachine and SpiffWorkflow, and `lopp` lets them meet. The peers live in
an environment of their own (`make matt-andra`); the project depends on none of them.
"""
