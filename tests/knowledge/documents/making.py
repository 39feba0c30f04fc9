"""Files of all kinds, made small and fast for tests."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

A4 = (595, 842)
LINE = 14
WHOLE_PAGE = f"q {A4[0]} 0 0 {A4[1]} 0 0 cm /I0 Do Q\n"
FONTS = (b"Helvetica", b"Helvetica-Bold")


def said(text: str, x: float, y: float, size: float = 11, *, font: str = "F1", before: str = "") -> str:
    """The operators that put text on a page, y from its top; `before` are operators such as a colour or mode."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"q BT {before} /{font} {size} Tf 1 0 0 1 {x} {A4[1] - y} Tm ({escaped}) Tj ET Q\n"


def letter(lines: Sequence[str], *, top: float = 80, size: float = 11) -> str:
    """A page with lines below each other."""
    return "".join(said(line, 60, top + at * LINE, size) for at, line in enumerate(lines))


def pdf(
    pages: Sequence[str],
    *,
    locked: bool = False,
    rotate: int = 0,
    pictures: Mapping[int, bytes] | None = None,
    placed: str = WHOLE_PAGE,
) -> bytes:
    """A PDF of these contents of pages. `pictures`: JPEGs of the pages of these numbers (from 0), drawn by `placed`."""
    fonts = (b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % one for one in FONTS)
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", *fonts]
    kids = []
    for at, content in enumerate(pages):
        resources = b"/Font << /F1 3 0 R /F2 4 0 R >>"
        if pictures and at in pictures:
            wide, high = Image.open(io.BytesIO(pictures[at])).size
            content = placed + content
            objects.append(
                f"<< /Type /XObject /Subtype /Image /Width {wide} /Height {high} /ColorSpace /DeviceRGB "
                f"/BitsPerComponent 8 /Filter /DCTDecode /Length {len(pictures[at])} >>\nstream\n".encode()
                + pictures[at]
                + b"\nendstream"
            )
            resources += f" /XObject << /I0 {len(objects)} 0 R >>".encode()
        stream = zlib.compress(content.encode("cp1252"), 1)
        objects.append(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R /Resources << %s >> >>"
            % (*A4, rotate, len(objects), resources)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    trailer = b"/Root 1 0 R"
    if locked:
        secret = "ab" * 32
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{secret}> /U <{secret}> /P -4 >>".encode())
        trailer += b" /Encrypt %d 0 R /ID [<%s> <%s>]" % (len(objects), secret.encode(), secret.encode())
    return _assembled(objects, trailer)


def _assembled(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.6\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start))
    return out.getvalue()


def picture(lines: Sequence[str], kind: str = "JPEG", size: tuple[int, int] = (1000, 700)) -> bytes:
    """A photo of a sheet with these lines on it."""
    sheet = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=34)
    for at, line in enumerate(lines):
        draw.text((60, 60 + at * 70), line, fill="black", font=font)
    out = io.BytesIO()
    sheet.save(out, kind)
    return out.getvalue()


def zipped(files: Mapping[str, bytes], *, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def with_files(made: bytes, files: Mapping[str, bytes], changes: Mapping[str, tuple[bytes, bytes]]) -> bytes:
    """A ZIP with more files, and in some of those it has something replaced by something else."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        there = {name: archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        there[name] = there[name].replace(*change)
    return zipped(there | dict(files))


def locked_zip(name: str, data: bytes) -> bytes:
    """A ZIP whose only file is marked as encrypted."""
    made = bytearray(zipped({name: data}, packed=zipfile.ZIP_STORED))
    made[6] |= 1
    made[made.index(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def word(body: str, *, head: bytes = b"") -> bytes:
    """A DOCX with that XML as its body. `head` goes before the XML of the document."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return zipped(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/></Types>'
            ).encode(),
            "_rels/.rels": (
                f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
                'Target="word/document.xml"/></Relationships>'
            ).encode(),
            "word/document.xml": head + f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode(),
        }
    )


def open_text(body: str, *, styles: str = "", automatic: str = "") -> bytes:
    """An ODT with that XML as its text. `styles` are those of the document, `automatic` those of the text."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{what}:1.0"'
        for name, what in {
            "office": "office",
            "text": "text",
            "table": "table",
            "style": "style",
            "draw": "drawing",
            "fo": "xsl-fo-compatible",
            "manifest": "manifest",
        }.items()
    )
    kind = "application/vnd.oasis.opendocument.text"
    return zipped(
        {
            "mimetype": kind.encode(),
            "META-INF/manifest.xml": (
                f'<manifest:manifest {spaces}><manifest:file-entry manifest:full-path="/" '
                f'manifest:media-type="{kind}"/></manifest:manifest>'
            ).encode(),
            "content.xml": (
                f"<office:document-content {spaces}><office:automatic-styles>{automatic}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ).encode(),
            "styles.xml": (f"<office:document-styles {spaces}>{styles}</office:document-styles>").encode(),
        }
    )


def kept(folder: Path, name: str, data: bytes | str) -> Path:
    """A file with these bytes, or this text as UTF-8."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def form(label: str, value: str) -> bytes:
    """A PDF with a label and beside it a field that was filled in."""
    looks = f"q BT /F1 11 Tf 2 4 Td ({value}) Tj ET Q".encode()
    content = said(label, 60, 100).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>",
        b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> "
        b"/Annots [6 0 R] >>",
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (%s) /F 4 /Rect [140 738 300 756] /AP << /N 7 0 R >> >>"
        % value.encode(),
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 160 18] /Resources << /Font << /F1 3 0 R >> >> /Length %d >>\n"
        b"stream\n%s\nendstream" % (len(looks), looks),
    ]
    return _assembled(objects, b"/Root 1 0 R")
