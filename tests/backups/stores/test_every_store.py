"""Every kind of store, with its real program: what was put into it comes back the same, and only what is to be kept."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pydantic import SecretStr

from backups.stores import Keeping, Store, StoreError, WrongPasswordError
from backups.stores.opening import StoreSettings, open_store, why
from backups.stores.places import Access
from backups.verifying import verify
from tests.backups.stores.bucket import KEY_ID, serving
from tests.backups.stores.cheap import cheapen
from tests.backups.stores.making import PASSWORD, archives_at, snapshots, store_at
from tests.backups.stores.servers import needs_rclone, needs_restic, needs_sshd, rclone_remote, sshd

Opening = Callable[..., Store]


@pytest.fixture(
    params=[
        "archive",
        pytest.param("restic", marks=needs_restic),
        pytest.param("sftp", marks=needs_sshd),
        pytest.param("s3", marks=needs_restic),
        pytest.param("rclone", marks=needs_rclone),
    ]
)
def opening(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opening]:
    """Opens the store of one kind, as often as one likes."""
    with ExitStack() as stack:
        if request.param == "archive":
            yield lambda **given: archives_at(tmp_path / "store", tmp_path, **given)
            return
        place, access = str(tmp_path / "store"), Access()
        if request.param == "sftp":
            ssh = stack.enter_context(sshd(tmp_path / "ssh"))
            place, access = ssh.place(tmp_path / "far"), Access(ssh_config=ssh.config)
        elif request.param == "s3":
            place = stack.enter_context(serving()).place
            access = Access(s3_key=SecretStr(KEY_ID), s3_secret=SecretStr("secret of the bucket"))
        elif request.param == "rclone":
            access = Access(rclone_config=stack.enter_context(rclone_remote(tmp_path / "remote")))
            place = "rclone:far:house"
        yield lambda **given: store_at(place, tmp_path, access=access, **given)


@pytest.fixture(params=["archive", pytest.param("restic", marks=needs_restic)])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Opening:
    """Opens the store of one of the two kinds on this machine."""
    if request.param == "archive":
        return lambda **given: archives_at(tmp_path / "store", tmp_path, **given)
    return lambda **given: store_at(str(tmp_path / "store"), tmp_path, **given)


def test_what_was_put_comes_back_the_same(opening: Opening, tmp_path: Path) -> None:
    first, second = snapshots(tmp_path)
    told: list[tuple[float, str]] = []
    store = opening()
    assert store.held() == () or list(store.held()) == []
    store.put(first)
    for place in ("store", "far"):  # What serves a bucket or WebDAV does not look at its files again.
        cheapen(tmp_path / place)
    kept = store.put(second, lambda share, what: told.append((share, what)))
    assert told[-1] == (1.0, f"stored {second.name}")
    assert all(0 <= share <= 1 for share, _ in told)
    store = opening()
    assert [one.name for one in store.held()] == [first.name, second.name]
    assert store.held()[-1] == kept == store.put(second)
    manifest = second.manifest
    assert (kept.at, kept.rows, kept.bytes) == (manifest.at, manifest.rows, manifest.bytes)
    fetched = store.fetch(first.name, tmp_path / "out")
    assert verify(fetched.folder).ok
    assert fetched.folder == tmp_path / "out" / first.name
    assert fetched.manifest == first.manifest
    assert content(fetched.folder) == content(first.folder)
    assert times(fetched.folder) == times(first.folder)
    assert store.fetch(first.name, tmp_path / "out").manifest == first.manifest
    assert [path.name for path in (tmp_path / "out").iterdir()] == [first.name]
    assert store.check(every_byte=True) in ((), [])
    assert store.thin_out(Keeping(daily=1, weekly=0, monthly=0)) == (first.name,)
    assert [one.name for one in opening().held()] == [second.name]
    assert store.check() in ((), [])
    with pytest.raises(StoreError, match=f"no snapshot {first.name}"):
        store.fetch(first.name, tmp_path / "out")


def test_another_password_is_refused_with_a_sentence(here: Opening, tmp_path: Path) -> None:
    opening, (first,) = here, snapshots(tmp_path, 1)
    opening().put(first)
    cheapen(tmp_path)
    other = SecretStr("quite another password")
    for ask in (lambda: opening(password=other).held(), lambda: opening(password=other).put(first)):
        with pytest.raises(
            WrongPasswordError, match=r"opens? with another password: check INGLE_BACKUP_PASSWORD"
        ) as said:
            ask()
        assert other.get_secret_value() not in str(said.value)
        assert PASSWORD.get_secret_value() not in str(said.value)
    assert len(opening().held()) == 1


@pytest.mark.slow
def test_the_password_can_be_changed(here: Opening, tmp_path: Path) -> None:
    opening, (first, second) = here, snapshots(tmp_path)
    opening().put(first)
    cheapen(tmp_path)
    new = SecretStr("the new password of it")
    opening().change_password(new)
    opening(password=PASSWORD).change_password(new)
    with pytest.raises(WrongPasswordError):
        opening().put(second)
    store = opening(password=new)
    store.put(second)
    assert [one.name for one in store.held()] == [first.name, second.name]
    assert verify(store.fetch(first.name, tmp_path / "out").folder).ok


@needs_restic
def test_which_store_it_is(tmp_path: Path) -> None:
    def opened(place: str) -> Store | None:
        return open_store(StoreSettings(place, PASSWORD, tmp_path / "kept"))

    assert opened("off") is None
    assert "off" in why(None)
    (first,) = snapshots(tmp_path, 1)
    local = opened("")
    assert local is not None
    assert why(local) == f"a restic repository at {tmp_path}/kept/repository"
    archives_at(tmp_path / "archives", tmp_path).put(first)
    cheapen(tmp_path)
    there = opened(str(tmp_path / "archives"))
    assert there is not None
    assert why(there) == f"encrypted archives in {tmp_path}/archives, where there are some already"
    assert [one.name for one in there.held()] == [first.name]


def test_an_archive_shows_nothing_of_what_is_in_it(tmp_path: Path) -> None:
    """The names of files and the password stand nowhere; `tar` and `age` can open its three parts."""
    (first,) = snapshots(tmp_path, 1)
    archives_at(tmp_path / "store", tmp_path).put(first)
    (path,) = (tmp_path / "store").glob("*.tar")
    with tarfile.open(path) as tar:
        assert tar.getnames() == ["key.age", "about.age", "snapshot.tar.age"]
    content = path.read_bytes()
    for private in (b"household", b"photo-1", PASSWORD.get_secret_value().encode(), b"manifest"):
        assert private not in content
    assert path.stat().st_mode & 0o077 == 0
    (tmp_path / "store" / "key.age").unlink()
    assert len(archives_at(tmp_path / "store", tmp_path).held()) == 1


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def times(folder: Path) -> dict[str, int]:
    """When the family's files were changed."""
    return {path.name: path.stat().st_mtime_ns for path in (folder / "media").iterdir()}


@needs_restic
def test_others_in_the_same_repository_are_left_alone(tmp_path: Path) -> None:
    first, second = snapshots(tmp_path)
    store = store_at(str(tmp_path / "store"), tmp_path)
    store.put(first)
    cheapen(tmp_path)
    (tmp_path / "theirs").write_text("somebody else's")
    theirs = ["restic", "--repo", str(tmp_path / "store"), "--no-cache"]
    environment = {"PATH": "/usr/bin", "RESTIC_PASSWORD": PASSWORD.get_secret_value(), "HOME": str(tmp_path)}
    subprocess.run(
        [*theirs, "backup", str(tmp_path / "theirs")], env=environment, check=True, capture_output=True, timeout=60
    )
    store.put(second)
    store.thin_out(Keeping(daily=1, weekly=0, monthly=0))
    listed = subprocess.run([*theirs, "snapshots"], env=environment, check=True, capture_output=True, text=True)
    assert "/theirs" in listed.stdout
    assert [one.name for one in store.held()] == [second.name]
