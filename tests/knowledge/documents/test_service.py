"""The process that opens documents costs one file at most, whatever becomes of it, and is never trusted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from knowledge import children
from knowledge.documents import UnreadableFileError, page_picture, read_document, read_documents
from knowledge.documents.service import DocumentReader
from tests.knowledge.documents import making
from tests.knowledge.documents.making import kept, letter, picture, zipped

GOOD = [
    {"is": "OfKind", "kind": "text"},
    {"is": "Block", "text": "fine", "kind": "text", "page": None, "level": 0, "place": ""},
]
WHIMS = f"""
import json, os, sys, time
GOOD = {GOOD!r}
for line in sys.stdin:
    asked = json.loads(line)
    name = asked["name"]
    if name == "hang": time.sleep(60)
    if name == "slow":
        for step in range(60): time.sleep(0.1); print('{{"pieces": []}}', flush=True)
    if name == "crash": os.kill(os.getpid(), 11)
    if name == "hungry": raise MemoryError
    if name == "nonsense": print("no json", flush=True)
    if name == "list": print("[1]", flush=True)
    if name == "flood": print('{{"pieces": "' + "x" * ({children.LONGEST_LINE} + 10) + '"}}', flush=True)
    if name == "stranger": print('{{"pieces": [{{"is": "os.system"}}]}}', flush=True)
    if name == "types": print('{{"pieces": [{{"is": "Titled", "title": 5}}]}}', flush=True)
    if name == "escape": print('{{"pieces": [{{"is": "Member", "name": "a", "file": "../../a"}}]}}', flush=True)
    print(json.dumps({{"pieces": GOOD}}), flush=True)
    print("{{}}", flush=True)
