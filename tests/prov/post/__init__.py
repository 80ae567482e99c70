"""A mail server that goes wrong on purpose and keeps an account, and the world that sends to it."""
