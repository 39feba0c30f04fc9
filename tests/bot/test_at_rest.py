"""What is said to the house at rest: in no file of household.db in clear, and while it is locked nothing fails."""

from __future__ import annotations

from knowledge.keys import KEY_FILE, How
from tests.house import House

MARK = "saffron porridge"
PASSPHRASE = "tea with Tom at noon"


def files_with(house: House, mark: str) -> list[str]:
    """The files of the household's own database and of the media in which the mark stands."""
    data = house.app.settings.data_dir
    found = [*data.glob("household.db*"), *data.glob("media/**/*"), data / KEY_FILE]
    return [path.name for path in found if path.is_file() and mark.encode() in path.read_bytes().lower()]


def lock(house: House, name: str) -> int:
    """As after a start: the member's passphrase was not given yet."""
    keyring, member = house.app.seals.keyring, house.member(name).id
    keyring.set_passphrase(member, PASSPHRASE)
    keyring.lock(member)
    return member


async def test_what_was_said_asked_and_offered_is_in_no_file(house: House) -> None:
    await house.say("Anna", f"we need {MARK}")
    await house.say("Anna", f"remind me tomorrow at 9 to cook {MARK}")
    await house.say("Anna", f"who is the {MARK} of Peru?")
    await house.say("Tom", f"{MARK} on the list", group=True)
    await house.advance("2026-11-22T09:01")
    assert files_with(house, MARK) == []
    owners = {
        row["chat_key"].partition(":")[2]: row["state"].split(".")[1]
        for row in house.app.database.rows("SELECT chat_key, state FROM dialogs")
    }
    assert owners == {"Anna": str(house.member("Anna").id), "group": "0"}


async def test_while_it_is_locked_reminders_come_and_everything_is_answered(house: House) -> None:
    await house.say("Anna", "remind me tomorrow at 9 to cook")
    before = await house.say("Anna", "we need milk")
    member = lock(house, "Anna")
    assert "ilk" in (await house.say("Anna", "what is on the shopping list?")).text
    told = await house.advance("2026-11-22T09:01")
    assert ["cook" in one.text for one in told] == [True]
    assert "later" not in (await house.say("Anna", "later")).tags
    pressed = await house.press_token("Anna", before.buttons[0].token)
    assert "/unlock" in pressed.text
    assert house.items() == {"milk": False}
    house.app.seals.keyring.unlock(member, PASSPHRASE)
    await house.press_token("Anna", before.buttons[0].token)
    assert house.items() == {}


async def test_after_a_restart_the_passphrase_is_needed_and_the_household_goes_on(house: House) -> None:
    member = house.member("Anna").id
    house.app.seals.keyring.set_passphrase(member, PASSPHRASE)
    await house.say("Anna", "we need milk")
    await house.restart()
    assert house.app.seals.keyring.is_locked(member)
    assert "milk" in (await house.say("Tom", "what is on the shopping list?")).text
    assert (await house.say("Anna", "we need bread")).text
    house.app.seals.keyring.unlock(member, PASSPHRASE)
    assert (await house.say("Anna", "undo")).text
    assert house.items() == {"milk": False}


async def test_what_is_done_with_keys_is_in_the_audit(house: House) -> None:
    member = lock(house, "Anna")
    house.app.seals.keyring.unlock(member, PASSPHRASE)
    done = [entry.what for entry in house.app.audit.household.entries() if entry.kind == "key"]
    assert done[:3] == ["unlocked", "locked", "passphrase-set"]
    assert house.app.seals.keyring.how(member) is How.PASSPHRASE
