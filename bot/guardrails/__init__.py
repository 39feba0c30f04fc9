"""The guardrails around a message: one ordered list each for what comes in, what was found, and what is said.

They judge; they protect nothing by themselves. What protects a family is that text has no authority: only commands
change anything, and a command is checked against who asked.
"""

from __future__ import annotations

from bot.guardrails.incoming import (
    Incoming,
    InputRail,
    abusive,
    orders_to_assistants,
    readable,
    secrets_sent,
    size,
    unsafe_for_children,
)
from bot.guardrails.outgoing import Outgoing, OutputRail, length, links, personal_data, secrets_of_the_house, tone
from bot.guardrails.retrieved import Retrieved, RetrievedRail, orders_in_papers, quotation
from bot.guardrails.running import Guardrails, Judged
from bot.guardrails.verdict import Action, Verdict

INPUT: tuple[InputRail, ...] = (
    readable,
    size,
    orders_to_assistants,
    unsafe_for_children,
    abusive,
    secrets_sent,
)
RETRIEVED: tuple[RetrievedRail, ...] = (quotation, orders_in_papers)
OUTPUT: tuple[OutputRail, ...] = (secrets_of_the_house, links, personal_data, tone, length)

__all__ = [
    "INPUT",
    "OUTPUT",
    "RETRIEVED",
    "Action",
    "Guardrails",
    "Incoming",
    "Judged",
    "Outgoing",
    "Retrieved",
    "Verdict",
]
