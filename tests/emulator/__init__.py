"""An emulator of Telegram's Bot API on loopback, for tests and for trying things by hand.

It is kept honest by code that is not ours: every request is validated with the matching class of
`aiogram.methods`, every update and result is parsed by python-telegram-bot before it is given out.
"""

from tests.emulator.faults import Fault
from tests.emulator.people import Group, Seat
from tests.emulator.server import TOKEN, Emulator
from tests.emulator.state import Sent

__all__ = ["TOKEN", "Emulator", "Fault", "Group", "Seat", "Sent"]
