"""What was everybody's and is so no more is loaded for nobody else: no kept answer, button or follow-up brings it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from bot.messages import Message
from knowledge.documents import Contents
from knowledge.people import Role
from knowledge.search.chroma import ChromaIndex
from skills.documents.audiences import folders
from skills.documents.commands import AskPapers, ForgetDocument, SetAudience, ShowDocument
from skills.engine.asking import NotFoundError
from skills.facts.commands import ForgetFact, ShareFact
from skills.papers.commands import FindExpiries
from tests.house import CHANNEL, House, chat_of
from tests.skills.documents.leaks import EVERYBODY, FACTS, GROWN_UPS, KEPT, PAPERS, Kept, check, forbidden, recorded
from tests.skills.documents.papers import folder_of, library_of, pod_of, run, send, watch_of

LEASE = next(one for one in PAPERS if "97 days" in one.secrets)
DIARY = next(one for one in PAPERS if "woodpile" in one.secrets)
LADDER = next(one for one in FACTS if "hendersons" in one.secrets)
POLICY = "Lindwurm Insurance. Home insurance: the policy ends on 30 June 2027."
FOLLOW_UPS = ("where does it say that?", "send me the page", "the next page", "and what else?", "send me the lease")


def id_of(house: House, kept: Kept) -> int:
    """The document of what was kept."""
    library, said = library_of(house), kept.text.rstrip(".")
    rows = pod_of(house).database.rows("SELECT id, audience FROM documents ORDER BY id")
    found = (row["id"] for row in rows if any(said in one.text for one in library.texts(row["id"], [row["audience"]])))
    return int(next(found))


async def said_private(house: House) -> None:
    await run(house, "Anna", SetAudience(id_of(house, LEASE), f"member:{house.member('Anna').id}"))


async def said_parents(house: House) -> None:
    await run(house, "Anna", SetAudience(id_of(house, LEASE), "parents"))


async def forgotten(house: House) -> None:
    await run(house, "Anna", ForgetDocument(id_of(house, LEASE)))


async def moved(house: House) -> None:
    place = folder_of(house) / "private" / "Anna"
    place.mkdir(parents=True, exist_ok=True)
    (folder_of(house) / "family" / LEASE.name).rename(place / "other.txt")
    look(house)


async def deleted(house: House) -> None:
    (folder_of(house) / "family" / LEASE.name).unlink()
    look(house)


async def overwritten(house: House) -> None:
    (folder_of(house) / "family" / LEASE.name).write_text("Nothing of this stands here any more.")
    look(house)


async def fact_private(house: House) -> None:
    await run(house, "Iris", ShareFact(id_of(house, LADDER), f"member:{house.member('Iris').id}"))


async def fact_forgotten(house: House) -> None:
    await run(house, "Iris", ForgetFact((id_of(house, LADDER),)))


def look(house: House) -> None:
    """Follows what happened in the folder."""
    watch = watch_of(house)
    watch.look()
    watch.look()


@pytest.mark.parametrize(
    ("kept", "change", "who"),
    [
        (LEASE, said_private, "Tom"),
        (LEASE, said_parents, "Mia"),
        (LEASE, forgotten, "Iris"),
        (LEASE, moved, "Tom"),
        (LEASE, deleted, "Tom"),
        (LEASE, overwritten, "Mia"),
        (LADDER, fact_private, "Mia"),
        (LADDER, fact_forgotten, "Tom"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
async def test_what_somebody_could_see_before(
    leaky: House, kept: Kept, change: Callable[[House], Any], who: str
) -> None:
    """Whoever asked before has the answer in a cache, the page in mind, a button below it, and others beside it."""
    watch_of(leaky).look()
    first, *others = kept.questions
    assert kept.secrets[0] in str(await run(leaky, who, AskPapers(first, "en"))).casefold()
    assert kept.secrets[0] in (await leaky.say(who, others[0])).text.casefold()
    buttons = [one.token for one in leaky.offered.get(f"{CHANNEL}:{who}", ()) if one.name == "source-1"]
    assert bool(buttons) == (kept is LEASE)
    await change(leaky)
    with recorded(leaky) as loaded:
        said: list[object] = [await leaky.say(who, words) for words in (*FOLLOW_UPS, first, *others)]
        said += [await leaky.press_token(who, token) for token in buttons]
        said += [await run(leaky, who, AskPapers(first, "en"))]
        said += [await leaky.say(who, words) for words in ("which papers are there?", "what do you know?")]
    check(said, loaded, kept.secrets[:1] if change is overwritten else kept.secrets)


async def test_in_the_group_nobody_goes_on_about_what_was_told_in_private(leaky: House) -> None:
    asked = [one.questions[0] for one in (*PAPERS, *FACTS)]
    for words in asked:
        await leaky.say("Anna", words)
    for who in ("Anna", "Tom", "Mia"):
        with recorded(leaky) as loaded:
            said = [await leaky.say(who, words, group=True) for words in FOLLOW_UPS]
        check(said, loaded, forbidden(who, group=True))


async def test_a_button_is_only_for_whom_it_was_made_and_where(leaky: House) -> None:
    tokens = []
    for question in DIARY.questions:
        await leaky.say("Mia", question)
        tokens += [one.token for one in leaky.offered.get(f"{CHANNEL}:Mia", ())]
    assert tokens
    for who in EVERYBODY:
        for group in (False, True):
            if who != "Mia" or group:
                with recorded(leaky) as loaded:
                    said = [await leaky.press_token(who, token, group=group) for token in tokens]
                check(said, loaded, DIARY.secrets if who == "Mia" else forbidden(who, group=group))
                assert not any(one.files for one in said)


async def test_who_left_is_told_nothing_and_what_was_private_stays_so(leaky: House) -> None:
    await leaky.say("Mia", DIARY.questions[0])
    diary = id_of(leaky, DIARY)
    leaky.app.members.database.rows("UPDATE members SET left_at = joined_at WHERE name = 'Mia'")
    said: list[object] = []
    with recorded(leaky) as loaded:
        for words in (DIARY.questions[0], *FOLLOW_UPS):
            message = Message(f"left: {words}", chat_of("Mia"), "Mia", leaky.clock.now(), words)
            said += await leaky.handle(message)
    check(said, loaded, [secret for one in KEPT for secret in one.secrets])
    look(leaky)
    for who in ("Anna", "Tom", "Iris", "Gus"):
        assert DIARY.secrets[0] not in str(await run(leaky, who, AskPapers(DIARY.questions[0], "en")))
        with pytest.raises(NotFoundError):
            await run(leaky, who, ShowDocument(diary))


async def test_what_is_noted_from_a_paper_is_for_whom_the_paper_is_by_then(leaky: House) -> None:
    """The button was made when the paper was the family's."""
    asked = await send(leaky, "Anna", POLICY, "policy.txt")
    button = next(one.token for one in asked.buttons if one.name.startswith("paper-"))
    (row,) = pod_of(leaky).database.rows("SELECT id FROM documents WHERE opened(name, 'documents.name') = 'policy.txt'")
    await run(leaky, "Anna", SetAudience(row["id"], f"member:{leaky.member('Anna').id}"))
    await leaky.press_token("Anna", button)
    expiry = leaky.state["expiries"][-1]
    assert "insurance" in expiry["title"]
    assert expiry["audience"] == f"member:{leaky.member('Anna').id}"
    with recorded(leaky) as loaded:
        said: list[object] = [str(await run(leaky, who, FindExpiries())) for who in ("Tom", "Mia")]
        said += [await leaky.say(who, "what runs out next year?") for who in ("Tom", "Mia")]
        said += [str(await run(leaky, "Anna", FindExpiries(), group=True))]
    check(said, loaded, ["lindwurm"])


