"""Where and when an act was: its own places and times, and those that its surroundings lend it."""
