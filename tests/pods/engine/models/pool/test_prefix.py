"""What a server is taken to have in memory of a prompt."""

from __future__ import annotations

from pods.engine.models.base import ChatMessage
from pods.engine.models.pool.prefix import BLOCK, SAME_CONVERSATION, Memory, Prompt, prompt_of

RULES = "You are the assistant of a family. " * 40


def prompt(*said: str, rules: str = RULES, conversation: str = "") -> Prompt:
    return prompt_of([ChatMessage("system", rules), *(ChatMessage("user", one) for one in said)], conversation)


def test_a_beginning_that_is_the_same_is_known_in_blocks() -> None:
    memory = Memory(4)
    memory.add(prompt("what's for dinner?"))
    known = memory.known(prompt("and tomorrow?"))
    assert len(RULES) - BLOCK <= known <= len(RULES)
    assert memory.known(prompt("hello", rules="Something else. " + RULES)) == 0


def test_the_oldest_is_forgotten() -> None:
    memory = Memory(2)
    for number in range(3):
        memory.add(prompt("x", rules=f"{number} {RULES}"))
    assert [bool(memory.known(prompt("x", rules=f"{number} {RULES}"))) for number in range(3)] == [False, True, True]
    memory.clear()
    assert memory.known(prompt("x", rules=f"2 {RULES}")) == 0


def test_a_conversation_has_one_place() -> None:
    memory = Memory(2)
    memory.add(prompt("a", rules="other " + RULES))
    for turn in range(5):
        memory.add(prompt(*["more " * 60] * turn, conversation="anna"))
    assert len(memory) == 2
    assert memory.known(prompt("a", rules="other " + RULES)) > 0
    longer = prompt(*["more " * 60] * 5, conversation="anna")
    assert memory.known(longer) > len(RULES)


def test_a_conversation_counts_where_the_text_differs() -> None:
    memory = Memory(2)
    memory.add(prompt("a", conversation="anna"))
    changed = prompt("a", rules="It is 10:05. " + RULES, conversation="anna")
    assert memory.known(changed) == SAME_CONVERSATION
    assert memory.known(prompt("a", rules="It is 10:05. " + RULES, conversation="ben")) == 0


def test_long_prompts_are_compared_up_to_a_limit() -> None:
    assert len(prompt("x" * 1_000_000).blocks) == 128
