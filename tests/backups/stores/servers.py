"""Real programs on loopback that keep copies for somebody: an SSH server with SFTP, and rclone behind a remote."""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SSHD, SFTP_SERVER = Path("/usr/sbin/sshd"), Path("/usr/lib/openssh/sftp-server")

needs_restic = pytest.mark.skipif(shutil.which("restic") is None, reason="restic is not installed")
needs_sshd = pytest.mark.skipif(
    shutil.which("restic") is None or not SSHD.exists() or not SFTP_SERVER.exists(),
    reason="restic or an SSH server is not installed",
)
needs_rclone = pytest.mark.skipif(
    shutil.which("restic") is None or shutil.which("rclone") is None, reason="restic or rclone is not installed"
)


def locks(repository: Path) -> list[str]:
    """The locks in a restic repository, where there is one; what a kill left half written is none."""
    folder = repository / "locks"
    return [path.name for path in folder.iterdir() if "-tmp-" not in path.name] if folder.is_dir() else []


def free_port() -> int:
    """A port of loopback at which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass(frozen=True)
class Ssh:
    """A server that takes one key; `config` is how a client gets in."""

    port: int
    config: Path
    known_hosts: Path
    folder: Path

    def place(self, folder: Path) -> str:
        """A repository below a folder of this machine."""
        return f"sftp:far:{folder}"


@contextlib.contextmanager
def sshd(folder: Path) -> Iterator[Ssh]:
    """An SSH server of this user on loopback."""
    folder.mkdir()
    for name in ("host_key", "user_key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    shutil.copyfile(folder / "user_key.pub", folder / "authorized_keys")
    (folder / "authorized_keys").chmod(0o600)
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    port = free_port()
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host_key\nPidFile none\nUsePAM no\nStrictModes no\n"
        f"AuthorizedKeysFile {folder}/authorized_keys\nPasswordAuthentication no\nPermitRootLogin yes\n"
        f"Subsystem sftp {SFTP_SERVER}\n"
    )
    public = (folder / "host_key.pub").read_text().split()
    known = folder / "known_hosts"
    known.write_text(f"[127.0.0.1]:{port} {public[0]} {public[1]}\n")
    config = folder / "ssh_config"
    config.write_text(
        f"Host far\n  HostName 127.0.0.1\n  Port {port}\n  User {getpass.getuser()}\n"
        f"  IdentityFile {folder}/user_key\n  IdentitiesOnly yes\n  UserKnownHostsFile {known}\n"
        "  GlobalKnownHostsFile none\n  StrictHostKeyChecking yes\n"
    )
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([str(SSHD), "-D", "-e", "-f", str(folder / "sshd_config")], stderr=log)
        try:
            wait_for(port, server)
            yield Ssh(port, config, known, folder)
        finally:
            server.terminate()
            server.wait(10)


@contextlib.contextmanager
def rclone_remote(folder: Path) -> Iterator[Path]:
    """A WebDAV server of rclone over a folder, and the file in which it is the remote `far`."""
    (folder / "kept").mkdir(parents=True)
    port = free_port()
    config = folder / "rclone.conf"
    config.write_text(f"[far]\ntype = webdav\nurl = http://127.0.0.1:{port}\nvendor = other\n")
    server = subprocess.Popen(
        ["rclone", "serve", "webdav", str(folder / "kept"), "--addr", f"127.0.0.1:{port}", "--config", str(config)],
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, server)
        yield config
    finally:
        server.terminate()
        server.wait(10)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Until somebody listens there. Raises AssertionError after ten seconds."""
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        assert server.poll() is None, "the server ended"
        time.sleep(0.05)
    raise AssertionError("the server does not listen")


@contextlib.contextmanager
def silent_port() -> Iterator[int]:
    """A port where connections are taken and nothing is ever said."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen(16)
        yield int(one.getsockname()[1])


@contextlib.contextmanager
def small_disk(folder: Path, size: str = "3m") -> Iterator[Path]:
    """A file system of so many bytes in memory. Skips the test where it cannot be mounted."""
    folder.mkdir()
    if os.getuid() != 0:
        pytest.skip("only root can mount a small disk")
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True)
    if done.returncode != 0:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
