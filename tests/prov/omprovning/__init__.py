"""What can happen while a reminder is on its way: situations, events, and the scenes that pair them."""
