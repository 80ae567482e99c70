"""Files of every kind become the text that a person reads in them."""
