"""Whatever a file holds, reading it gives documents or a reason, and the process lives on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from knowledge.children import Message
from knowledge.documents import Contents, Refused, UnreadableFileError
from knowledge.documents.child import answers
from knowledge.documents.kinds import ENDINGS
from knowledge.documents.pieces import packed, unpacked
from knowledge.documents.plain import UNSEEN
from knowledge.documents.service import DocumentReader
from knowledge.documents.shown import shown
from knowledge.documents.tables import rows
from knowledge.images.errors import REASONS
from tests.knowledge.documents.making import letter, open_text, pdf, word, zipped
from tests.knowledge.documents.test_folder import days, sheet
from tests.knowledge.documents.test_mail import message

WHOLE = [
    pdf([letter(["Some text on a page."])]),
    word("<w:p><w:r><w:t>Some text.</w:t></w:r></w:p><w:tbl><w:tr><w:tc/><w:tc/></w:tr></w:tbl>"),
    sheet("some text"),
    open_text("<text:p>Some text.</text:p>"),
    zipped({"a.txt": b"some text", "b.html": b"<p>text"}),
    message().as_bytes(),
    days("some text"),
    b"<!doctype html><style>p{color:red}</style><table><tr><td>a<td>b</table><p style='left:-9px'>text",
    b"# Head\n\n| a | b |\n|--|--|\n| 1 | 2 |\n",
]
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def reader() -> Iterator[DocumentReader]:
    made = DocumentReader()
    yield made
    made.end()


@some.composite
def damaged(draw: some.DrawFn) -> bytes:
    """A whole file with some of its bytes changed, doubled or cut away."""
    data = bytearray(draw(some.sampled_from(WHOLE)))
    for _ in range(draw(some.integers(1, 8))):
        at = draw(some.integers(0, len(data)))
        data[at : at + draw(some.integers(0, 6))] = draw(some.binary(max_size=6))
    return bytes(data[: draw(some.integers(1, len(data)))] if draw(some.booleans()) and data else data)


def read(reader: DocumentReader, path: Path, name: str) -> Contents:
    """What is read of a file; where it cannot be, the reason as that of a file in it."""
    try:
        return reader.read(path, name, ocr_engine=None)
    except UnreadableFileError as error:
        return Contents((), (Refused(name, error.reason),))


@QUIET
@given(damaged() | some.binary(max_size=400), some.sampled_from([*ENDINGS, ""]))
def test_damaged_files(tmp_path: Path, reader: DocumentReader, data: bytes, ending: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    contents = read(reader, path, f"file{ending}")
    for document in contents.documents:
        assert all(block.text and not UNSEEN.search(block.text) for block in document.blocks)
    assert {one.reason for one in contents.refused} <= set(REASONS)
    assert reader.pid is not None


@QUIET
@given(some.text(max_size=300), some.sampled_from([".html", ".md", ".csv", ".txt", ".ics", ".eml"]))
def test_any_text(tmp_path: Path, text: str, ending: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    said: list[Message] = []
    asked = {"do": "read", "path": str(path), "name": f"a{ending}", "to": str(tmp_path), "room": 10**6}
    with suppress(UnreadableFileError):
        said += answers(asked)
    pieces = [one for line in said for one in line["pieces"]]
    assert [packed(unpacked(one)) for one in json.loads(json.dumps(pieces))] == pieces


@QUIET
@given(
    some.recursive(
        some.none() | some.integers() | some.text(max_size=9),
        lambda inner: some.lists(inner) | some.dictionaries(some.text(max_size=5), inner),
    )
)
def test_any_piece(said: object) -> None:
    with pytest.raises(UnreadableFileError, match="truncated"):
        unpacked(said)


@QUIET
@given(some.lists(some.lists(some.text(max_size=12), max_size=5), max_size=12))
def test_no_cell_is_lost(table: list[list[str]]) -> None:
    made = " ".join(block.text for block in rows(table, header=False))
    for row in table:
        for cell in row:
            assert " ".join(cell.split()).rstrip(" :") in made


@QUIET
@given(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats()
    | some.datetimes()
    | some.times()
    | some.timedeltas(),
    some.text(max_size=20) | some.text('#0?,.;%E+-hmsdy[]$€"\\ ', max_size=16),
)
def test_any_value_and_format(value: object, code: str) -> None:
    assert isinstance(shown(value, code), str)  # type: ignore[arg-type]
