"""The process in which a house is asked: what is wanted on standard input, answers or one sentence on standard output.

Nothing else leaves it: no words of the family, and nothing over the network.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sqlite3
import sys

from knowledge.offline import begin


def main() -> None:
    """Exit code 0 with answers, 3 with a sentence, any other where something unforeseen went wrong."""
    os.nice(10)
    begin(())
    logging.disable(logging.CRITICAL)
    from bot.golden.house import ChangedError, Wanted, answers_of
    from knowledge.keys import KeysError
    from knowledge.store.database import DatabaseDamagedError, DatabaseTooNewError, StorageFullError
    from skills.engine.errors import InglenookError

    wanted = Wanted.model_validate_json(sys.stdin.read())
    try:
        answers = asyncio.run(answers_of(wanted))
    except (DatabaseDamagedError, DatabaseTooNewError, StorageFullError, sqlite3.Error) as error:
        failed(f"the databases cannot be opened: {error}")
    except (InglenookError, KeysError, ChangedError, OSError) as error:
        failed(str(error))
    else:
        sys.stdout.write(answers.model_dump_json())


def failed(reason: str) -> None:
    """Says why there are no answers, and ends the process."""
    sys.stdout.write(json.dumps({"failed": reason}))
    sys.exit(3)


if __name__ == "__main__":
    main()