@pytest.mark.parametrize(
    ("words", "knows", "sees"),
    [
        ("private", (), ()),
        ("only for the parents", ("Tom", "Iris"), ()),
        ("", ("Tom", "Iris", "Mia"), ("Tom", "Iris", "Mia")),
    ],
)
async def test_an_event_of_a_paper_that_is_not_the_familys_is_not_theirs(
    leaky: House, words: str, knows: Sequence[str], sees: Sequence[str]
) -> None:
    offered = await send(leaky, "Anna", "Handover of the unicorn on 9 February 2027 at 14:00.", "shop.txt", words)
    noted = await leaky.press_token("Anna", next(one.token for one in offered.buttons if one.name == "paper-1"))
    assert ("Only you can see it." in noted.text) == (not sees)
    assert [one["title"] for one in leaky.state["events"]] == ["Handover of the unicorn"]
    asked = "what is on 9 February 2027?"
    assert "unicorn" in (await leaky.say("Anna", asked)).text
    assert ("unicorn" in (await leaky.say("Anna", asked, group=True)).text) == bool(sees)
    assert ("unicorn" in (await leaky.say("Anna", "cancel the handover", group=True)).text) == bool(sees)
    await leaky.say("Anna", "no", group=True)
    for who in ("Tom", "Iris", "Mia", "Gus"):
        with recorded(leaky) as loaded:
            said = [await leaky.say(who, asked), await leaky.say(who, "when is the handover?")]
        assert ("unicorn" in said[0].text) == (who in sees)
        if who not in knows:
            check(said, loaded, ["unicorn"])


