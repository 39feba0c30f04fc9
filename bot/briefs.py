"""What the whole house has to say about some days: the lines of every pod, in order."""

from __future__ import annotations

from collections.abc import Mapping

from pods.engine.interface import Pod, of_each
from skills.engine.command import Asker, Days, Gather, Outcome

MOST = 30
"""How many lines a brief has at most."""


class Briefs:
    """Asks every pod what there is; one that is down has nothing to say."""

    def __init__(self, pods: Mapping[str, Pod]) -> None:
        self._pods = pods

    async def lines(self, gather: Gather, asker: Asker) -> list[Outcome]:
        """The lines for the asker about the days asked for, on the asker's clock; `[]` where nobody has anything."""
        days = Days(gather.start, gather.days, asker.zone)
        told = await of_each(self._pods.values(), lambda pod: pod.brief(asker, days))
        found = [line for _, lines in told for line in lines]
        more = len(found) - MOST
        return [*found[:MOST], Outcome("brief-more", {"count": more})] if more > 0 else found
