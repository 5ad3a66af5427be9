"""The tellings of a report brought together by rules, one frame for each act."""
