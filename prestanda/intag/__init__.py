"""How well a letter is read: documents with the answers beside them, and the scorer.

The documents are invented, from their municipalities to their people. Half are written by hand (`dokument/`),
half are made by templates (`mallar`). Their answers were written before the code that reads them.
"""
