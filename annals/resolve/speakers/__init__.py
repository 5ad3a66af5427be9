"""Who says the words of a span, and what a speaker is to the incident."""
