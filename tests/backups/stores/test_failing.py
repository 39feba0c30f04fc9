"""What can go wrong with a store: each ends with its kind of error and a sentence, soon, and without a secret in it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from backups.stores import (
    Keeping,
    StoreBusyError,
    StoreDamagedError,
    StoreFullError,
    StoreUnreachableError,
)
from backups.stores.places import Access, problem_of
from backups.stores.program import Limits
from backups.verifying import verify
from tests.backups.stores.bucket import KEY_ID, Server, serving
from tests.backups.stores.cheap import cheapen
from tests.backups.stores.making import PASSWORD, archives_at, snapshots, store_at
from tests.backups.stores.servers import free_port, locks, needs_restic, needs_sshd, silent_port, small_disk, sshd

SECRET = SecretStr("secret-of-the-bucket")


@pytest.fixture
def bucket() -> Iterator[Server]:
    """An S3 server."""
    with serving() as server:
        yield server


def of_bucket(key: str = KEY_ID) -> Access:
    """What opens it."""
    return Access(s3_key=SecretStr(key), s3_secret=SECRET)


def test_a_full_disk_under_archives(tmp_path: Path) -> None:
    (first,) = snapshots(tmp_path, 1, size=2_000_000)
    with small_disk(tmp_path / "disk") as disk:
        store = archives_at(disk / "store", tmp_path)
        with pytest.raises(StoreFullError, match=r"no room left in .*: free some there, or keep fewer"):
            store.put(first)
        assert list((disk / "store").glob("*.part")) == []
        assert store.held() == []
        (small,) = snapshots(tmp_path / "small", 1, size=1_000)
        assert store.put(small).name == small.name


@needs_restic
def test_a_full_disk_under_restic(tmp_path: Path) -> None:
    (first,) = snapshots(tmp_path, 1, size=2_000_000)
    with small_disk(tmp_path / "disk") as disk:
        store = store_at(str(disk / "store"), tmp_path)
        with pytest.raises(StoreFullError, match=r"no room left at .*: free some there"):
            store.put(first)
        assert store.held() == []
        (small,) = snapshots(tmp_path / "small", 1, size=1_000)
        assert store.put(small).name == small.name
        assert store.check() == ()
        with contextlib.suppress(OSError):
            (disk / "filled").write_bytes(bytes(4_000_000))
        with pytest.raises(StoreFullError, match=r"no room left at .*: free some there"):
            store.check()


@needs_sshd
def test_a_full_disk_behind_ssh(tmp_path: Path) -> None:
    """An SFTP server says no more than that a write failed."""
    (first,) = snapshots(tmp_path, 1, size=2_000_000)
    with sshd(tmp_path / "ssh") as ssh, small_disk(tmp_path / "disk") as disk:
        store = store_at(ssh.place(disk / "store"), tmp_path, access=Access(ssh_config=ssh.config))
        with pytest.raises(StoreFullError, match="no room left at sftp:"):
            store.put(first)


@needs_restic
def test_a_full_bucket(bucket: Server, tmp_path: Path) -> None:
    """The account's room is used up: it is said at once and not after the quarter of an hour for which restic tries."""
    first, second = snapshots(tmp_path, size=500_000)
    store = store_at(bucket.place, tmp_path, access=of_bucket())
    assert store.held() == ()
    store_at(bucket.place, tmp_path, access=of_bucket()).put(first)
    bucket.room = bucket.taken + 1_000
    with pytest.raises(StoreFullError, match=r"no room left at s3:.*QuotaExceeded"):
        store_at(bucket.place, tmp_path, access=of_bucket()).put(second)
    bucket.room = None
    assert [one.name for one in store_at(bucket.place, tmp_path, access=of_bucket()).held()] == [first.name]


@needs_restic
def test_nobody_at_the_place(tmp_path: Path) -> None:
    place = f"s3:http://127.0.0.1:{free_port()}/family/house"
    with pytest.raises(StoreUnreachableError, match=r"cannot be reached \(.*connection refused.*tried again") as said:
        store_at(place, tmp_path, access=of_bucket(), limits=Limits(answer=4, pauses=(0.05,))).held()
    assert SECRET.get_secret_value() not in str(said.value)


