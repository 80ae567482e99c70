"""One file for each kind of fault; each has `BEVIS`, the proofs that it holds."""
