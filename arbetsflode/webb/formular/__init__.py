"""The forms of the arrows and åtgärder: which fields each shows, and how what was typed becomes a record."""
