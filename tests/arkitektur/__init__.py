"""The rules of the house, executed: each rule is a function, and each is seen to refuse a breach."""
