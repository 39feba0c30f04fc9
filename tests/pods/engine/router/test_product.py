"""The examples that ship with the product, on sentences that are not among them."""

from __future__ import annotations

import pytest

from pods.engine.router import Router

SENTENCES = [
    ("parent teacher conference thursday at 5", "planner.event_create"),
    ("could you remind me tomorrow at nine to descale the kettle", "planner.reminder_create"),
    ("REMIND ME TO TAKE THE CAKE OUT IN 20 MIN", "planner.reminder_create"),
    ("set a timer for twelve minutes", "planner.reminder_create"),
    ("cancel my 6 o'clock alarm", "planner.reminder_cancel"),
    ("are we doing anything on saturday", "planner.event_query"),
    ("put cucumbers on the shopping list", "family.list_add"),
    ("take the cucumbers off the shopping list", "family.list_remove"),
    ("read me the grocery list", "family.list_query"),
    ("how much did we spend on petrol in may", "finance.spending_query"),
    ("Lidl 23.80", "finance.expense_log"),
    ("is the gas bill due soon", "finance.bill_query"),
    ("what's the notice period in the lease", "knowledge.question"),
    ("will it snow in Oslo", "out_of_scope"),
    ("turn down the volume", "out_of_scope"),
    ("my visa card was stolen", "out_of_scope"),
    ("never mind", "dialog.control"),
    ("good morning!", "smalltalk"),
    ("is a conference room open monday from ten to eleven", "planner.event_create"),
    ("the roofer is coming on tuesday at 8", "planner.event_create"),
    ("who else is coming to the staff meeting", "planner.event_query"),
    ("what's still left on the lasagna timer", "planner.reminder_query"),
    ("when will my next salary arrive", "finance.income_query"),
    ("how long can i keep cooked rice in the fridge", "knowledge.question"),
    ("delete the last expense", "finance.expense_delete"),
    ("change milk to oat milk on the list", "family.list_change"),
    ("rename the task call the bank to call the school", "planner.todo_change"),
    ("change the reminder about the bins to tomorrow", "planner.reminder_move"),
    ("you did that exactly right", "dialog.control"),
    ("who programmed this assistant", "smalltalk"),
    ("book us a hotel in Lisbon", "out_of_scope"),
    ("my visa was rejected at the shop", "out_of_scope"),
    ("how do hedgehogs survive the winter", "out_of_scope"),
    ("Erinnere mich morgen um 9 an den Zahnarzt", "planner.reminder_create"),
    ("setz bitte Gurken auf die Einkaufsliste", "family.list_add"),
    ("combien avons-nous dépensé au restaurant ce mois-ci", "finance.spending_query"),
    ("recuérdame mañana llamar al fontanero", "planner.reminder_create"),
    ("añade pepinos a la lista de la compra", "family.list_add"),
    ("cosa c'è nella lista della spesa", "family.list_query"),
    ("che tempo fa a Roma", "out_of_scope"),
    ("does our tenancy agreement say anything about bicycles", "knowledge.question"),
    ("which documents have you stored", "knowledge.document_list"),
    ("show me the second page of the insurance policy", "knowledge.document_show"),
    ("nobody else should read the letter", "knowledge.document_audience"),
    ("throw away the old contract", "knowledge.document_forget"),
    ("what do you know about our neighbours", "knowledge.fact_list"),
    ("my driving licence expires in 2031", "knowledge.expiry_add"),
    ("which contracts run out next spring", "knowledge.expiry_query"),
    ("erase everything on my to do list", "planner.todo_remove"),
]


@pytest.mark.parametrize(("text", "intent"), SENTENCES)
def test_a_sentence_of_the_house_has_its_intent(product_router: Router, text: str, intent: str) -> None:
    assert product_router.rank(text, "en")[0].intent == intent


@pytest.mark.parametrize("text", ["remnid me tomorow to cal the plumber", "add mlik to the shoping list"])
def test_typos_change_nothing(product_router: Router, text: str) -> None:
    intent = product_router.rank(text, "en")[0].intent
    assert intent in {"planner.reminder_create", "family.list_add"}


def test_accents_and_punctuation_change_nothing(product_router: Router) -> None:
    assert product_router.rank("Ça va ?", "fr")[0].intent == product_router.rank("ca va", "fr")[0].intent
