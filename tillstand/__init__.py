"""The law of the house: states, arrows, demands, roles in a case, dates. Pure: no clock, store or file."""
