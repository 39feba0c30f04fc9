"""What is looked at before an upgrade, and where the models are not."""

from __future__ import annotations

import re

from tests.runbook.homes import Home
from tests.runbook.pages import lines


def test_an_upgrade_is_rehearsed_by_hand(home: Home) -> None:
    """`tests/bot/upgrading` goes there and back."""
    home.say("we need milk")
    status, rehearse, _ = lines("Upgrading")
    assert re.search(r"\d+\.\d+\.\d+", home.types(status))
    assert "10" in home.types(rehearse)
    assert "milk" in home.say("show the shopping list")


def test_models_are_listed_and_looked_at(home: Home) -> None:
    """`tests/bot/test_pulling.py` fetches them, from a server of its own."""
    listed, _, verify = lines("The model is not there")
    assert "missing" in home.types(listed)
    assert home.tries(verify).returncode in (0, 1)
