"""How much of something stands in an item: "2 kg" of "2 kg sugar"."""

from __future__ import annotations

import re

QUANTITY = re.compile(
    r"(?<!\w)\d+(?:[.,/]\d+)?\s*(?:x|kgs?|kilos?|g|grams?|mg|l|litres?|liters?|ml|cl|dozen|packs?|packets?|bottles?|"
    r"cans?|bags?|boxes|box|jars?|pieces?|stück|flaschen?|dosen?|packungen|bouteilles?|paquets?|botellas?|paquetes?|"
    r"bottigli[ae]|pacch[io]|pezzi)?(?!\w)\s*",
    re.IGNORECASE,
)


def is_quantity(text: str) -> bool:
    """Whether a number with a unit stands there and nothing else."""
    return QUANTITY.fullmatch(text) is not None and not text.strip().isdigit()


def requantified(old: str, said: str) -> str:
    """The item with another quantity, where only that was said: ("1 kg sugar", "2 kg") → "2 kg sugar"."""
    if QUANTITY.sub("", said).strip():
        return said
    return f"{said} {QUANTITY.sub('', old, count=1).strip()}"
