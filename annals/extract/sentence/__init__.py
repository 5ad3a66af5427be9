"""What one sentence holds by the lexicon and its grammar: words, phrases, names, numbers, senses."""