@needs_restic
def test_somebody_who_never_answers(tmp_path: Path) -> None:
    with silent_port() as port:
        begun = time.monotonic()
        store = store_at(
            f"s3:http://127.0.0.1:{port}/family/house", tmp_path, access=of_bucket(), limits=Limits(answer=2)
        )
        with pytest.raises(StoreUnreachableError, match="nothing went on for 2 seconds"):
            store.held()
        assert time.monotonic() - begun < 20


@needs_restic
def test_a_key_that_the_bucket_does_not_know(bucket: Server, tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachableError, match=r"refuses \(.*check the key or the account") as said:
        store_at(bucket.place, tmp_path, access=of_bucket("AKIDOFSOMEBODYELSE")).held()
    assert SECRET.get_secret_value() not in str(said.value)


@needs_sshd
def test_an_unknown_host_key_and_a_refused_key(tmp_path: Path) -> None:
    with sshd(tmp_path / "ssh") as ssh:
        store = store_at(ssh.place(tmp_path / "far"), tmp_path, access=Access(ssh_config=ssh.config))
        known = ssh.known_hosts.read_text()
        ssh.known_hosts.write_text("")
        with pytest.raises(StoreUnreachableError, match="a host key that is not known here: if it is the right one"):
            store.held()
        ssh.known_hosts.write_text(known)
        (ssh.folder / "authorized_keys").write_text("")
        with pytest.raises(StoreUnreachableError, match=r"refuses \(.*Permission denied"):
            store.held()


@needs_restic
def test_a_store_that_was_there_and_is_gone_is_not_begun_anew(tmp_path: Path) -> None:
    """The disk is not mounted: a new empty store below its mount point would look like a success."""
    (first,) = snapshots(tmp_path, 1)
    place = tmp_path / "disk" / "store"
    store_at(str(place), tmp_path).put(first)
    cheapen(tmp_path)
    place.rename(tmp_path / "elsewhere")
    for again in (lambda: store_at(str(place), tmp_path).put(first), lambda: store_at(str(place), tmp_path).held()):
        with pytest.raises(StoreUnreachableError, match="not there any more: is the disk mounted"):
            again()
    assert not place.exists()
    assert store_at(str(place), tmp_path, anew=True).put(first).name == first.name
    archives = archives_at(tmp_path / "archives", tmp_path)
    archives.put(first)
    (tmp_path / "archives").rename(tmp_path / "gone")
    with pytest.raises(StoreUnreachableError, match="not there any more"):
        archives.put(first)


@needs_restic
def test_a_stale_lock_is_taken_away_and_a_living_one_is_not(tmp_path: Path) -> None:
    """A restic that was killed left its lock; one that lives (stopped, so that it does not end) has its own."""
    first, second = snapshots(tmp_path)
    place = tmp_path / "store"
    store_at(str(place), tmp_path).put(first)
    cheapen(tmp_path)
    store_at(str(place), tmp_path).put(second)
    with locking(place) as killed:
        killed.kill()
        killed.wait()
    assert locks(place)
    assert store_at(str(place), tmp_path).thin_out(Keeping(2, 0, 0)) == ()
    assert not locks(place)
    with locking(place) as living:
        living.send_signal(signal.SIGSTOP)
        try:
            with pytest.raises(StoreBusyError, match="somebody else works on the store"):
                store_at(str(place), tmp_path).thin_out(Keeping(1, 0, 0))
            assert locks(place)
        finally:
            living.send_signal(signal.SIGCONT)
    assert store_at(str(place), tmp_path).thin_out(Keeping(1, 0, 0)) == (first.name,)


@needs_restic
def test_damage_is_found(tmp_path: Path) -> None:
    (first,) = snapshots(tmp_path, 1)
    store = store_at(str(tmp_path / "store"), tmp_path)
    store.put(first)
    cheapen(tmp_path)
    pack = max((tmp_path / "store" / "data").rglob("*"), key=lambda path: path.stat().st_size if path.is_file() else 0)
    flip(pack)
    assert store.check() == ()
    problems = store.check(every_byte=True)
    assert problems
    assert any(pack.name[:8] in one for one in problems)
    with pytest.raises(StoreDamagedError):
        store.fetch(first.name, tmp_path / "out")
    pack.unlink()
    assert store.check()


