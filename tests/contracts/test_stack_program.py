"""What `make stack` works out and makes before any container is started."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest

from compose import secret_files, stack
from compose.secret_files import StackError, anew, prepare
from compose.stack import derived, known_profiles, own_part, read_env, unknown_lines
from knowledge.store.owner_only import settle

ME = os.getuid()


def quiet(_line: str) -> None:
    """Says nothing."""


def test_profiles_say_where_pods_speech_reading_and_the_web_chat_are() -> None:
    found = derived(("finance", "speech", "ocr", "tls"), {"INGLE_DOMAIN": "home.example.org"}, ["compose.yaml"], 4)
    assert found == {
        "COMPOSE_PROJECT_NAME": "inglenook",
        "COMPOSE_PROFILES": "finance,speech,ocr,tls",
        "COMPOSE_FILE": "compose.yaml",
        "INGLE_POD_ADDRESSES": "finance=http://finance:8430",
        "STACK_CPUS": "4.0",
        "INGLE_HEARING": "http://speech:8421",
        "INGLE_SPEAKING": "http://speech:8421",
        "INGLE_OCR": "http://ocr:8423",
        "INGLE_WEB_URL": "https://home.example.org",
        "INGLE_CERTIFICATE_AT": "caddy:8443",
    }


def test_full_is_everything_and_another_port_stands_in_the_address() -> None:
    found = derived(("full",), {"STACK_HTTPS_PORT": "8443"}, [], 2)
    assert [pair.split("=")[0] for pair in found["INGLE_POD_ADDRESSES"].split(",")] == list(secret_files.PODS)
    assert found["INGLE_WEB_URL"] == "https://localhost:8443"


def test_a_line_of_ones_own_goes_before_what_follows_from_profiles() -> None:
    assert "INGLE_OCR" not in derived(("full",), {"INGLE_OCR": "http://big-machine:8423"}, [], 2)


def test_without_profiles_pods_are_in_the_process_of_the_bot() -> None:
    assert derived((), {}, [], 2)["INGLE_POD_ADDRESSES"] == ""


def test_an_unknown_profile_is_named() -> None:
    assert known_profiles(["tls", "finance"]) == ("finance", "tls")
    with pytest.raises(StackError, match="no profile finanse"):
        known_profiles(["finanse"])


def test_what_was_written_before_is_replaced_and_the_rest_stays() -> None:
    text = f"INGLE_ADMIN=Anna\n\n{stack.BEGIN}\nINGLE_OCR=old\n{stack.END}\n# mine\n"
    assert own_part(text) == "INGLE_ADMIN=Anna\n\n# mine\n"
    assert read_env("# A=1\nB='two'\nexport C = 3\nB=four\n") == {"B": "four", "C": "3"}


def test_a_slip_of_the_pen_in_a_setting_is_found() -> None:
    assert unknown_lines({"INGLE_ADMIN": "Anna", "INGLE_ROOT": "/x", "INGLE_ADMINN": "Anna", "PATH": ""}) == [
        "INGLE_ADMINN"
    ]


def test_folders_and_secrets_are_made_once_and_for_their_owner_alone(tmp_path: Path) -> None:
    prepare(tmp_path, quiet, ME)
    kept = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    assert set(kept) == {secret_files.KEY, *secret_files.TOKENS, *secret_files.PASSWORDS}
    assert len(base64.urlsafe_b64decode(kept[secret_files.KEY].strip())) == 32
    assert len(set(kept.values())) == len(kept)
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "secrets").iterdir()}
    assert modes == {0o400}
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in secret_files.FOLDERS} == {0o700}
    (tmp_path / "house").chmod(0o755)
    prepare(tmp_path, quiet, ME)
    assert {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()} == kept
    assert (tmp_path / "house").stat().st_mode & 0o777 == 0o700


def test_the_house_stays_passable_where_a_folder_in_it_is_shared(tmp_path: Path) -> None:
    prepare(tmp_path, quiet, ME)
    papers = tmp_path / "house" / "knowledge" / "family"
    papers.mkdir(parents=True)
    papers.chmod(0o2770)
    settle(tmp_path / "house")
    prepare(tmp_path, quiet, ME)
    assert (tmp_path / "house").stat().st_mode & 0o777 == 0o711


def test_the_key_of_a_household_that_moves_in_is_taken_along(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "secret.key").write_text("the key of before\n")
    prepare(tmp_path, quiet, ME)
    assert (tmp_path / "secrets" / secret_files.KEY).read_text() == "the key of before\n"


def test_stolen_tokens_are_made_anew_and_the_key_stays(tmp_path: Path) -> None:
    prepare(tmp_path, quiet, ME)
    kept = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    anew(tmp_path, "", quiet, ME)
    new = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    assert {name for name in kept if kept[name] != new[name]} == set(secret_files.TOKENS)
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "secrets").iterdir()} == {0o400}
    anew(tmp_path, "4200:a-new-token_after_the_theft", quiet, ME)
    assert (tmp_path / "secrets" / "ingle_telegram_token").read_text() == "4200:a-new-token_after_the_theft\n"
    with pytest.raises(StackError, match="no token"):
        anew(tmp_path, "no token", quiet, ME)


@pytest.mark.parametrize("wrong", ["empty", "folder"])
def test_a_secret_that_holds_nothing_stops_the_start(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "secrets" / "ingle_telegram_token"
    path.parent.mkdir()
    if wrong == "empty":
        path.write_text("\n")
    else:
        path.mkdir()
    with pytest.raises(StackError, match="ingle_telegram_token"):
        prepare(tmp_path, quiet, ME)


@pytest.mark.parametrize(
    ("place", "reaches_out"),
    [("", False), ("off", False), ("/mnt/usb", False), ("sftp:nas:/x", True), ("s3:h/x", True), ("rclone:a:x", True)],
)
def test_a_store_of_backups_elsewhere_gets_a_network(tmp_path: Path, place: str, reaches_out: bool) -> None:
    files = stack.Stack._files(tmp_path, {"INGLE_BACKUP_REPOSITORY": place})
    assert ("backup-remote.yaml" in files) is reaches_out
    assert all((stack.HERE / name).is_file() for name in files)


def test_without_docker_a_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StackError, match="Docker is not installed"):
        stack.compose_command()


def test_a_compose_that_is_too_old_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, answer in (("docker", "exit 1"), ("docker-compose", "echo 1.25.0")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{answer}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StackError, match=r"1\.25\.0 is too old"):
        stack.compose_command()
    (tmp_path / "docker-compose").write_text("#!/bin/sh\necho 1.29.2\n")
    assert stack.compose_command() == ["docker-compose"]
    (tmp_path / "docker").write_text("#!/bin/sh\n")
    assert stack.compose_command() == ["docker", "compose"]
