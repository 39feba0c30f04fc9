"""Getting even: money that one gave another back."""

from __future__ import annotations

from dataclasses import replace

from skills.engine.command import Outcome, Ref, Running
from skills.engine.errors import PersonError
from skills.engine.money import Money
from skills.engine.privacy import among_grown_ups
from skills.sharing.commands import GetEven, NoteDebt, Party, SettleDebt, skill
from skills.sharing.running import add_debt, left_between
from skills.sharing.saying import Say
from skills.sharing.splitting import balances
from skills.sharing.store import all_debts, key_of, owed


@skill.command(SettleDebt)
def settle(command: SettleDebt, running: Running) -> Outcome:
    """Sets the money off against what is owed. What was paid too much is owed the other way round.

    Nothing was paid back where neither owes the other and not both take part in what is open in this currency: that
    would turn a slip, or a button that two have pressed, into a debt.
    """
    say, payer = Say(running.rows, running.asker), key_of(command.payer)
    open_now = balances(owed(all_debts(running.rows)).get(command.money.currency, {}))
    takes_part = open_now.get(payer, 0) < 0 < open_now.get(key_of(command.payee), 0)
    if not takes_part and not _owes(command, running):
        raise PersonError("debt-not-known", debtor=say.name(command.payer), creditor=say.name(command.payee))
    row_id = _paid(command, running)
    said = say.settled(command.payer, command.payee, command.money)
    left = left_between(command.payer, command.payee, running)
    return Outcome(said.key, said.facts, (Ref(skill.name, row_id),), left)


def _owes(command: SettleDebt, running: Running) -> bool:
    of_currency = owed(all_debts(running.rows)).get(command.money.currency, {})
    return (key_of(command.payer), key_of(command.payee)) in of_currency


def _paid(command: SettleDebt, running: Running) -> int:
    """What was paid back is owed by whoever got it, which sets it off."""
    back = NoteDebt(command.payee, command.payer, command.money, command.day)
    return add_debt(running, back, kind="settlement")


@skill.command(GetEven)
def get_even(command: GetEven, running: Running) -> Outcome:
    """Everything that is open between two, or between all, counts as paid back."""
    say = Say(running.rows, running.asker)
    asked = {key_of(one) for one in (command.one, command.other) if one is not None}
    open_now: list[tuple[Party, Party, Money]] = [
        (debtor, creditor, Money(minor, currency))
        for currency, of_one in owed(all_debts(running.rows)).items()
        for (debtor, creditor), minor in of_one.items()
        if asked <= {debtor, creditor}
    ]
    for debtor, creditor, money in open_now:
        _paid(SettleDebt(debtor, creditor, money, command.day), running)
    lines = tuple(say.settled(*pair) for pair in open_now) if among_grown_ups(running.asker) else ()
    if command.one is not None and command.other is not None:
        return replace(say.even(command.one, command.other), notes=lines)
    return Outcome("debts-none", notes=lines)
