"""A snapshot that lies in a far store is found with as few questions to it as can be."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from pydantic import SecretStr

from backups.stores.places import Access
from bot.restoring.finding import LATEST, found
from bot.settings import Settings
from tests.backups.stores.bucket import KEY_ID, Server, serving
from tests.backups.stores.cheap import cheapen
from tests.backups.stores.making import PASSWORD, snapshots, store_at
from tests.backups.stores.servers import needs_restic

SECRET = SecretStr("secret-of-the-bucket")


@needs_restic
def test_a_far_store_is_asked_once_what_it_holds(tmp_path: Path) -> None:
    (snapshot,) = snapshots(tmp_path, 1)
    near = tmp_path / "store"
    begin = ["restic", "--repo", str(near), "init"]
    subprocess.run(
        begin, check=True, capture_output=True, env={**os.environ, "RESTIC_PASSWORD": PASSWORD.get_secret_value()}
    )
    cheapen(near)
    store_at(str(near), tmp_path).put(snapshot)
    settings = Settings(
        data_dir=tmp_path / "empty",
        backup_dir=tmp_path / "elsewhere",
        backup_password=PASSWORD,
        backup_s3_key_id=KEY_ID,
        backup_s3_secret=SECRET,
    )
    with serving() as bucket:
        bucket.buckets["family"] = {
            f"house/{path.relative_to(near)}": path.read_bytes() for path in near.rglob("*") if path.is_file()
        }

        def directly() -> None:
            access = Access(s3_key=SecretStr(KEY_ID), s3_secret=SECRET)
            far = store_at(bucket.place, tmp_path / "beside", access=access)
            far.held()
            far.fetch(snapshot.name, tmp_path / "fetched")

        def restoring() -> None:
            with found(settings, LATEST, bucket.place) as one:
                assert one.name == snapshot.name

        assert _asked(bucket, restoring) == _asked(bucket, directly)


def _asked(bucket: Server, what: Callable[[], None]) -> int:
    before = bucket.asked
    what()
    return bucket.asked - before
