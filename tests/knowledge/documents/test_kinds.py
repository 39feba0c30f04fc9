"""Files are told by what is in them, then by their names; what is no document is refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.documents.kinds import kind_of
from knowledge.images.errors import UnreadableFileError
from tests.knowledge.documents.making import kept, locked_zip, open_text, pdf, picture, said, word, zipped

LETTER = "From: a@example.org\r\nSubject: Hello\r\n\r\nText"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("letter.txt", pdf([said("Hello", 60, 60)]), "pdf"),
        ("letter.pdf", word("<w:p/>"), "docx"),
        ("letter.zip", open_text("<text:p/>"), "odt"),
        ("photo", picture(["Hello"], "PNG"), "picture"),
        ("photo.txt", picture(["Hello"], "WEBP"), "picture"),
        ("things.docx", zipped({"a.txt": b"a"}), "zip"),
        ("page.txt", b"\n<!-- x -->\n<!DOCTYPE html><p>Hello", "html"),
        ("mail.txt", LETTER.encode(), "eml"),
        ("days.txt", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "ics"),
        ("BMW.txt", b"BMW is a car, and this is a text", "text"),
        ("plan.md", b"# Plan", "markdown"),
        ("plan.csv", b"a,b", "csv"),
        ("plan", b"just text", "text"),
        ("report.pdf", b"<html><body>File not found", "html"),
        ("notes.md", b"date: today\nsubject: garden\n\n# Garden", "markdown"),
        ("umlauts", "grüße ".encode() * 20_000, "text"),
    ],
)
def test_kinds(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    assert kind_of(kept(tmp_path, "file", data), name) == kind


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n", "empty"),
        ("a.pdf", bytes(range(256)) * 9, "truncated"),
        ("a", bytes(range(256)) * 9, "unknown-kind"),
        ("a.docx", word("<w:p/>")[:200], "truncated"),
        ("a.doc", OLE, "unknown-kind"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked"),
        ("a.heic", b"\0\0\0\x18ftypheic" + bytes(20), "no-picture"),
        ("a.rtf", b"{\\rtf1 text}", "unknown-kind"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c123", "unknown-kind"),
        ("a.xml", b"<?xml version='1.0'?><a/>", "unknown-kind"),
        ("a.ods", zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "unknown-kind"),
        ("a.pptx", zipped({"[Content_Types].xml": b"<a/>", "ppt/presentation.xml": b"<a/>"}), "unknown-kind"),
    ],
)
def test_refused(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        kind_of(kept(tmp_path, "file", data), name)
    assert raised.value.reason == reason


def test_a_large_file_is_not_opened(tmp_path: Path) -> None:
    path = kept(tmp_path, "large", b"text")
    with path.open("r+b") as file:
        file.truncate(300 * 1024**2)
    with pytest.raises(UnreadableFileError, match="too-large"):
        kind_of(path, "large.txt")


def test_a_locked_zip_is_a_zip(tmp_path: Path) -> None:
    assert kind_of(kept(tmp_path, "file", locked_zip("a.txt", b"secret")), "a.zip") == "zip"
