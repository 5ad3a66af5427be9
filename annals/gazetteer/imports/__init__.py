"""Other projects' lists of actors, as files that a user has, made into a file of own actors."""

from annals.gazetteer.imports.joining import Imported, join
from annals.gazetteer.imports.petrarch import read_petrarch
from annals.gazetteer.imports.ucdp import read_ucdp
from annals.gazetteer.imports.writing import summary, written

__all__ = ["Imported", "join", "read_petrarch", "read_ucdp", "summary", "written"]
