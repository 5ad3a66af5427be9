"""A person's full name as a pattern: two to four words with capitals, initials among them."""

NAME = r"[A-Z][A-Za-z'\u2019-]*"
FULL_NAME = rf"{NAME}(?: [A-Z]\.| {NAME}){{0,2}} (?P<last>{NAME})"
"""The last word is the group ``last``."""
