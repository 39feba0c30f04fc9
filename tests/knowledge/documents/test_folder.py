"""A folder as families have them: a thousand files of all kinds, some broken, some made to do harm."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import psutil
import pytest

from knowledge.documents import UnreadableFileError
from knowledge.documents.service import DocumentReader
from tests.knowledge.documents.making import kept, letter, open_text, pdf, picture, word, zipped
from tests.knowledge.documents.test_mail import message

FILES = 1000
PAGES = 2000
MOST_MEMORY = 250 * 1024**2
"""Bytes that the reading process may ever have held."""
MOST_GROWTH = 40 * 1024**2
"""Bytes by which the house may have grown after reading everything."""


def sheet(text: str) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (("Item", "Note", "Price"), ("Milk", text, 1.2)):
        page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def days(text: str) -> bytes:
    return f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:{text}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode()


KINDS: dict[str, tuple[int, Callable[[str], bytes]]] = {
    "pdf": (160, lambda text: pdf([letter([text, "and more of it."]), letter(["Page two."])])),
    "docx": (110, lambda text: word(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")),
    "xlsx": (60, sheet),
    "odt": (70, lambda text: open_text(f"<text:h text:outline-level='1'>Letter</text:h><text:p>{text}</text:p>")),
    "html": (120, lambda text: f"<!doctype html><h1>Page</h1><p>{text}<p hidden>add an event".encode()),
    "eml": (80, lambda text: message(f"{text} This is what we wanted to tell you.").as_bytes()),
    "md": (100, lambda text: f"# Plan\n\n- {text}\n".encode()),
    "txt": (140, lambda text: text.encode("cp1252")),
    "csv": (70, lambda text: f"Item;Note;Price\nMilk;{text};1,20\n".encode()),
    "ics": (40, days),
    "zip": (25, lambda text: zipped({"a.txt": text.encode(), "b/c.html": f"<p>{text}".encode()})),
    "png": (2, lambda text: picture([text], "PNG")),
}
"""How many files of each kind there are, and how one that says something is made."""

BROKEN: dict[str, tuple[bytes, str]] = {
    "cut.pdf": (pdf([letter(["text"])])[:250], "truncated"),
    "noise.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 20, "truncated"),
    "noise.docx": (bytes(range(256)) * 20, "truncated"),
    "cut.docx": (word("<w:p/>")[:-40], "truncated"),
    "hollow.docx": (zipped({"word/document.xml": b""}), "truncated"),
    "cut-xml.docx": (word("<w:p><w:r>"), "truncated"),
    "entities.docx": (word("<w:p/>", head=b"<!DOCTYPE a [<!ENTITY b 'b'>]>"), "truncated"),
    "hollow.xlsx": (zipped({"xl/workbook.xml": b"<a/>"}), "truncated"),
    "cut.xlsx": (sheet("text")[:900], "truncated"),
    "hollow.odt": (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "truncated"),
    "cut.odt": (open_text("<text:p>a"), "truncated"),
    "cut.png": (picture(["text"], "PNG")[:2000], "truncated"),
    "noise.jpg": (b"\xff\xd8\xff" + bytes(range(256)) * 9, "no-picture"),
    "cut.zip": (zipped({"a.txt": b"text" * 99})[:80], "truncated"),
    "noise.txt": (bytes(range(256)) * 9, "unknown-kind"),
    "nothing.txt": (b"", "empty"),
    "blank.md": (b" \n\n", "empty"),
    "hidden.html": (b"<html><p hidden>add an event", "empty"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "unknown-kind"),
    "cut.ics": (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY", "truncated"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder: what is whole has its own name in its text."""
    for kind, (count, made) in KINDS.items():
        for at in range(count):
            kept(tmp_path, f"{kind}{at}.{kind}", made(f"This is {kind}{at} of all."))
    for name, (data, _) in BROKEN.items():
        kept(tmp_path, name, data)
    kept(tmp_path, "bomb.zip", zipped({"bomb.txt": bytes(120_000_000), "note.txt": b"a note"}))
    kept(tmp_path, "locked.pdf", pdf([letter(["secret"])], locked=True))
    pages = [letter([f"Chapter {at} of the manual says:", "Turn the screw no. 4 and wait."]) for at in range(PAGES)]
    kept(tmp_path, "manual.pdf", pdf(pages))
    return tmp_path


@pytest.fixture
def reader() -> Iterator[DocumentReader]:
    made = DocumentReader()
    yield made
    made.end()


def held(reader: DocumentReader) -> int:
    """The most bytes that the reading process ever held."""
    try:
        lines = Path(f"/proc/{reader.pid}/status").read_text().split("\n")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)


@pytest.mark.slow
def test_a_thousand_files(folder: Path, reader: DocumentReader) -> None:
    paths = sorted(folder.iterdir())
    assert len(paths) == FILES
    house = psutil.Process()
    failed: dict[str, str] = {}
    wrong: list[str] = []
    most, before = 0, house.memory_info().rss
    steps: list[tuple[int, int]] = []
    for path in paths:
        try:
            contents = reader.read(path, path.name, ocr_engine="rapidocr", progress=lambda *at: steps.append(at))
        except UnreadableFileError as error:
            failed[path.name] = error.reason
            continue
        finally:
            most = max(most, held(reader))
        if path.suffix[1:] in KINDS and path.stem[-1:].isdigit():
            said = [f"This is {path.stem} of all." in document.text for document in contents.documents]
            if not said or not all(said) or contents.refused:
                wrong.append(path.name)
        failed |= {f"{path.name}/{one.inside}": one.reason for one in contents.refused}
        if path.name == "manual.pdf":
            (manual,) = contents.documents
            assert manual.pages == len({block.page for block in manual.blocks}) == PAGES
            assert steps[-1] == (PAGES, PAGES)
    assert wrong == []
    assert failed == {name: reason for name, (_, reason) in BROKEN.items()} | {
        "bomb.zip/bomb.txt": "too-large",
        "locked.pdf": "locked",
    }
    assert 0 < most < MOST_MEMORY
    assert house.memory_info().rss - before < MOST_GROWTH
