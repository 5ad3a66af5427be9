"""People harmed: counts in words as bounds, the same people once, parts and wholes."""
