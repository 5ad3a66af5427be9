"""Which place and which time go with which act."""
