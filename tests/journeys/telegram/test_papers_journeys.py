"""Papers on Telegram: sent, asked, shown by page, kept private, gone after a kill only if they were taken away."""

from __future__ import annotations

from tests.emulator import Emulator, Seat
from tests.journeys.telegram.product import Product
from tests.knowledge.documents.making import letter, pdf

RULES = (
    "House rules of Linden Court.\n"
    "The key of the boiler room hangs beside the cellar door. Bicycles stand in the yard.\n"
)
KEY = "where does the key of the boiler room hang?"


async def test_a_letter_is_kept_answered_from_and_there_after_a_kill(anna: Seat, product: Product) -> None:
    anna.document(RULES.encode(), "house-rules.txt")
    kept = await anna.next_reply(30)
    assert "house-rules.txt" in kept.text
    await product.kill()
    await product.start()
    anna.say(KEY)
    answer = await anna.next_reply(30)
    if answer.text == kept.text:
        answer = await anna.next_reply(30)
    assert "beside the cellar door" in answer.text
    assert "[1] house-rules.txt" in answer.text
    anna.press("📄 house-rules.txt", answer)
    assert "house-rules.txt" in (await anna.next_reply(40)).text
    assert (await anna.next_reply(40)).media == "document"


async def test_the_page_that_is_cited_comes_as_a_picture(anna: Seat) -> None:
    pages = [letter(["Manual of the boiler"]), letter(["Error F75 means that the water pressure is low."])]
    anna.document(pdf(pages), "manual.pdf")
    assert "2 pages" in (await anna.next_reply(60)).text
    anna.say("what does error F75 of the boiler mean?")
    answer = await anna.next_reply(30)
    assert "water pressure" in answer.text
    assert "[1] manual.pdf, p. 2" in answer.text
    anna.press("📄 manual.pdf, p. 2", answer)
    assert (await anna.next_reply(30)).media == "photo"


async def test_what_one_keeps_private_the_other_does_not_find(anna: Seat, product: Product, emulator: Emulator) -> None:
    tom = emulator.user(12, "Tom")
    tom.say(f"/start {await product.invite('Tom')}")
    await tom.next_reply(40)
    anna.document(RULES.encode(), "house-rules.txt")
    await anna.next_reply(30)
    tom.say(KEY)
    assert "cellar door" in (await tom.next_reply(30)).text
    anna.say("nobody else may read that, keep it private")
    assert "Only you" in (await anna.next_reply(40)).text
    tom.say(KEY)
    assert "I don't find that" in (await tom.next_reply(40)).text
