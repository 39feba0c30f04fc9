"""Documents: the family's papers, kept and searched, and answers from them to those who may see them."""

from skills.documents import asking, leaving, reading, running, showing, taking, waking  # noqa: F401
from skills.documents.commands import skill

__all__ = ["skill"]
