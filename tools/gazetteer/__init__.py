"""Compiles the gazetteer: each module reads one source; `rows` is what they share."""
