"""What the whole house has to say about some days: the lines of every pod, in order."""

from __future__ import annotations

from collections.abc import Mapping

from pods.engine.pod import LocalPod
from skills.engine.command import Asker, Days, Gather, Outcome

MOST = 30
"""How many lines a brief has at most."""


class Briefs:
    """Asks every pod what there is."""

    def __init__(self, pods: Mapping[str, LocalPod]) -> None:
        self._pods = pods

    async def lines(self, gather: Gather, asker: Asker) -> list[Outcome]:
        """The lines for the asker about the days asked for, on the asker's clock; `[]` where nobody has anything."""
        days = Days(gather.start, gather.days, asker.zone)
        found = [line for pod in self._pods.values() for line in await pod.brief(asker, days)]
        more = len(found) - MOST
        return [*found[:MOST], Outcome("brief-more", {"count": more})] if more > 0 else found
