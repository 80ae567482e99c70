"""What the municipality decides in files: settings, nämnder, ladders, flows, people to import."""
