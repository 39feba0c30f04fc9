"""`python -m tests.attacks.garak_bridge LINK`: lets garak's `rest` generator talk to the running product.

The web chat wants a signed-in visitor, its own origin, and another id for each message; garak's generator sends the
same request every time. So this signs in with the LINK that `ingle run` or `ingle signin` prints, takes `{"text": …}`
on the loopback and answers `{"reply": …}`. `garak_rest.json` is garak's side of it.
"""

from __future__ import annotations

import argparse
import json
import secrets
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

LONGEST = 4000
"""Characters that the web chat takes in one message; a longer prompt is cut, as a person would have to."""
PATIENCE = 180.0
"""Seconds for one answer."""


class Product:
    """The web chat of a running house, as one signed-in member."""

    def __init__(self, link: str) -> None:
        address = urlsplit(link)
        self._client = httpx.Client(base_url=f"{address.scheme}://{address.netloc}", timeout=PATIENCE)
        signed = self._client.get(f"{address.path}?{address.query}")
        if signed.status_code != 303:
            raise SystemExit(f"the link did not sign anybody in ({signed.status_code}): ask `ingle signin` for another")
        self._client.headers["Origin"] = f"{address.scheme}://{address.netloc}"

    def say(self, text: str) -> str:
        """What is answered to a text, all replies together; the sentence of the hub where it refuses the message."""
        posted = {"id": secrets.token_hex(8), "text": text.strip()[:LONGEST] or "."}
        answer = self._client.post("/api/messages", json=posted)
        found: dict[str, Any] = answer.json()
        if answer.status_code != 200:
            return str(found.get("error", answer.status_code))
        return "\n".join(entry["text"] for entry in found["entries"] if entry["kind"] == "replied")


def server(product: Product, port: int, record: Path | None) -> ThreadingHTTPServer:
    """The bridge on a port of the loopback; every exchange is a line of `record`."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
            began = time.monotonic()
            reply = product.say(str(body["text"]))
            if record is not None:
                row = {"text": body["text"], "reply": reply, "seconds": round(time.monotonic() - began, 2)}
                with record.open("a", encoding="utf-8") as lines:
                    lines.write(json.dumps(row) + "\n")
            answer = json.dumps({"reply": reply}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Nothing is written."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)


def main() -> None:
    """Serves until it is interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.attacks.garak_bridge", description=__doc__)
    parser.add_argument("link", help="what `ingle run` or `ingle signin` prints")
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--record", type=Path, help="a JSONL file to which every exchange is added")
    wishes = parser.parse_args()
    serving = server(Product(wishes.link), wishes.port, wishes.record)
    print(f"garak can talk to http://127.0.0.1:{wishes.port}/", flush=True)
    serving.serve_forever()


if __name__ == "__main__":
    main()
