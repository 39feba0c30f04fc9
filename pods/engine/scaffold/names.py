"""Which names a new pod may have."""

from __future__ import annotations

import keyword
from pathlib import Path

from pods.engine.folders import RESERVED, SKILLS, folder_of, own_skills, pod_folders
from pods.engine.podfile import NAME
from pods.engine.understanding.forms import FILLERS
from skills.engine.errors import ConfigurationError

LONGEST_NAME, LONGEST_ABOUT = 30, 120


def check_name(name: str) -> None:
    """Raises ConfigurationError with a sentence on why a pod cannot be called so."""
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise ConfigurationError(
            f"'{name}' cannot be a pod's name: it is made of small letters a to z, words parted by '_', at most"
            f" {LONGEST_NAME} letters, as in 'garden' or 'sports_club'."
        )
    if name in RESERVED or keyword.iskeyword(name):
        raise ConfigurationError(f"'{name}' means something else in Inglenook or in Python: choose another name.")
    if name.split("_")[0] in {form.split("_")[0] for form in FILLERS}:
        raise ConfigurationError(f"Intents that begin with '{name.split('_')[0]}' are read in a form of their own.")
    there = folder_of(name)
    if there is not None:
        raise ConfigurationError(f"There is a pod called '{name}' already: {there}.")
    skills = [SKILLS / name, *(folder / "skills" / one for folder in pod_folders() for one in own_skills(folder))]
    taken = next((skill for skill in skills if skill.name == name and skill.is_dir()), None)
    if taken is not None:
        raise ConfigurationError(f"There is a skill called '{name}' already: {taken}.")


def check_words(about: str) -> str:
    """What the pod is for, on one line. Raises ConfigurationError for what cannot stand in a declaration."""
    said = " ".join(about.split())
    if not said or len(said) > LONGEST_ABOUT or not said.isprintable() or set(said) & set('"\\@{}'):
        raise ConfigurationError(
            f"--about is a few words, at most {LONGEST_ABOUT} letters and without quotation marks, braces, @ or"
            " backslashes."
        )
    return said


def check_place(into: Path, name: str) -> Path:
    """The folder that is to be made. Raises ConfigurationError where it is there, or can not be."""
    home = into.expanduser().resolve()
    target = home / name
    if target.exists():
        raise ConfigurationError(f"{target} is there already; nothing was changed.")
    if home.exists() and not home.is_dir():
        raise ConfigurationError(f"{home} is a file, and pods lie in a folder.")
    return target
