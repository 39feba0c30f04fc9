"""`ingle models status`: which model serves which role, and how its servers are."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, get_args

import click

from skills.engine.errors import InglenookError

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def models_status(settings: Settings, as_json: bool) -> None:
    """Look at every model server once; ends with 1 if one cannot be used."""
    try:
        told = asyncio.run(_looked(settings))
    except InglenookError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps(told, indent=2))
    else:
        for role, model in told["roles"].items():
            click.echo(f"{role}: {model}")
        for server in told["servers"]:
            click.echo(_line(server))
        if not told["roles"]:
            click.echo("There is no model: INGLE_MODEL is none, and there is no models file.")
    if not all(server["healthy"] for server in told["servers"]):
        sys.exit(1)


async def _looked(settings: Settings) -> dict[str, Any]:
    from bot.building.models import make_pool
    from pods.engine.models.pool import RoleName

    pool = make_pool(settings)
    if pool is None:
        return {"roles": {}, "servers": []}
    try:
        await pool.look()
        roles = {role: pool.role(role).name for role in get_args(RoleName) if role == "fast" or pool.has(role)}
        return {"roles": roles, "servers": [asdict(one) for one in pool.status()]}
    finally:
        await pool.close()


def _line(server: dict[str, Any]) -> str:
    where = f" at {server['address']}" if server["address"] else ""
    begun = f"{server['name']} ({server['kind']}{where})"
    if not server["healthy"]:
        return f"{begun} cannot be used: {server['reason']}"
    loaded = ", ".join(server["loaded"])
    return f"{begun} answers" + (f"; in its memory: {loaded}" if loaded else "")
