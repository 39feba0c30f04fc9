"""Real calendar servers on loopback, and somebody else's phone that uses them."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from pydantic import SecretStr

from skills.accounts.caldav import open_server
from skills.accounts.remote import Item, Kind, Login, RemoteCalendar, RemoteServer

USER, PASSWORD = "mum", "correct horse"

EVENT = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Phone//EN\r
BEGIN:VEVENT\r
UID:{uid}\r
DTSTAMP:20261120T080000Z\r
LAST-MODIFIED:{changed}\r
DTSTART;TZID=Europe/Berlin:{start}\r
DTEND;TZID=Europe/Berlin:{end}\r
SUMMARY:{title}\r
X-PHONE-COLOUR:teal\r
{more}END:VEVENT\r
END:VCALENDAR\r
"""


def event_text(
    uid: str,
    title: str,
    start: str = "20261123T100000",
    end: str = "20261123T110000",
    changed: str = "20261120T080000Z",
    more: str = "",
) -> str:
    """An event as a phone writes it."""
    return EVENT.format(uid=uid, title=title, start=start, end=end, changed=changed, more=more)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], port: int) -> Iterator[str]:
    """A server process, up, until the block ends; gives its address."""
    url = f"http://127.0.0.1:{port}/"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(url, process)
            yield url
        finally:
            process.terminate()
            process.wait(10)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        try:
            urlopen(url, timeout=1).close()
        except URLError as error:
            if not isinstance(error.reason, OSError):
                return
            time.sleep(0.1)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the calendar server did not start")


def radicale(folder: Path, port: int | None = None, users: Path | None = None) -> list[str]:
    """The command of a Radicale; with a file of users it asks for passwords."""
    sign_in = ["--auth-type", "none"]
    if users is not None:
        sign_in = ["--auth-type", "htpasswd", "--auth-htpasswd-filename", str(users)]
        sign_in += ["--auth-htpasswd-encryption", "plain", "--auth-delay", "0"]
    hosts = ["--server-hosts", f"127.0.0.1:{port}", "--storage-filesystem-folder", str(folder)]
    return [sys.executable, "-m", "radicale", "--config", "", *hosts, *sign_in]


def xandikos(folder: Path, port: int) -> list[str]:
    """The command of a Xandikos."""
    program = Path(sys.executable).with_name("xandikos")
    where = ["-d", str(folder), "-l", "127.0.0.1", "-p", str(port)]
    return [str(program), "serve", *where, "--current-user-principal", "/mum/", "--autocreate", "--defaults"]


@dataclass
class Phone:
    """Another client of the same account."""

    server: RemoteServer
    events: RemoteCalendar
    todos: RemoteCalendar

    def put(self, text: str, href: str | None = None, etag: str | None = None) -> str:
        """Writes an event and returns where it is."""
        uid = text.partition("UID:")[2].partition("\r\n")[0]
        at = href or self.server.new_href(self.events, uid)
        self.server.put(self.events, at, text, etag)
        return at

    def change(self, uid: str, old: str, new: str) -> None:
        """Writes something else into an event; lines end in a plain newline here."""
        item = self.the(uid)
        text = item.text.replace("\r\n", "\n")
        assert old in text
        self.server.put(self.events, item.href, text.replace(old, new).replace("\n", "\r\n"), item.etag)

    def the(self, uid: str) -> Item:
        """The event with this UID."""
        item = self.server.find(self.events, uid)
        assert item is not None
        return item

    def delete(self, uid: str) -> None:
        """Deletes an event."""
        item = self.the(uid)
        self.server.delete(self.events, item.href, item.etag)

    def texts(self, calendar: RemoteCalendar | None = None) -> list[str]:
        """Everything that is in the calendar."""
        return [item.text for item in self.server.changes(calendar or self.events, None, {}).items]


def make_calendars(url: str) -> None:
    """One calendar of events and one of to-dos, where the server has none."""
    from caldav.davclient import DAVClient

    client = DAVClient(url=url, username=USER, password=PASSWORD, enable_rfc6764=False)
    principal = client.get_principal()
    if not principal.get_calendars():
        principal.make_calendar(name="Family", supported_calendar_component_set=["VEVENT"])
        principal.make_calendar(name="Errands", supported_calendar_component_set=["VTODO"])
    client.close()


def phone(url: str) -> Phone:
    """A phone that is signed in."""
    server = open_server(Login(url, USER, SecretStr(PASSWORD)), lambda _: None)
    listed = server.calendars()
    kinds = {one.kind: one for one in listed}
    return Phone(server, kinds[Kind.EVENT], kinds[Kind.TODO])
