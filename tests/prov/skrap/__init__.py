"""Garbage files: what stands in them (`innehall`), what they are (`ting`), and who reads them: the commands
(`lasare`) and the pages (`uppladdningar`).
"""
