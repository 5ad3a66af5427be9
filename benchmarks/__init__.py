"""Measures how fast Annals is and how much memory it takes: `python -m benchmarks`."""
