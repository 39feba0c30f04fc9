"""What servers still have in memory of earlier prompts, so that a prompt goes where it need not be read again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from pods.engine.models.base import ChatMessage

BLOCK = 256
"""Characters that are compared at a time."""
MOST_BLOCKS = 128
SAME_CONVERSATION = 2 * BLOCK
"""What the name of a conversation is worth at least, where its prompts begin differently."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt as a chain of blocks: each number stands for a block and everything before it."""

    blocks: tuple[int, ...]
    characters: int
    conversation: str


def prompt_of(messages: Sequence[ChatMessage], conversation: str = "") -> Prompt:
    """The messages in blocks; what comes after the last whole block is not compared, nor is what is beyond 32,768."""
    text = "\x01".join(f"{one.role}\x00{one.content}" for one in messages)
    blocks, before = [], 0
    for start in range(0, min(len(text) - BLOCK + 1, BLOCK * MOST_BLOCKS), BLOCK):
        before = hash((before, text[start : start + BLOCK]))
        blocks.append(before)
    return Prompt(tuple(blocks), len(text), conversation)


class Memory:
    """The last prompts that a server read for one model, as many as it keeps; the oldest is forgotten first."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._keys = count()
        self._prompts: OrderedDict[object, Prompt] = OrderedDict()

    def known(self, prompt: Prompt) -> int:
        """Characters at the beginning that the server need not read again."""
        most = 0
        for kept in self._prompts.values():
            same = 0
            for mine, theirs in zip(prompt.blocks, kept.blocks, strict=False):
                if mine != theirs:
                    break
                same += BLOCK
            if prompt.conversation and prompt.conversation == kept.conversation:
                same = max(same, min(SAME_CONVERSATION, prompt.characters))
            most = max(most, same)
        return most

    def add(self, prompt: Prompt) -> None:
        """Note that the server reads it; the place of an earlier prompt that it goes on with is used again."""
        for key, kept in list(self._prompts.items()):
            goes_on = kept.blocks and prompt.blocks[: len(kept.blocks)] == kept.blocks
            if goes_on or (prompt.conversation and prompt.conversation == kept.conversation):
                del self._prompts[key]
        self._prompts[next(self._keys)] = prompt
        while len(self._prompts) > self._places:
            self._prompts.popitem(last=False)

    def clear(self) -> None:
        """The server began anew."""
        self._prompts.clear()

    def __len__(self) -> int:
        return len(self._prompts)
