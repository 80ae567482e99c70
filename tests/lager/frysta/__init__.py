"""Bases as each released schema left them, as readable SQL: later programs bring them up to date."""
