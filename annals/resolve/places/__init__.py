"""Which place words name: candidates of the gazetteer, ranked by what the report says of where it is."""
