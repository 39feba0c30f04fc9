"""What the watched folder brings, moves and takes away is in the audit log: which kind of thing, never which file."""

from __future__ import annotations

from tests.house import House
from tests.skills.documents.papers import RULES, folder_of, pod_of, watch_of


def noted(house: House) -> list[str]:
    """What became of files, the oldest first."""
    audit = pod_of(house).audit
    assert audit is not None
    found = [one for one in audit.entries() if one.what == "documents.watch"]
    assert {(one.kind, one.member_id) for one in found} <= {("wake", None)}
    return [str(one.facts["file"]) for one in reversed(found)]


def test_each_thing_that_happens_to_a_file_is_noted_once(house: House) -> None:
    watch = watch_of(house)
    watch.make_folders()
    family = folder_of(house) / "family"
    steps = []

    def looked() -> None:
        watch.look()
        watch.look()
        steps.append(noted(house))

    (family / "rules.txt").write_text(RULES)
    looked()
    (family / "rules.txt").write_text(RULES + " Dogs are welcome.")
    looked()
    (family / "rules.txt").rename(family / "of the house.txt")
    looked()
    kept = (family / "of the house.txt").read_text()
    (family / "of the house.txt").unlink()
    looked()
    looked()
    (family / "of the house.txt").write_text(kept)
    looked()
    assert steps[2] == ["added", "changed", "removed", "moved"]
    assert steps[3] == steps[4] == [*steps[2], "removed"]
    assert steps[5] == [*steps[4], "returned"]
    assert all(one.ok for one in house.app.audit.verify(None))
