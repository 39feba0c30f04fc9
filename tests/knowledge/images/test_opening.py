"""Files that anybody may send are opened within bounds, or refused with a reason."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from knowledge.images import UnreadableFileError, open_picture, open_pictures

MEASURED = """
import re, sys
from pathlib import Path
from knowledge.images import open_picture
import PIL.ImageOps
held = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
before = held()
print(*open_picture(Path(sys.argv[1])).size, held() - before)
"""


def arrow(size: tuple[int, int] = (300, 200)) -> Image.Image:
    """A picture whose left half is red."""
    picture = Image.new("RGB", size, (240, 240, 240))
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2, size[1]), fill=(200, 20, 20))
    return picture


def reason(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as raised:
        list(open_pictures(path))
    return raised.value.reason


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "gif", "bmp", "tiff"])
def test_the_usual_kinds_are_opened_as_rgb(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"picture.{ending}"
    arrow().save(path)
    opened = open_picture(path)
    assert (opened.mode, opened.size) == ("RGB", (300, 200))
    pixel = opened.getpixel((50, 100))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 180 > 60 > pixel[1]


def test_a_camera_held_sideways_is_turned(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[274] = 6
    arrow().save(tmp_path / "photo.jpg", exif=exif)
    opened = open_picture(tmp_path / "photo.jpg")
    assert opened.size == (200, 300)
    top, bottom = opened.getpixel((100, 30)), opened.getpixel((100, 270))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[1] < 60 < 200 < bottom[1]


def test_what_is_transparent_is_white(tmp_path: Path) -> None:
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(tmp_path / "clear.png")
    assert open_picture(tmp_path / "clear.png").getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tiff"])
def test_a_file_that_ends_too_early_is_truncated(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"picture.{ending}"
    Image.effect_noise((300, 300), 80).convert("RGB").save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert reason(path) == "truncated"


def test_no_picture_at_all(tmp_path: Path) -> None:
    path = tmp_path / "file.jpg"
    path.write_bytes(b"")
    assert reason(path) == "empty"
    path.write_bytes(b"milk, bread, butter\n" * 20)
    assert reason(path) == "no-picture"
    path.write_bytes(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 100)
    assert reason(path) == "no-picture"
    Image.new("RGB", (1, 1)).save(path)
    assert reason(path) == "empty"


def test_a_bomb_is_refused_by_its_head(tmp_path: Path) -> None:
    Image.new("1", (20000, 20000)).save(tmp_path / "bomb.png")
    assert (tmp_path / "bomb.png").stat().st_size < 100_000
    assert reason(tmp_path / "bomb.png") == "too-large"


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(("ending", "most"), [("jpg", 200), ("png", 400)])
def test_fifty_megapixels_are_opened_within_bounds(tmp_path: Path, ending: str, most: int) -> None:
    path = tmp_path / f"large.{ending}"
    arrow((8660, 5774)).save(path)
    ran = subprocess.run([sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True)
    wide, high, megabytes = map(int, ran.stdout.split())
    assert wide * high <= 12_000_000 < 13 * wide * high / 12
    assert megabytes < most


def test_pages_of_a_pdf(tmp_path: Path) -> None:
    first, *others = [arrow((420, 594)) for _ in range(12)]
    first.save(tmp_path / "bill.pdf", save_all=True, append_images=others)
    pages = list(open_pictures(tmp_path / "bill.pdf"))
    assert len(pages) == 10
    assert max(pages[0].size) == 2200
    assert pages[0].getpixel((10, 10)) == pytest.approx((200, 20, 20), abs=8)


def test_a_broken_and_a_locked_pdf(tmp_path: Path) -> None:
    path = tmp_path / "bill.pdf"
    path.write_bytes(b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog")
    assert reason(path) == "truncated"
    key = "00" * 32
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
        + f"3 0 obj\n<< /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >>\nendobj\n".encode()
        + f"trailer\n<< /Root 1 0 R /Encrypt 3 0 R /ID [<{key}> <{key}>] >>\n%%EOF\n".encode()
    )
    assert reason(path) == "locked"
