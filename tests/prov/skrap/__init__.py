"""Garbage files: what stands in them (`innehall`), what they are (`ting`), and who reads them: the commands
(`lasare`) and the pages (`uppladdningar`). Letters to be read for what they say have files of their own
(`intagsfiler`).
"""
