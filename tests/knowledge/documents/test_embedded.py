"""Pictures in office files are read where they stand, within limits, and not at all where nobody can read them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from knowledge.documents import UnreadableFileError, limits, open_document, read_document, read_documents, word
from knowledge.documents.embedded import Embedded
from knowledge.documents.pieces import LeftOut, Picture
from tests.knowledge.documents.making import OFFICE, PACKAGE, kept, open_text, picture, with_files
from tests.knowledge.documents.making import word as docx
from tests.knowledge.documents.reading import texts

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def shows(*relations: str, hidden: bool = False, vanished: bool = False) -> str:
    """A paragraph with drawings that show pictures."""
    marks, hide = "<w:rPr><w:vanish/></w:rPr>" if vanished else "", "hidden='1'" if hidden else ""
    drawings = (
        f'<w:r>{marks}<w:drawing><d:inline xmlns:d="{DRAWING}"><d:docPr id="1" name="a" {hide}/>'
        f'<a:blip xmlns:a="{A}" xmlns:r="{OFFICE}" r:embed="{one}"/></d:inline></w:drawing></w:r>'
        for one in relations
    )
    return f"<w:p>{''.join(drawings)}</w:p>"


def letter(body: str, **pictures: bytes) -> bytes:
    """A DOCX with pictures by the names of their relations."""
    types = (
        '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/></Types>'
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/image" Target="media/{name}.png"/>' for name in pictures
    )
    outside = f'<Relationship Id="web" Type="{OFFICE}/image" Target="http://example.org/a.png" TargetMode="External"/>'
    return with_files(
        docx(body),
        {f"word/media/{name}.png": data for name, data in pictures.items()}
        | {
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{PACKAGE}/relationships">{relations}{outside}</Relationships>'
            ).encode()
        },
        {"[Content_Types].xml": (b"</Types>", types.encode())},
    )


def note(body: str, **pictures: bytes) -> bytes:
    """An ODT with pictures."""
    return with_files(open_text(body), {f"Pictures/{name}.png": data for name, data in pictures.items()}, {})


def frame(place: str) -> str:
    return f'<draw:frame><draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{place}"/></draw:frame>'


SCAN = picture(["Power company", "Payment 84.50 EUR"])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "a.docx",
            letter(
                f"<w:p><w:r><w:t>Before</w:t></w:r></w:p>{shows('one')}<w:p><w:r><w:t>After</w:t></w:r></w:p>", one=SCAN
            ),
        ),
        (
            "a.odt",
            note(
                f"<text:p>Before</text:p><text:p>{frame('Pictures/one.png')}</text:p><text:p>After</text:p>", one=SCAN
            ),
        ),
    ],
)
def test_a_scan_in_a_letter_is_read_where_it_stands(tmp_path: Path, name: str, data: bytes) -> None:
    path = kept(tmp_path, name, data)
    assert [block.text for block in read_document(path, name, ocr_engine=None).blocks] == ["Before", "After"]
    pytest.importorskip("rapidocr")
    steps: list[tuple[int, int]] = []
    document = read_document(path, name, progress=lambda *at: steps.append(at))
    assert [block.text for block in document.blocks] == ["Before", "Power company\nPayment 84.50 EUR", "After"]
    assert (document.left_out, steps[-1]) == (0, (1, 1))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", letter(shows("one"), one=SCAN)),
        ("a.odt", note(f"<text:p>{frame('Pictures/one.png')}</text:p>", one=SCAN)),
    ],
)
def test_a_letter_that_is_nothing_but_a_picture_says_what_is_missing(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="no-engine"):
        read_documents(kept(tmp_path, name, data), name, ocr_engine=None)


def pictures_of(tmp_path: Path, body: str, **pictures: bytes) -> list[str | int]:
    """The pictures that are unpacked of a DOCX, and how many are left out."""
    folder = tmp_path / "to"
    folder.mkdir(exist_ok=True)
    pieces = list(word.read(kept(tmp_path, "a.docx", letter(body, **pictures)), folder))
    assert all((folder / piece.file).is_file() for piece in pieces if isinstance(piece, Picture))
    return [piece.file if isinstance(piece, Picture) else 0 for piece in pieces if isinstance(piece, Picture | LeftOut)]


def test_each_picture_is_unpacked_once_and_signs_links_and_what_is_hidden_never(tmp_path: Path) -> None:
    small, wide = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (60, 60)).save(small, "PNG")
    Image.new("RGB", (2000, 30)).save(wide, "PNG")
    broken, svg = SCAN[:200].replace(b"\xff\xc0", b"\0\0"), b"<svg>"
    given = {"one": SCAN, "small": small.getvalue(), "wide": wide.getvalue(), "broken": broken, "svg": svg}
    assert pictures_of(tmp_path, shows(*given, "one", "web", "nothing"), **given) == ["picture1"]
    assert pictures_of(tmp_path, shows("one", hidden=True) + shows("one", vanished=True), **given) == []


def test_a_picture_in_a_table_comes_after_it(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc>{content}</w:tc>" for content in (shows("one"), "<w:p><w:r><w:t>Total</w:t></w:r></w:p>"))
    assert pictures_of(tmp_path, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", one=SCAN) == ["picture1"]
    folder = tmp_path / "odt"
    folder.mkdir()
    cells = "".join(
        f"<table:table-cell><text:p>{content}</text:p></table:table-cell>"
        for content in (frame("./Pictures/one.png"), "Total")
    )
    data = note(f"<table:table><table:table-row>{cells}</table:table-row></table:table>", one=SCAN)
    pieces = list(open_document.read(kept(tmp_path, "a.odt", data), folder))
    assert texts(pieces) == ["Total"]
    assert [piece for piece in pieces if isinstance(piece, Picture)] == [Picture("picture1")]


def test_more_than_is_recognised_is_left_out_and_said(tmp_path: Path) -> None:
    given = {f"p{number}": SCAN + bytes([number]) for number in range(limits.MOST_PICTURES + 2)}
    found = pictures_of(tmp_path, shows(*given), **given)
    assert (len([one for one in found if one]), found[-2:]) == (limits.MOST_PICTURES, [0, 0])
    assert list(Embedded(tmp_path).picture("big", SCAN + bytes(limits.LARGEST_PICTURE))) == [LeftOut(1)]
