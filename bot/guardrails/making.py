"""Joins the rails of a house: those of the product in their order, and those that an admin added."""

from __future__ import annotations

from bot.guardrails import INPUT, OUTPUT, RETRIEVED
from bot.guardrails.extra.rails_file import read_rails_file
from bot.guardrails.running import Guardrails, Judgement, Record, forget
from bot.settings import Settings
from knowledge.audit import AuditLog, Kind
from knowledge.clock import Clock
from knowledge.people import Member


def recording(log: AuditLog, clock: Clock) -> Record:
    """Writes what a rail said into the audit: its name, what it said and how sure it was."""

    def record(judgement: Judgement, member: Member, message_id: str | None) -> None:
        facts = {"action": judgement.verdict.action.value, "score": judgement.verdict.score}
        log.add(Kind.RAIL, at=clock.now(), member_id=member.id, what=judgement.rail, facts=facts, message_id=message_id)

    return record


def guardrails_of(settings: Settings, record: Record = forget) -> Guardrails:
    """The rails as the settings and `rails.yaml` have them; what they say goes to `record`.

    Raises ConfigurationError for a `rails.yaml` that cannot be used.
    """
    added = read_rails_file(settings.data_dir)
    if not added.all:
        return Guardrails(INPUT, RETRIEVED, OUTPUT, record=record, configured=settings.secrets)
    from bot.guardrails.extra.process import AddedRail, Validators

    validators = Validators(added.all)
    validators.check()
    return Guardrails(
        (*INPUT, *(AddedRail(one, validators) for one in added.input)),
        RETRIEVED,
        (*OUTPUT, *(AddedRail(one, validators) for one in added.output)),
        record=record,
        configured=settings.secrets,
        ending=validators.end,
    )