"""
"""A process that does with a file what its name says."""


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("hang", "timeout"),
        ("slow", "timeout"),
        ("crash", "truncated"),
        ("hungry", "too-large"),
        ("nonsense", "truncated"),
        ("list", "truncated"),
        ("flood", "too-large"),
        ("stranger", "truncated"),
        ("types", "truncated"),
        ("escape", "truncated"),
    ],
)
def test_after_a_bad_file_the_next_one_is_read(tmp_path: Path, name: str, reason: str) -> None:
    reader = DocumentReader(seconds=2, whole=3, program=(sys.executable, "-c", WHIMS))
    path = kept(tmp_path, "a", "")
    with pytest.raises(UnreadableFileError) as raised:
        reader.read(path, name, ocr_engine=None)
    assert raised.value.reason == reason
    assert reader.read(path, "good", ocr_engine=None).documents[0].text == "fine"
    reader.end()


def test_who_stops_listening_does_not_disturb_the_next(tmp_path: Path) -> None:
    path = kept(tmp_path, "a.pdf", making.pdf([letter([f"page {at}"]) for at in range(300)]))

    def enough(done: int, _of: int) -> None:
        if done == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_documents(path, "a.pdf", progress=enough)
    steps: list[tuple[int, int]] = []
    document = read_document(path, "a.pdf", progress=lambda done, of: steps.append((done, of)))
    assert len(document.blocks) == 300
    assert document.pages == 300
    assert steps[-1] == (300, 300)


def test_what_stops_the_house_makes_no_file_a_bad_one(tmp_path: Path) -> None:
    reader = DocumentReader()
    text = kept(tmp_path, "a.txt", "text")
    reader.read(text, "a.txt", ocr_engine=None)
    pid = reader.pid
    assert pid is not None
    for told in (signal.SIGINT, signal.SIGTERM):
        os.kill(pid, told)
        assert reader.read(text, "a.txt", ocr_engine=None).documents[0].text == "text"
    assert reader.pid == pid
    reader.end()


def test_a_large_file_wears_the_process_out(tmp_path: Path) -> None:
    reader = DocumentReader()
    large = tmp_path / "large.png"
    Image.new("P", (7700, 7700)).save(large)
    text = kept(tmp_path, "a.txt", "text")
    reader.read(text, "a.txt", ocr_engine=None)
    before = reader.pid
    reader.read(text, "a.txt", ocr_engine=None)
    assert reader.pid == before
    reader.picture(large, 1, 100)
    reader.read(text, "a.txt", ocr_engine=None)
    assert reader.pid != before
    reader.end()


def test_pictures_scans_and_mixed_pages_are_recognised(tmp_path: Path) -> None:
    bill = picture(["Power company", "Payment 84.50 EUR"])
    data = making.pdf([letter(["The contract."]), letter(["Paid on 3 May"])], pictures={1: bill})
    steps: list[tuple[int, int]] = []
    contents = read_documents(
        kept(tmp_path, "a.zip", zipped({"scan.pdf": data, "photo": bill})),
        "a.zip",
        progress=lambda *at: steps.append(at),
    )
    scan, photo = contents.documents
    assert [block.page for block in scan.blocks] == sorted(block.page or 0 for block in scan.blocks)
    assert scan.text.startswith("The contract.\nPaid on 3 May\n")
    for document in contents.documents:
        assert "84.50" in document.text
        assert "Power company" in document.text
    assert (photo.kind, photo.pages) == ("picture", 1)
    assert steps[-1] == (2, 2)


def test_without_an_engine_scans_are_left_out(tmp_path: Path) -> None:
    data = making.pdf([letter(["The contract."]), ""], pictures={1: picture(["a"])})
    document = read_document(kept(tmp_path, "a.pdf", data), "a.pdf", ocr_engine=None)
    assert (document.text, document.left_out) == ("The contract.", 1)
    with pytest.raises(UnreadableFileError, match="no-engine"):
        read_document(kept(tmp_path, "b.png", picture(["a"], "PNG")), "b.png", ocr_engine=None)


def test_titles(tmp_path: Path) -> None:
    heading = making.said("Insurance policy", 60, 60, 20) + letter(["Number 4711 of the family's household insurance."])
    assert read_document(kept(tmp_path, "a.pdf", making.pdf([heading])), "a.pdf").title == "Insurance policy"
    assert read_document(kept(tmp_path, "b.txt", "text"), "garden plan.txt").title == "garden plan"
    assert read_document(kept(tmp_path, "c", "<title>Trip</title><h1>x</h1>"), "c.html").title == "Trip"
    with pytest.raises(UnreadableFileError, match="unknown-kind"):
        read_document(kept(tmp_path, "d.zip", zipped({"a.txt": b"a"})), "d.zip")


def test_a_picture_of_a_page(tmp_path: Path) -> None:
    path = kept(tmp_path, "a.pdf", making.pdf([letter(["a"])]))
    assert page_picture(path, width=500).width == pytest.approx(500, abs=1)
    assert page_picture(kept(tmp_path, "b.jpg", picture(["a"])), width=200).size == (200, 140)


def test_the_process_reaches_nothing(tmp_path: Path) -> None:
    trick = "import sys; from knowledge.documents import child; sys.addaudithook(child.forbid); {}"
    for deed in ("import socket; socket.create_connection(('127.0.0.1', 9))", "import os; os.system('true')"):
        ran = subprocess.run([sys.executable, "-c", trick.format(deed)], capture_output=True, text=True)
        assert "PermissionError" in ran.stderr


def test_nothing_heavy_is_imported_in_the_house() -> None:
    heavy = {"docx", "openpyxl", "odfdo", "lxml", "pypdfium2", "selectolax", "markdown_it", "icalendar", "numpy", "PIL"}
    asked = f"import sys, knowledge.documents; print({heavy!r} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, env=os.environ)
    assert ran.stdout.strip() == "set()"


def test_what_the_house_holds_does_not_wear_the_process_out(tmp_path: Path) -> None:
    held = b"x" * (400 << 20)
    reader = DocumentReader()
    reader.read(kept(tmp_path, "a.txt", "text"), "a.txt", ocr_engine=None)
    assert reader.pid is not None
    assert len(held) == 400 << 20
    reader.end()
