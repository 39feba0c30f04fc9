"""Writes the files of a new pod from the templates beside this, all of them or none."""

from __future__ import annotations

import re
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pods.engine.scaffold.names import check_name, check_place, check_words
from skills.engine.errors import ConfigurationError

TEMPLATE = Path(__file__).with_name("template")
LANGUAGES = ("en", "de", "fr", "es", "it")
SUFFIX = ".txt"
"""What template files end with, so that none of them is taken for a part of the project."""

FOLDER, FILE = 0o755, 0o644

_PLACE = re.compile(r"@([a-zA-Z_]+)@")

ABOUT = "what is to be done, and when"
SAID = {
    "de": "@word@: am Freitag im Laden anrufen",
    "fr": "@word@ : appeler le magasin vendredi",
    "es": "@word@: llamar a la tienda el viernes",
    "it": "@word@: chiamare il negozio venerdì",
}
_TEST = """

def test_it_understands_the_language_of_the_house(trial: Trial) -> None:
    noted = trial.say("{said}", language="{language}")
    assert noted.key == "@name@-added-on"
    assert str(noted.facts["day"]) == "2026-11-27"
"""


@dataclass(frozen=True, slots=True)
class Made:
    """A pod that was written."""

    folder: Path
    files: tuple[str, ...]
    """Relative to the folder."""
    say: str
    """A sentence that it understands, in the language of the household."""


def scaffold(name: str, into: Path, *, about: str = ABOUT, language: str = "en") -> Made:
    """Writes the pod's folder into another one, which is made where it is missing.

    It is written beside its place first and moved there when it is whole. It is code and no secret: whatever the mask,
    everybody may read it, a container of another user for one. Raises ConfigurationError.
    """
    check_name(name)
    if language not in LANGUAGES:
        raise ConfigurationError(f"there are no sentences in '{language}'; there are {', '.join(LANGUAGES)}.")
    values = {"about": check_words(about), **_spellings(name)}
    values["other_language"] = (
        _fill(_TEST.format(said=SAID[language], language=language), values) if language in SAID else ""
    )
    target = check_place(into, name)
    home = target.parent
    missing = [folder for folder in (home, *home.parents) if not folder.exists()]
    beside: Path | None = None
    try:
        for folder in reversed(missing):
            folder.mkdir(exist_ok=True)
            folder.chmod(FOLDER)
        beside = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=home))
        files = _write(beside, values, {"en", language})
        for path in (beside, *beside.rglob("*")):
            path.chmod(FOLDER if path.is_dir() else FILE)
        beside.rename(target)
    except OSError as error:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)
        for folder in missing:
            with suppress(OSError):
                folder.rmdir()
        raise ConfigurationError(f"{target} cannot be written ({error.strerror}); nothing was left there.") from error
    said = SAID.get(language, "@word@: call the shop on Friday")
    return Made(target, files, _fill(said, values))


def _spellings(name: str) -> dict[str, str]:
    words = name.split("_")
    return {
        "name": name,
        "NAME": name.upper(),
        "Name": "".join(word.capitalize() for word in words),
        "word": " ".join(words),
    }


def _write(folder: Path, values: dict[str, str], languages: set[str]) -> tuple[str, ...]:
    """Every template whose language is wanted; sentences come in all languages, examples in those of the household."""
    written = []
    for source in sorted(TEMPLATE.rglob(f"*{SUFFIX}")):
        inside = source.relative_to(TEMPLATE)
        if inside.parts[0] == "examples" and inside.name.split(".")[0] not in languages:
            continue
        path = str(inside).removesuffix(SUFFIX).replace("NAME", values["name"])
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = _fill(source.read_text(encoding="utf-8"), values).rstrip("\n") + "\n"
        target.write_text(text, encoding="utf-8")
        written.append(path)
    return tuple(written)


def _fill(text: str, values: dict[str, str]) -> str:
    return _PLACE.sub(lambda found: values[found[1]], text)
