"""`ingle pod new`: the folder of a pod that works at once, and what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command()
@click.argument("name")
@click.option("--about", default=None, help="What it is for, in a few words.")
@click.option("--language", default=None, help="Examples in this language besides English; the household's by default.")
@click.option("--into", type=click.Path(path_type=Path), default=None, help="The folder to make it in.")
@click.pass_obj
def new(settings: Settings, name: str, about: str | None, language: str | None, into: Path | None) -> None:
    """Make a new pod called NAME: what it does, says and understands, its settings and tests, in one folder."""
    from bot.replies.catalogue import catalogue
    from pods.engine.folders import PODS
    from pods.engine.scaffold import ABOUT, check_name, scaffold
    from skills.engine.errors import ConfigurationError

    check_name(name)
    if any(key.startswith((f"{name}-", f"intent-{name}_")) for key in catalogue("en").keys()):  # noqa: SIM118
        raise ConfigurationError(f"Sentences of the house begin with '{name}-': choose another name.")
    place = into or settings.pods_dir or (PODS if is_checkout(PODS) else None)
    if place is None:
        raise ConfigurationError("Say where with --into FOLDER, or set INGLE_PODS_DIR to the folder of your own pods.")
    made = scaffold(name, place, about=about or ABOUT, language=language or settings.language)
    home = made.folder.parent
    click.echo(f"{made.folder} is there, with {len(made.files)} files; README.md in it tells what each is for.\n")
    own = settings.pods_dir.resolve() if settings.pods_dir else None
    if home not in (PODS, own):
        click.echo("Its code runs once you trust the folder. In .env, or in the environment:")
        click.echo(f"  INGLE_PODS_DIR={home}")
        click.echo(f"One folder is read, and now it is {own}.\n" if own else "")
    click.echo("Then talk to it; the first time it learns the examples of all pods, which takes some minutes:")
    click.echo(f'  ingle ask "{made.say}"')
    click.echo("Its tests, and the pod in a process of its own:")
    click.echo(f"  pytest {made.folder / 'tests'}")
    click.echo(f"  ingle pod serve {name}")


def is_checkout(pods: Path) -> bool:
    """Whether the pods are those of a copy of the source, where a new one belongs beside them."""
    return (pods.parent / "pyproject.toml").is_file()
