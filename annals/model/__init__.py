"""The nouns: frozen dataclasses on the standard library alone; no I/O, no clock, no randomness."""
