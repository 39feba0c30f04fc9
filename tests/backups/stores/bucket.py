"""A small S3 server on loopback for one test: buckets in memory, one key, room for so many bytes."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

KEY_ID = "AKIDINGLENOOKTEST"


class Server(ThreadingHTTPServer):
    """Its objects by bucket and name; `room` in bytes, None for no limit."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.buckets: dict[str, dict[str, bytes]] = {}
        self.room: int | None = None
        self.asked = 0

    @property
    def place(self) -> str:
        """A repository in a bucket of it."""
        return f"s3:http://127.0.0.1:{self.server_address[1]}/family/house"

    @property
    def taken(self) -> int:
        """Bytes of all objects."""
        return sum(len(one) for bucket in self.buckets.values() for one in bucket.values())


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """A server that runs until the block ends."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    """The part of the S3 API that restic uses (docs.aws.amazon.com/AmazonS3/latest/API)."""

    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the standard library
        """Says nothing."""

    def _begin(self) -> tuple[str, str, dict[str, list[str]]] | None:
        self.server.asked += 1
        if f"Credential={KEY_ID}/" not in self.headers.get("Authorization", ""):
            self._body()
            self._fail(403, "InvalidAccessKeyId")
            return None
        parts = urlsplit(self.path)
        bucket, _, name = unquote(parts.path).lstrip("/").partition("/")
        return bucket, name, parse_qs(parts.query, keep_blank_values=True)

    def do_GET(self) -> None:
        if (asked := self._begin()) is None:
            return
        bucket, name, query = asked
        objects = self.server.buckets.get(bucket)
        if "location" in query:
            self._answer(200, b'<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>')
        elif objects is None:
            self._fail(404, "NoSuchBucket")
        elif not name:
            self._list(bucket, objects, query.get("prefix", [""])[0])
        elif name not in objects:
            self._fail(404, "NoSuchKey")
        else:
            self._object(objects[name], body=True)

    def do_HEAD(self) -> None:
        if (asked := self._begin()) is None:
            return
        bucket, name, _ = asked
        objects = self.server.buckets.get(bucket)
        if objects is None or (name and name not in objects):
            self._answer(404, b"")
        else:
            self._object(objects[name] if name else b"", body=False)

    def do_PUT(self) -> None:
        content = None
        if (asked := self._begin()) is None:
            return
        content = self._body()
        bucket, name, _ = asked
        if not name:
            self.server.buckets.setdefault(bucket, {})
            self._answer(200, b"")
            return
        room = self.server.room
        if room is not None and self.server.taken + len(content) > room:
            self._fail(403, "QuotaExceeded")
            return
        self.server.buckets[bucket][name] = content
        self._answer(200, b"", ETag='"0"')

    def do_DELETE(self) -> None:
        if (asked := self._begin()) is None:
            return
        bucket, name, _ = asked
        self.server.buckets.get(bucket, {}).pop(name, None)
        self._answer(204, b"")

    def do_POST(self) -> None:
        self._body()
        self._fail(501, "NotImplemented")

    def _body(self) -> bytes:
        raw = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if "STREAMING" not in self.headers.get("X-Amz-Content-Sha256", ""):
            return raw
        content, rest = b"", raw
        while rest:
            head, _, rest = rest.partition(b"\r\n")
            size = int(head.partition(b";")[0], 16)
            if size == 0:
                break
            content, rest = content + rest[:size], rest[size + 2 :]
        return content

    def _list(self, bucket: str, objects: dict[str, bytes], prefix: str) -> None:
        rows = "".join(
            f"<Contents><Key>{escape(name)}</Key><Size>{len(objects[name])}</Size>"
            "<LastModified>2026-11-21T03:30:00.000Z</LastModified><ETag>0</ETag></Contents>"
            for name in sorted(objects)
            if name.startswith(prefix)
        )
        said = f"<ListBucketResult><Name>{bucket}</Name><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>"
        self._answer(200, said.encode())

    def _object(self, content: bytes, *, body: bool) -> None:
        status, part, more = 200, content, {}
        wanted = self.headers.get("Range", "").removeprefix("bytes=")
        if wanted:
            first, _, last = wanted.partition("-")
            begin, end = int(first), min(int(last) if last else len(content), len(content) - 1)
            status, part = 206, content[begin : end + 1]
            more = {"Content-Range": f"bytes {begin}-{end}/{len(content)}"}
        times = {"Last-Modified": "Sat, 21 Nov 2026 03:30:00 GMT", "ETag": '"0"'}
        self._answer(status, part, send=body, **{**times, **more})

    def _fail(self, status: int, code: str) -> None:
        said = f"<Error><Code>{code}</Code><Message>{code}</Message></Error>"
        self._answer(status, said.encode())

    def _answer(self, status: int, content: bytes, *, send: bool = True, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/xml", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if send and self.command != "HEAD":
            self.wfile.write(content)
