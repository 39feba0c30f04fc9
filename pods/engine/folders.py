"""Where pods lie: in the package, and in the household's own folder. Finds them, reads them, loads their skills."""

from __future__ import annotations

import importlib
import stat
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import yaml
from pydantic import ValidationError

import pods
from pods.engine.podfile import NAME, PodFile
from skills.engine import permissions
from skills.engine.errors import ConfigurationError
from skills.engine.skill import Skill

PODS = Path(__file__).parents[1]
SKILLS = PODS.parent / "skills"
RESERVED = frozenset({"engine", "pods", "skills", "bot", "knowledge", "tests", "dialog", "unknown", "all", "pod"})
"""Names that mean something else."""


def homes() -> tuple[Path, ...]:
    """The folders in which pods lie: the package's, and the household's own where it has one."""
    return tuple(Path(home) for home in pods.__path__)


def use_own(folder: Path | None) -> None:
    """From now on the household's own pods are those of this folder; None: it has none.

    What lies there is the household's code, and runs. Raises ConfigurationError where that cannot be meant.
    """
    if folder is None:
        pods.__path__[:] = [str(PODS)]
        return None
    home = folder.resolve()
    if not home.is_dir():
        raise ConfigurationError(f"INGLE_PODS_DIR: {home} is not a folder; `ingle pod new NAME` makes a pod there")
    if home == PODS:
        return use_own(None)
    if home.stat().st_mode & stat.S_IWOTH:
        raise ConfigurationError(f"INGLE_PODS_DIR: anybody may write to {home}, and what lies there runs: chmod o-w it")
    pods.__path__[:] = [str(PODS), str(home)]
    importlib.invalidate_caches()
    return None


def pod_folders(root: Path | None = None) -> list[Path]:
    """The folders that are pods, those with a `pod.yaml`: in one folder, or in all homes by name.

    Raises ConfigurationError where the household's own has the name of another one.
    """
    if root is not None:
        return sorted(path.parent for path in root.glob("*/pod.yaml"))
    found: dict[str, Path] = {}
    for home in homes():
        for folder in pod_folders(home):
            if folder.name in found:
                raise ConfigurationError(f"{folder} has the name of a pod that is there already: {found[folder.name]}")
            found[folder.name] = folder
    return [found[name] for name in sorted(found)]


def folder_of(name: str) -> Path | None:
    """The folder of a pod by name, or None."""
    return next((home / name for home in homes() if (home / name / "pod.yaml").is_file()), None)


def read_pod_file(folder: Path) -> PodFile:
    """The declaration of a pod. Raises ConfigurationError naming the file and the field."""
    path = folder / "pod.yaml"
    try:
        declaration = PodFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path} cannot be read: {error}") from error
    except (ValidationError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{path} is not a valid pod declaration: {error}") from error
    if declaration.name != folder.name:
        raise ConfigurationError(f"{path} says that the pod is called '{declaration.name}', and its folder is not")
    return declaration


def load_skills(declaration: PodFile) -> tuple[Skill, ...]:
    """The skills of a pod, its own and the shared ones; who may use its own ones is known from then on.

    Raises ConfigurationError that names the file where something is missing or is there twice.
    """
    folder = folder_of(declaration.name)
    own = own_skills(folder) if folder is not None else ()
    unused = [name for name in own if name not in declaration.skills]
    if folder is not None and unused:
        raise ConfigurationError(f"{folder / 'pod.yaml'} does not list the skill of its own '{unused[0]}'")
    loaded = tuple(_load(declaration.name, name, own=name in own) for name in declaration.skills)
    _check_settings(declaration, loaded)
    if folder is not None:
        permissions.bring(
            folder / "permissions.yaml",
            {skill.name: frozenset(skill.commands) for skill in loaded if skill.name in own},
        )
    return loaded


def know_permissions() -> None:
    """Makes known who may do what in all pods, also in those that nobody opened. Raises ConfigurationError."""
    for folder in pod_folders():
        if (folder / "permissions.yaml").is_file():
            load_skills(read_pod_file(folder))


def _check_settings(declaration: PodFile, skills: Sequence[Skill]) -> None:
    """Every setting that a skill wants is declared, with the type that the skill takes it for."""
    for skill in skills:
        wanted: Any = skill.settings
        types = get_type_hints(wanted) if wanted is not None else {}
        for one in fields(wanted) if wanted is not None else ():
            setting = declaration.settings.get(one.name)
            held: Any = setting.holds if setting is not None else None
            if setting is None or types[one.name] not in (held, held | None):
                raise ConfigurationError(
                    f"pods/{declaration.name}/pod.yaml: the skill '{skill.name}' takes the setting '{one.name}' for"
                    f" {types[one.name]}, and it is " + (setting.type if setting is not None else "not declared")
                )


def own_skills(folder: Path) -> tuple[str, ...]:
    """The skills that a pod brings in its own folder. Raises ConfigurationError for one that there is elsewhere."""
    names = tuple(sorted(path.parent.name for path in (folder / "skills").glob("*/__init__.py")))
    for name in names:
        if not NAME.fullmatch(name):
            raise ConfigurationError(f"{folder / 'skills' / name}: a skill's name is small letters and '_'")
        others = [SKILLS / name, *(other / "skills" / name for other in pod_folders() if other.name != folder.name)]
        twice = next((other for other in others if (other / "__init__.py").is_file()), None)
        if twice is not None:
            raise ConfigurationError(f"{folder / 'skills' / name} has the name of a skill that there is: {twice}")
    return names


def _load(pod: str, name: str, *, own: bool) -> Skill:
    place = f"pods.{pod}.skills.{name}" if own else f"skills.{name}"
    try:
        module = importlib.import_module(place)
    except ModuleNotFoundError as error:
        if error.name != place:
            raise ConfigurationError(f"the skill '{name}' of the pod '{pod}' cannot be loaded: {error}") from error
        raise ConfigurationError(
            f"there is no skill '{name}': a skill is a folder of that name in skills/, or in pods/{pod}/skills/"
        ) from error
    except (ImportError, SyntaxError) as error:
        raise ConfigurationError(f"the skill '{name}' of the pod '{pod}' cannot be loaded: {error}") from error
    skill = getattr(module, "skill", None)
    if not isinstance(skill, Skill) or skill.name != name:
        raise ConfigurationError(f"{module.__file__} gives no `skill` that is called '{name}'")
    return skill


def what_it_is() -> Mapping[str, str]:
    """What a model is told of the intents of all pods, by their full names; others are not offered to it."""
    return _what_it_is(homes())


@cache
def _what_it_is(_homes: tuple[Path, ...]) -> Mapping[str, str]:
    declarations = [read_pod_file(folder) for folder in pod_folders()]
    return {f"{one.name}.{intent}": about for one in declarations for intent, about in one.intents.items()}
