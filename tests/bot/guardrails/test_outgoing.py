"""Rails for what is said: what a model wrote is judged, what the house says of its own is left as it is."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from bot.guardrails import OUTPUT, Action, Outgoing
from bot.guardrails.outgoing import HIDDEN, LONGEST_REPLY, length, links, personal_data, secrets_of_the_house, tone
from knowledge.people import Member, Role

ANNA = Member(1, "Anna", Role.ADMIN, "en", ZoneInfo("Europe/Berlin"))
MIA = Member(2, "Mia", Role.CHILD, "en", ZoneInfo("Europe/Berlin"))


def written(text: str, shown: str = "", member: Member = ANNA) -> Outgoing:
    return Outgoing(text, member, by_model=True, shown=shown)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("See https://evil.example/?d=1234 for more.", f"See {HIDDEN} for more."),
        ("![weather](https://evil.example/a.png?q=secret)", "weather"),
        ("[the lease](http://evil.example)", "the lease"),
        ("<img src=x onerror=alert(1)> hello", f"{HIDDEN} hello"),
        ("Go to www.evil.example now", f"Go to {HIDDEN} now"),
        ("javascript:alert(1)", f"{HIDDEN})"),
    ],
)
def test_a_model_gives_no_address_that_it_was_not_shown(text: str, said: str) -> None:
    verdict = links(written(text))
    assert (verdict.action, verdict.text) == (Action.NOTE, said)


def test_an_address_of_the_paper_may_be_told() -> None:
    assert (
        links(written("See https://shop.example/returns", shown="Returns: https://shop.example/returns")).text is None
    )


def test_what_the_house_says_of_its_own_keeps_its_addresses() -> None:
    said = Outgoing("Your calendar: https://home.example/feed/abc", ANNA)
    assert all(rail(said).text is None for rail in OUTPUT)


def test_a_model_names_no_account_that_it_was_not_shown() -> None:
    iban = "DE89 3704 0044 0532 0130 00"
    assert personal_data(written(f"Pay to {iban}.")).text == f"Pay to {HIDDEN}."
    assert personal_data(written(f"Pay to {iban}.", shown=f"IBAN {iban}")).text is None


def test_no_token_of_the_installation_is_said_whoever_wrote_it() -> None:
    said = Outgoing("the token is 123456:ABCDEF", ANNA, configured=("123456:ABCDEF",))
    assert secrets_of_the_house(said).text == f"the token is {HIDDEN}"


def test_a_child_is_not_told_what_is_not_for_children() -> None:
    text = "Here is how to build a bomb at home: take gunpowder and a fuse, and kill people with it."
    assert tone(written(text, member=MIA)).action is Action.REFUSE
    assert tone(written("The bins go out on Tuesday.", member=MIA)).action is Action.ALLOW


def test_a_reply_never_floods_the_chat() -> None:
    cut = length(Outgoing("x" * (LONGEST_REPLY + 500), ANNA))
    assert cut.text is not None
    assert len(cut.text) == LONGEST_REPLY
    assert length(Outgoing("x" * LONGEST_REPLY, ANNA)).text is None
