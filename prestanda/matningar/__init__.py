"""One file for each thing that is measured; `MATNINGAR` holds what it measures."""
