"""What a pod tells the audit log of its database: what was done and how, and what was refused. Never contents."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Any

from knowledge.audit import AuditLog, Fact, Kind
from knowledge.store.changes import Deed, Doer
from skills.engine.asking import NotAllowedError
from skills.engine.command import Asker, Command
from skills.engine.skill import Spec

OUTSIDE = "outside"
"""Where something was asked for that came by no chat: the command line."""


class Witness:
    """Speaks for one pod. Without a log nothing is told."""

    def __init__(self, audit: AuditLog | None) -> None:
        self._audit = audit

    def deed(self, spec: Spec, command: Command, asker: Asker, *, confirmed: bool) -> Deed:
        """What the log says about a command that runs.

        Of a command that the asker was asked about and confirmed it keeps a keyed digest, which shows that it is the
        one that was asked.
        """
        exported = spec.name.partition(".")[2].startswith("Export")
        facts = place(asker)
        if confirmed and self._audit is not None:
            facts["frozen"] = self._audit.mark(frozen(command))
        return Deed(
            Kind.EXPORT if exported else Kind.COMMAND,
            approved_by=asker.member.id if confirmed else None,
            facts=facts,
            always=exported,
        )

    @asynccontextmanager
    async def refusals(self, what: str, asker: Asker, *, trying: bool = False) -> AsyncIterator[None]:
        """Notes what is refused in its block for lack of permission; not where it was only tried whether it could be.

        Raises NotAllowedError as it came.
        """
        try:
            yield
        except NotAllowedError as error:
            if self._audit is not None and not trying:
                await asyncio.to_thread(self._refused, self._audit, what, asker, error)
            raise

    @staticmethod
    def _refused(audit: AuditLog, what: str, asker: Asker, error: NotAllowedError) -> None:
        audit.add(
            Kind.REFUSED,
            at=asker.now,
            member_id=asker.member.id,
            what=what,
            facts={**place(asker), "reason": error.key},
            message_id=asker.message_id,
        )


def place(asker: Asker) -> dict[str, Fact]:
    """Where it was asked: the channel, and whether in the group or in private."""
    if asker.message_id is None:
        return {"in": OUTSIDE}
    return {"in": f"{asker.message_id.partition(':')[0]}:{'group' if asker.group else 'private'}"}


def by(asker: Asker) -> Doer:
    """Who takes something back, and where it was asked."""
    return Doer(asker.member.id, asker.message_id, place(asker))


def waking(skill: str) -> Deed:
    """What the log says about what a skill did by itself because time had come."""
    return Deed(Kind.WAKE, what=f"{skill}.wake")


def frozen(command: Command) -> str:
    """All that a command holds, always written alike."""
    fields = json.dumps(asdict(command), default=_said, sort_keys=True, ensure_ascii=False)
    return f"{type(command).__qualname__} {fields}"


def _said(value: Any) -> Any:
    return sorted(map(str, value)) if isinstance(value, set | frozenset) else str(value)
