"""What is said to whom and when, and how it leaves the house."""
