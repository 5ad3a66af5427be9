"""Plain text: what several stages need of it; knows no stage."""
