"""The pods' own settings: from the environment, the house's `.env` and the `.env` in a pod's folder, typed."""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr

from bot.redaction import hide_secrets
from bot.settings import OF_A_POD, problem_of_text, variables
from pods.engine.folders import pod_folders, read_pod_file
from skills.engine.errors import ConfigurationError
from skills.engine.pod_settings import PodSettings


def settings_of_pods(folders: list[Path] | None = None, env_file: Path = Path(".env")) -> dict[str, PodSettings]:
    """The settings of every pod, by pod. The environment goes before `.env`, that before the pod's own `.env`.

    Raises ConfigurationError that names every variable that is wrong, missing or of no pod, never a value.
    """
    found: dict[str, PodSettings] = {}
    known: set[str] = set()
    wrong: list[str] = []
    for folder in folders if folders is not None else pod_folders():
        declaration = read_pod_file(folder)
        own = folder / ".env"
        if broken := problem_of_text(own):
            wrong.append(broken)
            continue
        known |= {declaration.variable(name) for name in declaration.settings}
        wrong += [
            f"{name} stands in {own}, and is no setting of the pod {declaration.name}"
            for name in sorted(names_in(own) - {declaration.variable(one) for one in declaration.settings})
        ]
        try:
            found[declaration.name] = declaration.read_settings(variables(own, env_file))
        except ConfigurationError as error:
            wrong.append(str(error))
    wrong += [
        f"{name}: no pod has such a setting"
        for name in sorted(variables(env_file))
        if OF_A_POD in name and name not in known
    ]
    if wrong:
        raise ConfigurationError("; ".join(wrong))
    hide_secrets(
        value.get_secret_value()
        for settings in found.values()
        for value in settings.values.values()
        if isinstance(value, SecretStr)
    )
    return found


def names_in(env_file: Path) -> set[str]:
    """The names that a `.env` file sets."""
    from dotenv import dotenv_values

    return set(dotenv_values(env_file)) if env_file.is_file() else set()
