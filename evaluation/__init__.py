"""Measures Annals on data sets that people coded: `python -m evaluation --data FOLDER`.

The data sets are not part of the project. `evaluation.sets` holds one file for each of them,
`docs/evaluation.md` says what every measure is and by which rule rows are chosen.
"""
