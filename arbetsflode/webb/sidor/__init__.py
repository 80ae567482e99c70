"""One file a page: what is asked of the engine, and which template shows it."""
