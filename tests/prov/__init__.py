"""Proofs: counted faults, the same proof in a small dose for every commit and in a full one on demand.

`ram` says what a proof is, each file in `bevis` holds the proofs of one kind of fault, `test_bevisen` runs
the small doses, `python -m tests.prov` the full ones, and `tabell` writes what came of them.
"""
