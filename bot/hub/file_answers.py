"""Files that exist in clear only in memory, sent as a file would be: whole or the part that a player asks for."""

import re
from urllib.parse import quote

from fastapi import Request, Response

_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)


def sent_file(request: Request, content: bytes, *, media_type: str, name: str, disposition: str) -> Response:
    """The answer to a request for these bytes; one range is honoured, as RFC 9110, section 14 has it."""
    headers = {"accept-ranges": "bytes", "content-disposition": _disposition(disposition, name)}
    asked = _RANGE.fullmatch(request.headers.get("range", "").strip())
    if asked is None or asked[0] == "bytes=-":
        return Response(content, headers=headers, media_type=media_type)
    first, last = _part(asked[1], asked[2], len(content))
    if first >= len(content) or first > last:
        return Response(status_code=416, headers={"content-range": f"bytes */{len(content)}"})
    headers["content-range"] = f"bytes {first}-{last}/{len(content)}"
    return Response(content[first : last + 1], 206, headers=headers, media_type=media_type)


def _part(first: str, last: str, length: int) -> tuple[int, int]:
    """First and last byte of a range; one without a beginning is counted from the end."""
    if not first:
        return max(0, length - int(last)), length - 1
    return int(first), min(int(last), length - 1) if last else length - 1


def _disposition(kind: str, name: str) -> str:
    quoted = quote(name)
    return f'{kind}; filename="{name}"' if quoted == name else f"{kind}; filename*=utf-8''{quoted}"
