"""The validators of `rails.yaml` as rails: each text goes to the process that holds them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from bot.guardrails.extra.rails_file import Added
from bot.guardrails.incoming import Incoming
from bot.guardrails.outgoing import Outgoing
from bot.guardrails.verdict import ALLOWED, Action, Verdict
from knowledge.children import Child, python
from knowledge.images.errors import UnreadableFileError
from skills.engine.errors import ConfigurationError

SECONDS = 60.0
"""For one text; importing guardrails-ai takes some seconds before the first."""


log = logging.getLogger(__name__)


class BrokenError(Exception):
    """A validator cannot be made, or failed."""


class Validators:
    """The process. For worker threads; all its methods may block."""

    def __init__(self, added: Sequence[Added]) -> None:
        self._added = tuple(added)
        self._child = Child(python("bot.guardrails.extra.child"), seconds=SECONDS)

    def check(self) -> None:
        """Raises ConfigurationError naming a validator that cannot be made."""
        for one in self._added:
            try:
                self.ask(one, None)
            except BrokenError as error:
                raise ConfigurationError(f"rails.yaml: {one.validator} cannot be used: {error}") from error

    def ask(self, one: Added, text: str | None) -> dict[str, Any]:
        """What a validator says: `passed`, and the text as it would have it (`text`) where it changes it.

        With None for the text it is only made. Raises BrokenError where it does not work.
        """
        try:
            (said,) = self._child.ask({"validator": one.validator, "arguments": one.arguments, "text": text})
        except UnreadableFileError as error:
            raise BrokenError(str(error)) from error
        if "error" in said:
            raise BrokenError(said["error"])
        return said

    def end(self) -> None:
        """Ends the process."""
        self._child.end()


class AddedRail:
    """One validator as a rail for what comes in or goes out."""

    def __init__(self, added: Added, validators: Validators) -> None:
        self.__name__ = added.name
        self._added = added
        self._validators = validators

    def __call__(self, looked: Incoming | Outgoing) -> Verdict:
        """A text that cannot be judged is not let through: the admin wanted it judged."""
        try:
            said = self._validators.ask(self._added, looked.text)
        except BrokenError as error:
            log.error("the rail %s does not work: %s", self._added.name, error)
            return Verdict(Action.REFUSE, key="rail-broken", facts={"rail": self._added.name})
        if said["passed"]:
            return ALLOWED
        action = Action(self._added.on_fail)
        if said.get("text") is not None:
            return Verdict(Action.NOTE, str(said["text"]))
        if self._added.say:
            return Verdict(action, key="rail-household", facts={"text": self._added.say})
        return Verdict(action, key="" if action is Action.NOTE else f"rail-household-{action}")