@pytest.mark.parametrize("damage", ["content", "cut", "about", "nonsense"])
def test_damage_of_an_archive_is_found(damage: str, tmp_path: Path) -> None:
    first, second = snapshots(tmp_path)
    store = archives_at(tmp_path / "store", tmp_path)
    store.put(first)
    cheapen(tmp_path)
    store.put(second)
    path = tmp_path / "store" / f"{first.name}.tar"
    whole = path.read_bytes()
    if damage == "content":
        flip(path, at=len(whole) // 2)
        assert store.check() == []
    elif damage == "cut":
        path.write_bytes(whole[: len(whole) // 2])
    elif damage == "about":
        flip(path, at=3 * 512 + 300)
    else:
        path.write_bytes(b"nonsense" * 1000)
    (problem,) = store.check(every_byte=True)
    assert problem.startswith(path.name)
    if damage != "about":
        with pytest.raises(StoreDamagedError):
            store.fetch(first.name, tmp_path / "out")
        assert not (tmp_path / "out" / first.name).exists()
    assert verify(store.fetch(second.name, tmp_path / "out").folder).ok


@needs_restic
def test_the_password_stands_in_no_command_and_no_environment(tmp_path: Path) -> None:
    """Looked at in /proc, over and over, while restic works."""
    (first,) = snapshots(tmp_path, 1)
    store = store_at(str(tmp_path / "store"), tmp_path)
    thread = threading.Thread(target=store.put, args=(first,))
    thread.start()
    seen, shown = set[str](), list[str]()
    while thread.is_alive():
        for process in Path("/proc").glob("[0-9]*"):
            try:
                command = (process / "cmdline").read_bytes()
                if b"restic" not in command or str(os.getpid()) != parent(process):
                    continue
                told = command + (process / "environ").read_bytes()
            except (OSError, IndexError):
                continue
            seen.add(command.replace(b"\0", b" ").decode())
            shown += [PASSWORD.get_secret_value()] if PASSWORD.get_secret_value().encode() in told else []
    assert any(" backup " in one for one in seen)
    assert shown == []


def parent(process: Path) -> str:
    """The id of the process that started it."""
    return (process / "stat").read_text().rpartition(")")[2].split()[1]


@pytest.mark.parametrize(
    ("place", "good"),
    [
        ("", True),
        ("off", True),
        ("/mnt/disk/store", True),
        ("store", True),
        ("sftp:anna@nas:/backups", True),
        ("sftp://anna@nas.home:2222//backups/house", True),
        ("s3:https://s3.example.com/bucket/house", True),
        ("s3:s3.amazonaws.com/bucket", True),
        ("rclone:drive:house", True),
        ("sftp:-oProxyCommand=evil:/x", False),
        ("sftp:anna@-host:/x", False),
        ("sftp:nas", False),
        ("s3:https://key:secret@host/bucket", False),
        ("s3:bucket", False),
        ("rclone:--config=/x:y", False),
        ("rest:http://host/", False),
        ("https://host/", False),
    ],
)
def test_places_that_make_sense(place: str, good: bool) -> None:
    assert (problem_of(place) == "") is good


def flip(path: Path, at: int | None = None) -> None:
    """Turns one byte of a file over."""
    path.chmod(0o600)
    content = bytearray(path.read_bytes())
    content[len(content) // 2 if at is None else at] ^= 0xFF
    path.write_bytes(bytes(content))


class locking:  # noqa: N801 - used as a function
    """A restic at work on a repository, with its lock in place: it reads a backup from a pipe that does not end."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def __enter__(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            ["restic", "--repo", str(self._place), "--no-cache", "backup", "--stdin"],
            env={"PATH": "/usr/bin", "HOME": "/nonexistent", "RESTIC_PASSWORD": PASSWORD.get_secret_value()},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(600):
            if locks(self._place):
                return self._process
            time.sleep(0.05)
        raise AssertionError("restic did not lock the repository")

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
