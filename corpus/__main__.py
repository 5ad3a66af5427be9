"""``python -m corpus``: read documents, write what was read, check it and look at it."""

from corpus.command import app

app()
