"""The graphics cards of a machine: as NVIDIA's library tells, or as somebody says."""

from __future__ import annotations

from dataclasses import dataclass

from pods.engine.models.placement.memory import MIB, RESERVED_MIB
from skills.engine.errors import ConfigurationError, ServiceError

MOST_CARDS = 8


class BadCardsError(ConfigurationError):
    """What was said about the cards cannot be."""

    def __init__(self, said: str, why: str) -> None:
        super().__init__(f"--gpus {said}: {why}. Write the memory of each card in GiB, such as 24,24,12.")


class NoCardsFoundError(ServiceError):
    """The machine's cards could not be read."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why}. Say which cards there are with --gpus, such as --gpus 24,12, or --gpus none.")


@dataclass(frozen=True, slots=True)
class Card:
    """A graphics card. `index` is its number as `nvidia-smi` shows it, `memory` MiB in all, `in_use` MiB now."""

    index: int
    memory: int
    name: str = ""
    uuid: str = ""
    in_use: int = 0

    @property
    def room(self) -> int:
        """MiB that models may take."""
        return max(0, self.memory - RESERVED_MIB)


def said_cards(said: str) -> tuple[Card, ...]:
    """Cards from their memories in GiB, with commas; `none` for none. Raises BadCardsError."""
    if said.strip().casefold() in {"none", "0", ""}:
        return ()
    cards = []
    for index, part in enumerate(said.split(",")):
        try:
            memory = float(part)
        except ValueError:
            raise BadCardsError(said, f"{part.strip()!r} is not a number") from None
        if not 0 < memory <= 1024:
            raise BadCardsError(said, f"{part.strip()} GiB is no size of a card")
        cards.append(Card(index, int(memory * 1024)))
    if len(cards) > MOST_CARDS:
        raise BadCardsError(said, f"at most {MOST_CARDS} cards can be planned")
    return tuple(cards)


def read_cards() -> tuple[Card, ...]:
    """The cards of this machine by NVML, in the order of `nvidia-smi`. Blocking.

    Raises NoCardsFoundError where the package, the driver or a card is missing.
    """
    try:
        import pynvml
    except ImportError:
        raise NoCardsFoundError(
            "Reading the cards needs the package nvidia-ml-py: pip install 'inglenook[gpu]'"
        ) from None
    try:
        pynvml.nvmlInit()
    except pynvml.NVMLError as error:
        raise NoCardsFoundError(f"NVIDIA's driver does not answer here ({_plain(error)})") from error
    try:
        cards = tuple(_card(pynvml.nvmlDeviceGetHandleByIndex(index), index) for index in range(_count()))
    except pynvml.NVMLError as error:
        raise NoCardsFoundError(f"NVIDIA's driver did not tell its cards ({_plain(error)})") from error
    finally:
        pynvml.nvmlShutdown()
    if not cards:
        raise NoCardsFoundError("NVIDIA's driver is here and knows no card")
    return cards[:MOST_CARDS]


def _count() -> int:
    import pynvml

    return int(pynvml.nvmlDeviceGetCount())


def _card(handle: object, index: int) -> Card:
    import pynvml

    memory = pynvml.nvmlDeviceGetMemoryInfo(handle)
    name, uuid = pynvml.nvmlDeviceGetName(handle), pynvml.nvmlDeviceGetUUID(handle)
    return Card(index, int(memory.total) // MIB, _text(name), _text(uuid), int(memory.used) // MIB)


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _plain(error: Exception) -> str:
    return str(error) or type(error).__name__
