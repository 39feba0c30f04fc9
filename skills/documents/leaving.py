"""When a member leaves: private papers and facts go at once, files too; what others may see is the heir's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import PurePath

from knowledge.search import Sealing
from knowledge.store.database import Database
from skills.documents.audiences import folder_of
from skills.documents.commands import skill
from skills.documents.sealed_files import content_of
from skills.documents.store import knowledge_folder
from skills.engine.command import Running
from skills.engine.estate import Leaving


@skill.leaves
def leave(leaving: Leaving, running: Running) -> None:
    """Deletes files that only the member could see, then their rows; texts and vectors go with these.

    What lies in the member's own folder goes, read or not: the next member of that name is somebody else.
    """
    theirs = (leaving.audience,)
    only_theirs = (
        "SELECT id, path, source FROM document_files f WHERE"
        " EXISTS (SELECT 1 FROM documents d WHERE d.file_id = coalesce(f.same_as, f.id) AND d.audience = :audience)"
        " AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.file_id = coalesce(f.same_as, f.id)"
        " AND d.audience NOT IN ('', :audience))"
    )
    folder = knowledge_folder(running.database)
    gone = running.rows(only_theirs, {"audience": leaving.audience})
    running.rows("DELETE FROM documents WHERE audience = ?", theirs)
    own = folder_of(leaving.audience, running.asker.members)
    if own is not None:
        shutil.rmtree(folder / own, ignore_errors=True)
        running.rows("DELETE FROM document_files WHERE substr(path, 1, length(?)) = ?", (f"{own}/", f"{own}/"))
    for row in gone:
        (folder / str(row["path"])).unlink(missing_ok=True)
        running.rows("DELETE FROM document_files WHERE id = ?", (row["id"],))


def originals(database: Database, sealing: Sealing, audience: str) -> Iterator[tuple[str, bytes]]:
    """The files of documents of a private audience, opened, with names of their own. Files that are gone are left out.

    Raises LockedError.
    """
    rows = database.rows(
        "SELECT DISTINCT f.id, f.path, opened(f.name, 'document_files.name') AS name FROM document_files f"
        " JOIN documents d ON d.file_id = coalesce(f.same_as, f.id) WHERE d.audience = ?",
        (audience,),
    )
    for row in rows:
        path = knowledge_folder(database) / str(row["path"])
        if path.is_file():
            yield f"{row['id']}-{PurePath(row['name'] or path.name).name}", content_of(path, sealing)
