"""What does the work: use cases, storage, the scheduler and the doors that people come in by."""
