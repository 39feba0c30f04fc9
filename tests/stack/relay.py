"""Carries bytes between a socket file and a port, so that a container reaches a server on this machine's loopback.

`relay.py port PORT SOCKET` in the container, `relay.py socket PORT SOCKET` beside the server.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from pathlib import Path


async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """All bytes of one direction."""
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    with suppress(OSError):
        writer.close()


async def main(side: str, port: int, path: str) -> None:
    """Relays until it is ended."""

    async def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if side == "port":
                far_reader, far_writer = await asyncio.open_unix_connection(path)
            else:
                far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            writer.close()
            return
        await asyncio.gather(carry(reader, far_writer), carry(far_reader, writer))

    if side == "port":
        server = await asyncio.start_server(met, "0.0.0.0", port)
    else:
        Path(path).unlink(missing_ok=True)
        server = await asyncio.start_unix_server(met, path)
        Path(path).chmod(0o777)
    print("ready", flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
