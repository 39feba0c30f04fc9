"""From bytes to text: byte order marks, UTF-8, UTF-16, and the Western code pages that banks still write."""

from __future__ import annotations

import codecs

from skills.banking.statement import BankFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"PK\x03\x04", "bank-office"),
    (b"\xd0\xcf\x11\xe0", "bank-office"),
    (b"%PDF", "bank-pdf"),
    (b"\x1f\x8b", "bank-binary"),
    (b"\x89PNG", "bank-binary"),
    (b"\xff\xd8\xff", "bank-binary"),
)


def refuse_binary(content: bytes) -> None:
    """Raises BankFileError for an empty file, and for workbooks, PDFs and the like whatever their name says."""
    if not content.strip(b" \t\r\n\x00\x1a"):
        raise BankFileError("bank-empty-file")
    for start, key in _BINARY:
        if content.startswith(start):
            raise BankFileError(key)


def decode(content: bytes, *, lenient: bool = False) -> str:
    """The text of a file, line ends as they are.

    Without a mark it is UTF-8 if it can be, UTF-16 if every other byte is zero, else Windows-1252. `lenient` takes
    bytes that are none of these as Latin-1 (MT940 and its kin keep amounts in ASCII, whatever the names suffer).
    Raises BankFileError with the first line that is no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding)
    sample = content[:4000]
    if b"\x00" in sample:
        for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
            if zeros.count(0) > 0.7 * len(zeros):
                return _strict(content, encoding)
        if not lenient:
            raise BankFileError("bank-encoding", line=_line_of(content, content.index(b"\x00")))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        if lenient:
            return content.decode("latin-1")
        raise BankFileError("bank-encoding", line=_line_of(content, error.start)) from error
    if not lenient and _mixed(content):
        raise BankFileError("bank-encoding", line=_line_of(content, broken.start))
    return text


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].decode(encoding, "replace").count("\n") + 1
        raise BankFileError("bank-encoding", line=line) from error


def _mixed(content: bytes) -> bool:
    """Whether most letters beyond ASCII are UTF-8, so that the rest is damage rather than another code page."""
    text = content.decode("utf-8", "replace")
    return sum(1 for letter in text if letter > "\x7f" and letter != "�") > 2 * text.count("�")


def _line_of(content: bytes, at: int) -> int:
    return content.count(b"\n", 0, at) + 1
