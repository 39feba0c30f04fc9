"""`ingle models plan`: which model goes on which graphics card, and the files that make it so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from skills.engine.errors import InglenookError

if TYPE_CHECKING:
    from bot.settings import Settings
    from pods.engine.models.placement.catalogue import Candidate, RoleName
    from pods.engine.models.placement.plan import Plan


@click.command("plan")
@click.option("--gpus", metavar="GIB,GIB,…", help="Memory of each card in GiB, or none; without it NVML is asked.")
@click.option("--roles", default="fast,chat,embed,vision", show_default=True, help="The roles to serve.")
@click.option(
    "--model", "named", multiple=True, metavar="ROLE=NAME", help="A model of your own for a role; repeatable."
)
@click.option("--size", "sizes", multiple=True, metavar="NAME=GB", help="The size of such a model, in 10^9 bytes.")
@click.option("--server", help="The Ollama server that knows its size; without it INGLE_MODEL_BASE_URL.")
@click.option("--context", "contexts", multiple=True, metavar="ROLE=TOKENS", help="Another context for a role.")
@click.option("--parallel", type=click.IntRange(1, 64), default=2, show_default=True, help="Requests at a time.")
@click.option("--write", is_flag=True, help="Write the models file and the Compose file.")
@click.option(
    "--models-file", type=click.Path(path_type=Path), help="Where to; without it models.yaml in the data folder."
)
@click.option("--compose-file", type=click.Path(path_type=Path), default=Path("compose/gpus.yaml"), show_default=True)
@click.option("--force", is_flag=True, help="Write over files that were changed by hand.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def plan_models(
    settings: Settings,
    gpus: str | None,
    roles: str,
    named: tuple[str, ...],
    sizes: tuple[str, ...],
    server: str | None,
    contexts: tuple[str, ...],
    parallel: int,
    write: bool,
    models_file: Path | None,
    compose_file: Path,
    force: bool,
    as_json: bool,
) -> None:
    """Propose which model goes on which graphics card, and say what does not fit."""
    from pods.engine.models.placement.cards import read_cards, said_cards
    from pods.engine.models.placement.plan import make_plan, wishes_of
    from pods.engine.models.placement.telling import as_data, told
    from pods.engine.models.placement.writing import write_plan

    wanted = tuple(_role(one.strip(), "--roles") for one in roles.split(","))
    own = _named(named, sizes, server or settings.model_base_url)
    longer = {_role(role, "--context"): _tokens(value) for role, value in _pairs(contexts, "--context")}
    try:
        cards = read_cards() if gpus is None else said_cards(gpus)
        plan = make_plan(cards, wishes_of(wanted, own, longer), parallel)
        if write:
            write_plan(plan, models_file or settings.data_dir / "models.yaml", compose_file, force=force)
    except InglenookError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps(as_data(plan), indent=2))
        return
    for line in told(plan, wanted):
        click.echo(line)
    click.echo(_next(plan, models_file or settings.data_dir / "models.yaml", compose_file, written=write))


def _next(plan: Plan, models_file: Path, compose_file: Path, *, written: bool) -> str:
    if not written:
        return "Nothing was written; --write writes the models file and the Compose file."
    if not plan.servers:
        return f"Written: {models_file} and {compose_file}. No server is needed."
    return (
        f"Written: {models_file} and {compose_file}. Start the servers with "
        f"docker compose -f compose/compose.yaml -f {compose_file} --profile gpu up --detach, "
        "and fetch each model by /models pull NAME in a chat."
    )


def _named(named: tuple[str, ...], sizes: tuple[str, ...], address: str | None) -> dict[RoleName, list[Candidate]]:
    """The models a household names, the first of a role the dearest: by their given size, else as known, else asked."""
    from pods.engine.models.ollama import DEFAULT_ADDRESS
    from pods.engine.models.placement.catalogue import known
    from pods.engine.models.placement.sizes import ask_size, of_size

    quality: dict[str, dict[RoleName, int]] = {}
    order: dict[RoleName, list[str]] = {}
    for role_name, model in _pairs(named, "--model"):
        role = _role(role_name, "--model")
        order.setdefault(role, []).append(model)
        quality.setdefault(model, {})[role] = 101 - len(order[role])
    said = {model: _gigabytes(value) for model, value in _pairs(sizes, "--size")}
    models = {}
    for name, roles in quality.items():
        if name in said:
            models[name] = of_size(name, said[name], roles)
        elif (familiar := known(name)) is not None:
            models[name] = familiar.serving(roles)
        else:
            try:
                models[name] = ask_size(address or DEFAULT_ADDRESS, name, roles)
            except InglenookError as error:
                raise click.ClickException(str(error)) from error
    return {role: [models[name] for name in names] for role, names in order.items()}


def _pairs(given: tuple[str, ...], option: str) -> list[tuple[str, str]]:
    pairs = [one.partition("=") for one in given]
    for name, equals, value in pairs:
        if not (name and equals and value):
            raise click.UsageError(f"{option} {name}{equals}{value}: write a name, = and a value")
    return [(name.strip(), value.strip()) for name, _, value in pairs]


def _role(name: str, option: str) -> RoleName:
    from pods.engine.models.placement.catalogue import ROLES

    if name not in ROLES:
        raise click.UsageError(f"{option}: there is no role {name!r}; there are {', '.join(ROLES)}")
    return name


def _gigabytes(value: str) -> float:
    try:
        size = float(value.upper().removesuffix("B").removesuffix("G"))
    except ValueError:
        size = 0.0
    if not 0 < size < 10_000:
        raise click.UsageError(f"--size: {value!r} is no size in GB")
    return size


def _tokens(value: str) -> int:
    if not value.isdecimal() or not 512 <= int(value) <= 1_048_576:
        raise click.UsageError(f"--context: {value!r} is not a number of tokens from 512 to 1048576")
    return int(value)
