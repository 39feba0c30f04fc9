"""How much each member may ask of the house, and that nobody waits for what another one asks."""

from __future__ import annotations

from bot.rates.door import Door, work_threads
from bot.rates.gate import Gate
from bot.rates.limits import Limits, limits_of
from bot.rates.members import Rates, Refused

__all__ = ["Door", "Gate", "Limits", "Rates", "Refused", "limits_of", "work_threads"]
