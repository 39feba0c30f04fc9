"""A place on Telegram as a chat's address: the chat's id, in a forum with the topic's ("-100123/17")."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, or a topic of one."""

    chat_id: int
    topic: int | None = None

    @property
    def address(self) -> str:
        return str(self.chat_id) if self.topic is None else f"{self.chat_id}/{self.topic}"


def parse(address: str) -> Place:
    """The place that an address names. Raises ValueError where it names none."""
    chat_id, _, topic = address.partition("/")
    return Place(int(chat_id), int(topic) if topic else None)


class Moves:
    """Groups that became supergroups: their id changed, and the household goes on with the one it knows.

    Kept as `known_as -> current`, both chat ids; a group that moves twice still has its first id.
    """

    def __init__(self) -> None:
        self._current: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def add(self, known_as: str, current: str) -> None:
        """The chat known by one id now has another."""
        self._current[known_as] = current
        self._known[current] = known_as

    def known(self, chat_id: int) -> int:
        """The id by which the household knows a chat of Telegram."""
        return int(self._known.get(str(chat_id), chat_id))

    def current(self, chat_id: int) -> int:
        """The id by which Telegram knows a chat of the household."""
        return int(self._current.get(str(chat_id), chat_id))
