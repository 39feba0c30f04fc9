"""Words of the product itself to make texts from: what its tables, patterns and examples know in each language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pods
from pods.engine.time.language import lexicon

LANGUAGES = ("en", "de", "fr", "es", "it")
_ROOT = Path(pods.__file__).parent
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ODDITIES = (
    *("1", "2", "3.", "15", "31", "99", "1900", "2027", "10000", "0", "-5", "1/2", "3/12", "29.2.", "24:00", "25:99"),
    *("16:30", "5pm", "0900", "7ish", "2h", "1h30", "10%", "€12.50", "12,30", "2 kg", "1e9", "2026-12-03", "9" * 40),
    *(".", ",", "!", "?", ";", ":", "-", "–", "…", "'", '"', "(", ")", "[", "/", "@", "#", "&", "*", "\\", "|", "%s"),
    *("🎉", "👨\u200d👩\u200d👧", "🇩🇪", "שלום", "مرحبا", "\u202eevif ta", "你好", "e\u0301", "a" + "\u0301" * 20),
    *(
        "\x00",
        "\x1b[31m",
        "\x7f",
        "\u200b",
        "\ufeff",
        "\t",
        "\n",
        "\n\n- ",
        "\u2028",
        "\ud83d",
        "½",
        "²",
        "٣",
        "Ⅻ",
        "ǅ",
    ),
    *(
        "x" * 200,
        "-" * 80,
        "a.b" * 60,
        "http://house.local/a?b=c",
        "anna@house.local",
        "/start",
        "<b>",
        "${x}",
        "İ",
        "ß",
    ),
)


@cache
def words(language: str) -> tuple[str, ...]:
    """The words of the time tables, the patterns of understanding and the examples of the pods, sorted."""
    found = {" ".join(entry[0]) for entries in lexicon(language).phrases.values() for entry in entries}
    for file in sorted(_ROOT.rglob(f"{language}.yaml")):
        lines = (line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
        for line in lines:
            found.update(_WORD.findall(re.sub(r"<\w+>|\{\w+\}|\\\w|^[\w.]+:", " ", line)))
    return tuple(sorted(found))
