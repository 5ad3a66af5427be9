"""Names to what they may mean: places from a compiled file, actors from a registry kept as data."""
