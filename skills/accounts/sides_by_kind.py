"""The sides there are, by the kind of calendar."""

from __future__ import annotations

from collections.abc import Mapping

from skills.accounts.event_side import EventSide
from skills.accounts.remote import Kind
from skills.accounts.sides import Side
from skills.accounts.todo_side import TodoSide

SIDES: Mapping[Kind, Side] = {Kind.EVENT: EventSide(), Kind.TODO: TodoSide()}
