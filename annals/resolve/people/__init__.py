"""Who took part in an act, and how firmly it is laid to them."""
