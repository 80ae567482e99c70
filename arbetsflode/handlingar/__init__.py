"""Files that the house makes for people: bytes out of values. Pure: nothing is stored, asked or timed."""
