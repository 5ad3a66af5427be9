"""Who did it to whom, by the syntax of a sentence; and who stands in it without a part."""
