"""Three-way merge of one thing that was changed on two sides, field by field, so that nothing of either is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

View = dict[str, Any]

SETS = frozenset({"who", "skipped", "alarms"})
"""Fields whose values are lists without order: what was added or taken away on either side is so in both."""

PARTED = frozenset({"turns"})
"""Fields whose parts are merged each by itself."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both sides changed, each to something else; `kept` is the value that stands now."""

    field: str
    """Of a parted field "turns/KEY"."""
    kept: Any
    other: Any
    ours_kept: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """The thing as it is now, and what our side knows the other one to have."""

    view: View
    agreed: View
    """Our view with what came from the other side: where `view` differs from it, there is something to send."""
    clashes: tuple[Clash, ...]


def merge(base: View | None, theirs: View, our_base: View | None, ours: View, *, ours_newer: bool) -> Merged:
    """Brings in what changed from `base` to `theirs`, beside what changed from `our_base` to `ours`.

    `base` is what the other side had when both agreed, `our_base` what we had then: they need not be equal, for not
    everything that one side stores exists at the other. Without them everything that differs was changed on both.
    Where both changed a field, the newer side's value stands and the clash tells the other one.
    """
    old, new = _flat(base), _flat(theirs)
    was, now = _flat(our_base), _flat(ours)
    view, agreed, clashes = dict(now), dict(was if our_base is not None else now), []
    for field in sorted({*new, *old, *now, *was}):
        mine, other = now.get(field), new.get(field)
        if base is not None and other == old.get(field):
            continue
        agreed[field] = other
        if mine == other:
            continue
        if field in SETS:
            view[field] = _joined(old.get(field), other, mine)
        elif our_base is not None and mine == was.get(field):
            view[field] = other
        else:
            kept, lost = (mine, other) if ours_newer else (other, mine)
            view[field] = kept
            clashes.append(Clash(field, kept, lost, ours_newer))
    return Merged(_deep(view), _deep(agreed), tuple(clashes))


def settled(base: View | None, sent: View | None, theirs: View) -> View | None:
    """The base where a write of ours may have arrived: what stands there as we sent it came from us."""
    if sent is None:
        return base
    if base is None:
        return sent
    old, ours, new = _flat(base), _flat(sent), _flat(theirs)
    fields = {*old, *ours, *new}
    return _deep({field: ours.get(field) if new.get(field) == ours.get(field) else old.get(field) for field in fields})


def our_settled(our_base: View | None, sent_view: View | None, settled_fields: Mapping[str, bool]) -> View | None:
    """Our side of `settled`: for the fields that arrived, what we had when we sent them."""
    if sent_view is None or our_base is None:
        return sent_view if our_base is None else our_base
    was, ours = _flat(our_base), _flat(sent_view)
    return _deep({field: (ours if settled_fields.get(field) else was).get(field) for field in {*was, *ours}})


def arrived(sent: View | None, theirs: View) -> dict[str, bool]:
    """By field, whether the other side has what we sent."""
    ours, new = _flat(sent), _flat(theirs)
    return {field: new.get(field) == ours.get(field) for field in {*ours, *new}}


def _joined(old: Any, theirs: Any, ours: Any) -> list[Any]:
    gone = set(old or ()) - set(theirs or ())
    added = set(theirs or ()) - set(old or ())
    return sorted((set(ours or ()) | added) - gone)


def _flat(view: View | None) -> View:
    """Parts as fields of their own; "turns/" stands for the field itself, which may have none."""
    found: View = {}
    for field, value in (view or {}).items():
        if field in PARTED:
            found[f"{field}/"] = True
            found |= {f"{field}/{key}": part for key, part in value.items()}
        else:
            found[field] = value
    return found


def _deep(flat: View) -> View:
    found: View = {}
    for field, value in flat.items():
        name, slash, key = field.partition("/")
        if not slash:
            found[field] = value
            continue
        parts = found.setdefault(name, {})
        if key and value is not None:
            parts[key] = value
    return found
