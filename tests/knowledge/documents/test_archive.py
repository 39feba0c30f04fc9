"""ZIPs: what is in them is read one by one, and whatever is wrong with a file is told by its name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.documents import Contents, UnreadableFileError
from knowledge.documents.limits import DEEPEST, LARGEST_MEMBER, MOST_MEMBERS
from knowledge.documents.service import DocumentReader
from tests.knowledge.documents.making import kept, letter, locked_zip, pdf, zipped
from tests.knowledge.documents.test_folder import sheet
from tests.knowledge.documents.test_mail import message

READER = DocumentReader()


@pytest.fixture(scope="module", autouse=True)
def _ended() -> Iterator[None]:
    yield
    READER.end()


def read(tmp_path: Path, data: bytes, name: str = "post.zip") -> Contents:
    return READER.read(kept(tmp_path, "given", data), name, ocr_engine=None)


def reasons(contents: Contents) -> dict[str, str]:
    return {one.inside: one.reason for one in contents.refused}


def test_files_in_files(tmp_path: Path) -> None:
    made = message()
    made.add_attachment(pdf([letter(["The fee is 12 €."])]), maintype="application", subtype="pdf", filename="fee.pdf")
    inner = zipped({"b.txt": b"Inner text.", "school.eml": made.as_bytes()})
    data = zipped(
        {
            "letters/a.txt": b"First text.",
            "inner.zip": inner,
            "__MACOSX/._a": b"x",
            "empty.txt": b"",
            "sums.xlsx": sheet("twelve"),
        }
    )
    contents = read(tmp_path, data)
    assert {one.inside: (one.kind, one.name) for one in contents.documents} == {
        "letters/a.txt": ("text", "a.txt"),
        "sums.xlsx": ("xlsx", "sums.xlsx"),
        "inner.zip/b.txt": ("text", "b.txt"),
        "inner.zip/school.eml": ("eml", "school.eml"),
        "inner.zip/school.eml/fee.pdf": ("pdf", "fee.pdf"),
    }
    assert "The fee is 12 €." in [document.text for document in contents.documents]
    assert reasons(contents) == {"empty.txt": "empty"}
    path = tmp_path / "given"
    assert READER.picture(path, 1, 300, inside="inner.zip/school.eml/fee.pdf").width == pytest.approx(300, abs=1)
    with pytest.raises(UnreadableFileError, match="no-picture"):
        READER.picture(path, 1, 300, inside="letters/a.txt")
    with pytest.raises(UnreadableFileError, match="empty"):
        READER.picture(path, 1, 300, inside="letters/b.txt")


def test_paths_that_lead_out_and_links(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("../../x.txt", "/etc/y.txt", "a/../../z.txt", "C:\\w.txt", "..\\v.txt", "fine.txt"):
            archive.writestr(name, "text")
        archive.writestr(link, "/etc/hostname")
    contents = read(tmp_path, out.getvalue())
    assert [one.inside for one in contents.documents] == ["fine.txt"]
    assert len(contents.refused) == 6
    assert {one.reason for one in contents.refused} == {"unsafe-name"}


def test_bombs(tmp_path: Path) -> None:
    contents = read(tmp_path, zipped({"bomb.txt": bytes(60_000_000), "fine.txt": b"text"}))
    assert [one.inside for one in contents.documents] == ["fine.txt"]
    assert reasons(contents) == {"bomb.txt": "too-large"}
    assert "MiB" in contents.refused[0].detail


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    size = LARGEST_MEMBER + 1
    honest = zipped({"bomb.txt": bytes(size)})
    lie = honest.replace(size.to_bytes(4, "little"), (7_000_000).to_bytes(4, "little"))
    contents = read(tmp_path, zipped({"lie.zip": lie, "fine.txt": b"text"}))
    assert [one.inside for one in contents.documents] == ["fine.txt"]
    assert [one.inside for one in contents.refused] == ["lie.zip/bomb.txt"]


def test_nested_too_deep(tmp_path: Path) -> None:
    data = zipped({"core.txt": b"text"})
    for at in range(DEEPEST + 3):
        data = zipped({f"{at}.zip": data, f"{at}.txt": b"beside"})
    contents = read(tmp_path, data)
    assert [one.reason for one in contents.refused if one.inside.endswith(".zip")] == ["too-deep"]
    assert len(contents.documents) == DEEPEST


def test_locked_and_damaged_files(tmp_path: Path) -> None:
    data = zipped({"locked.zip": locked_zip("secret.txt", b"secret"), "cut.docx": b"PK\x03\x04 cut", "a.txt": b"text"})
    contents = read(tmp_path, data)
    assert [one.inside for one in contents.documents] == ["a.txt"]
    assert reasons(contents) == {"locked.zip/secret.txt": "locked", "cut.docx": "truncated"}


def test_too_many_files(tmp_path: Path) -> None:
    data = zipped({f"{at}.txt": b"" for at in range(MOST_MEMBERS + 5)}, packed=zipfile.ZIP_STORED)
    contents = read(tmp_path, zipped({"many.zip": data}))
    last = contents.refused[0]
    assert (last.inside, last.reason, last.detail) == ("many.zip", "too-many-files", str(MOST_MEMBERS + 5))


def test_many_files_in_many_zips(tmp_path: Path) -> None:
    inner = zipped({f"{at}.txt": b"a" for at in range(150)}, packed=zipfile.ZIP_STORED)
    contents = read(tmp_path, zipped({f"{at}.zip": inner for at in range(8)}))
    assert len(contents.documents) <= MOST_MEMBERS
    assert [(one.inside, one.reason) for one in contents.refused] == [("6.zip", "too-many-files")]


def test_nothing_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "here"))
    (tmp_path / "here").mkdir()
    assert len(read(tmp_path, zipped({"a.txt": b"a", "b.txt": b"b"})).documents) == 2
    assert list((tmp_path / "here").iterdir()) == []


def test_an_empty_zip(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="empty"):
        read(tmp_path, zipped({}))
