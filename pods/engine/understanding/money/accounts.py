"""Which accounts are spoken of: "from the joint account", "in cash", "from checking to savings"."""

from __future__ import annotations

import re

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.titles import blank, tidy


def account_in(clause: Clause) -> tuple[str | None, tuple[int, int] | None]:
    """The account that money is taken from or that is spoken of, and where that is said."""
    return _found(clause, "account_from") if _may_name_one(clause) else (None, None)


def any_account(clause: Clause) -> str | None:
    """The account named, however ("the savings account has 500")."""
    if not _may_name_one(clause):
        return None
    match = clause.vocabulary.single["account_named"].search(_plain(clause))
    return _name(clause, match) if match else None


def moved_between(clause: Clause) -> tuple[str | None, str | None]:
    """The accounts that money goes from and to; cash for what is drawn at a machine."""
    words, text = clause.vocabulary.single, _plain(clause)
    drawn = words["draws"].search(text) is not None
    text = words["draws"].sub(" ", text)
    source, target = words["moved_from"].search(text), words["moved_to"].search(text)
    if drawn:
        return (_name(clause, source) if source else None), words["cash"].pattern
    return (_name(clause, source) if source else None), (_name(clause, target) if target else None)


def _plain(clause: Clause) -> str:
    return blank(clause.text, [(span.begin, span.end) for span in clause.amounts]).replace("\x00", " ")


def _may_name_one(clause: Clause) -> bool:
    return clause.vocabulary.single["account_word"].search(clause.text) is not None


def _found(clause: Clause, pattern: str) -> tuple[str | None, tuple[int, int] | None]:
    match = clause.vocabulary.single[pattern].search(_plain(clause))
    return (_name(clause, match), match.span()) if match else (None, None)


def _name(clause: Clause, match: re.Match[str]) -> str | None:
    said = next((one for one in match.groupdict().values() if one), "")
    return tidy(" ".join(said.split()), clause.language) or None
