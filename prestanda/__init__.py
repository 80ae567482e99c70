"""Speed, measured: each figure is a ratio to code written by hand that does the same work in the same run.

`ram` says what a measurement is and compares in interleaved blocks, `rigg` gives bases to measure on, each
file in `matningar` measures one thing, and `python -m prestanda` runs them all.
"""