async def test_who_comes_into_the_group_is_not_told_what_was_said_there_before(leaky: House) -> None:
    """Among grown-ups alone the papers of the parents are spoken of; with a child and a guest they are not any more."""
    present = leaky.app.members.database
    present.rows("UPDATE members SET left_at = joined_at WHERE name IN ('Mia', 'Gus')")
    asked = [one.questions[0] for one in (*PAPERS, *FACTS)]
    private = [secret for one in (*PAPERS, *FACTS) if len(one.who) == 1 for secret in one.secrets]
    with recorded(leaky) as loaded:
        among_us = [await run(leaky, who, AskPapers(words, "en"), group=True) for who in GROWN_UPS for words in asked]
    check(among_us, loaded, private)
    assert "telescope" in str(among_us)
    assert "97 days" in str(among_us)
    present.rows("UPDATE members SET left_at = NULL")
    for who in EVERYBODY:
        with recorded(leaky) as loaded:
            said = [str(await run(leaky, who, AskPapers(words, "en"), group=True)) for words in asked]
            said += [str(await leaky.say(who, words, group=True)) for words in FOLLOW_UPS]
        check(said, loaded, forbidden(who, group=True))


async def test_the_same_paper_of_two_stays_with_each(leaky: House) -> None:
    """Sent by Tom before Anna's, which was the family's until now, has gone to its folder."""
    await said_private(leaky)
    await send(leaky, "Tom", LEASE.text, LEASE.name)
    (toms,) = pod_of(leaky).database.rows(
        "SELECT id FROM documents WHERE owner = 2 AND opened(name, 'documents.name') = ?", (LEASE.name,)
    )
    await run(leaky, "Tom", SetAudience(toms["id"], "guests"))
    look(leaky)
    sql = "SELECT owner, audience FROM documents WHERE opened(name, 'documents.name') = ? ORDER BY owner"
    found = pod_of(leaky).database.rows(sql, (LEASE.name,))
    assert [(row["owner"], row["audience"]) for row in found] == [(1, "member:1"), (2, "guests")]
    await run(leaky, "Tom", ForgetDocument(toms["id"]))
    assert LEASE.secrets[0] in str(await run(leaky, "Anna", AskPapers(LEASE.questions[0], "en")))


@pytest.mark.parametrize(("change", "audience"), [(said_private, "member:1"), (forgotten, "")])
async def test_what_is_said_while_a_changed_file_is_read_holds(
    leaky: House, change: Callable[[House], Any], audience: str
) -> None:
    watch = watch_of(leaky)
    watch.look()
    read, loop = watch._read_documents, asyncio.get_running_loop()

    def slowly(*given: Any, **named: Any) -> Contents:
        asyncio.run_coroutine_threadsafe(change(leaky), loop).result(30)
        return read(*given, **named)

    watch._read_documents = slowly
    (folder_of(leaky) / "family" / LEASE.name).write_text(f"{LEASE.text} It may be shortened.")
    for _ in range(2):
        await asyncio.to_thread(watch.look)
    found = pod_of(leaky).database.rows(
        "SELECT DISTINCT audience FROM documents WHERE opened(name, 'documents.name') = ?", (LEASE.name,)
    )
    assert [row["audience"] for row in found] == [audience]
    watch.look()
    assert not (folder_of(leaky) / "family" / LEASE.name).exists()


async def test_two_whose_names_make_the_same_folder_have_one_each(leaky: House) -> None:
    for name in ("Jo/Ann", "jo:ann"):
        member = leaky.app.members.add(name, Role.ADULT, language="en", zone=str(leaky.zone))
        leaky.app.members.link(member.id, CHANNEL, name, name)
    watch = watch_of(leaky)
    watch.make_folders()
    path = folder_of(leaky) / "private" / folders(leaky.app.members.all())[member.id] / "mitten.txt"
    assert path.parent != folder_of(leaky) / "private" / "Jo_Ann"
    path.write_text("The ring of Jo lies in the mitten.")
    look(leaky)
    path.write_text("The ring of Jo lies in the mitten by the stove.")
    path.with_name("new.txt").write_text("The pin of Jo lies in the mitten, too.")
    look(leaky)
    for who in ("Jo/Ann", "Anna"):
        with recorded(leaky) as loaded:
            said = await run(leaky, who, AskPapers("where does the ring of Jo lie?", "en"))
        check([said], loaded, ["mitten"])
    assert "stove" in str(await run(leaky, "jo:ann", AskPapers("where does the ring of Jo lie?", "en")))


async def test_no_collection_of_another_is_asked(leaky: House) -> None:
    """With Chroma open, too: one collection for each shared audience, and only those of the asker are asked."""
    library = library_of(leaky)
    assert library.check() in ("ok", "rebuilt")
    asked: list[str] = []

    class Noting(ChromaIndex):
        def _ask(self, audience: str, vector: list[float], limit: int) -> dict[int, float]:
            asked.append(audience)
            return super()._ask(audience, vector, limit)

    opened = library._index
    assert opened is not None
    opened.__class__ = Noting
    for who in EVERYBODY:
        for group in (False, True):
            asked.clear()
            await run(leaky, who, AskPapers(f"{who}: what is the password?", "en"), group=group)
            family = ["family"] if who != "Gus" and not group else []
            parents = ["parents"] if who in GROWN_UPS and not group else []
            assert set(asked) == {"guests", *family, *parents}
