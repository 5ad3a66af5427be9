"""The corpus: what a careful reader would write from real reports, as marks that point into their texts.

`guidelines.md` says how to read, `documents.toml` which documents were drawn and how they are split,
`readings/` holds the annotation, `reports/` the reports that the project wrote. ``python -m corpus`` lists
what can be done with it.
"""
