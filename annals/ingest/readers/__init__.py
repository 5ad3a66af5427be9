"""One module for each format: bytes in, raw reports and flaws out.

Each has ``read(blob, options)``, a generator. What a reader yields is in the order of its file.
"""
