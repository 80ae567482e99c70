"""Garbage files: what stands in them (`innehall`), what they are (`ting`), and who reads them (`lasare`)."""
