"""Debts as facts of an outcome: the asker is "you", everybody else has a name."""

from __future__ import annotations

from typing import Any

from skills.engine.command import Asker, Offer, Outcome
from skills.engine.money import Money
from skills.sharing.commands import Party, SettleDebt
from skills.sharing.store import Debt, Rows, called, name_of

MOST_BUTTONS = 3


class Say:
    """Says who owes whom to one member."""

    def __init__(self, rows: Rows, asker: Asker) -> None:
        self._asker = asker
        self._names = called(rows)

    def name(self, party: Party) -> str:
        """What a party is called."""
        return name_of(party, self._asker, self._names)

    def owes(self, debtor: Party, creditor: Party, money: Money) -> Outcome:
        """A line: who owes whom how much."""
        return self._between("debt-line", debtor, creditor, {"money": money})

    def transfer(self, payer: Party, payee: Party, money: Money) -> Outcome:
        """A line of the shortest way to be even."""
        return self._between("debt-transfer", payer, payee, {"money": money})

    def settled(self, payer: Party, payee: Party, money: Money) -> Outcome:
        """What somebody paid back."""
        return self._between("debt-settled", payer, payee, {"money": money})

    def even(self, one: Party, other: Party) -> Outcome:
        """Nothing is open between two."""
        me = self._asker.member.id
        if me in (one, other):
            return Outcome("debts-even-with", {"name": self.name(other if one == me else one)})
        return Outcome("debts-even-between", {"debtor": self.name(one), "creditor": self.name(other)})

    def because(self, debt: Debt) -> Outcome:
        """What a debt is for."""
        facts: dict[str, Any] = {"money": debt.money, "shop": debt.what, "day": debt.day}
        if debt.settles:
            return Outcome("debt-paid-back", {"money": debt.money, "name": self.name(debt.creditor), "day": debt.day})
        return self._between("debt-reason", debt.debtor, debt.creditor, facts)

    def _between(self, key: str, debtor: Party, creditor: Party, facts: dict[str, Any]) -> Outcome:
        me = self._asker.member.id
        if creditor == me:
            return Outcome(f"{key}-to-me", {"debtor": self.name(debtor), **facts})
        if debtor == me:
            return Outcome(f"{key}-from-me", {"creditor": self.name(creditor), **facts})
        return Outcome(key, {"debtor": self.name(debtor), "creditor": self.name(creditor), **facts})

    def offers(self, transfers: list[tuple[Party, Party, Money]]) -> tuple[Offer, ...]:
        """A button for each of the first transfers: it was paid back."""
        day = self._asker.local_now.date()
        return tuple(
            Offer(
                f"settle-{number}" if number else "settle",
                SettleDebt(payer, payee, money, day),
                "button-settle",
                {"debtor": self.name(payer), "creditor": self.name(payee), "money": money},
            )
            for number, (payer, payee, money) in enumerate(transfers[:MOST_BUTTONS])
        )
