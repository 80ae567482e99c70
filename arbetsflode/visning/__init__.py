"""What every door shows and takes alike: the fields of a record, the journal in words, letters in lists."""
