"""A simulated year: the lives that cases lead, the book of what was written down, and the naive oracle."""
