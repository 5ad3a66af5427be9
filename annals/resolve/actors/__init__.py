"""Which actor words name: names, abbreviations, words that point back, wars whose sides have no name."""
