"""How the house is, for admins: GET /v1/status/house, and the page that shows it."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import FileResponse, JSONResponse, Response
from pydantic import BaseModel

from bot.hub.auth import Gate, Visitor
from bot.replies.catalogue import catalogue
from bot.replies.words import Words
from bot.status.looking import HouseLook
from bot.status.report import Disk, HouseStatus, Mark
from bot.status.saying import Saying
from knowledge.people import Role

PAGE = Path(__file__).parent / "static" / "status.html"


class ShownPart(BaseModel):
    """How a part is, in the member's words; `todo` is empty where nothing is to do."""

    name: str
    label: str
    mark: Mark
    sentence: str
    todo: str


class ShownHour(BaseModel):
    """The messages of an hour; `median` and `most` (95 %) are seconds to the answer, null where nobody wrote."""

    start: datetime
    done: int
    refused: int
    failed: int
    median: float | None
    most: float | None


class ShownPod(BaseModel):
    """A pod; what waits in its outbox is null where it does not answer."""

    name: str
    remote: bool
    up: bool
    waiting: int | None
    given_up: int | None
    late_since: datetime | None


class ShownServer(BaseModel):
    """A model server."""

    name: str
    kind: str
    healthy: bool
    loaded: list[str]
    in_flight: int
    waiting: int


class ShownTaken(BaseModel):
    """What of the house takes room on the disk."""

    name: str
    label: str
    bytes: int


class ShownDisk(BaseModel):
    """The disk of the data folder."""

    total: int
    free: int
    taken: list[ShownTaken]


class ShownHouse(BaseModel):
    """How the house is. `mark` is that of the worst part, `headline` one sentence on the whole."""

    at: datetime
    version: str
    since: datetime
    mark: Mark
    headline: str
    language: str
    zone: str
    parts: list[ShownPart]
    hours: list[ShownHour]
    median: float | None
    most: float | None
    pods: list[ShownPod]
    servers: list[ShownServer]
    disk: ShownDisk | None


def house_routes(look: HouseLook, gate: Gate) -> APIRouter:
    """GET /status (the page; it holds nothing by itself) and GET /v1/status/house (admins)."""
    router = APIRouter()

    @router.get("/status")
    async def page() -> FileResponse:
        return FileResponse(PAGE)

    # Without response_model, for which FastAPI would build the form of the answer at each start (40 to 80 ms).
    @router.get("/v1/status/house", response_model=None)
    async def house(visitor: Annotated[Visitor, Depends(gate)]) -> Response:
        if visitor.member.role is not Role.ADMIN:
            return _refused("How the house is, is shown to its admins.")
        status = await look.look()
        words = Words(catalogue(visitor.member.language), visitor.member.zone, status.at)
        shown = _shown(status, Saying(status, words), visitor)
        return Response(shown.model_dump_json(), media_type="application/json")

    return router


def _shown(status: HouseStatus, saying: Saying, visitor: Visitor) -> ShownHouse:
    return ShownHouse(
        at=status.at,
        version=status.version,
        since=status.since,
        mark=status.mark,
        headline=saying.headline(),
        language=visitor.member.language,
        zone=str(visitor.member.zone),
        parts=[
            ShownPart(
                name=part.name,
                label=saying.label(part),
                mark=part.mark,
                sentence=saying.sentence(part),
                todo=saying.todo(part),
            )
            for part in status.by_need
        ],
        hours=[ShownHour.model_validate(one, from_attributes=True) for one in status.hours],
        median=status.median,
        most=status.most,
        pods=[ShownPod.model_validate(one, from_attributes=True) for one in status.pods],
        servers=[ShownServer.model_validate(one, from_attributes=True) for one in status.servers],
        disk=_disk(status.disk, saying) if status.disk is not None else None,
    )


def _disk(disk: Disk, saying: Saying) -> ShownDisk:
    taken = [ShownTaken(name=name, label=saying.word(name), bytes=size) for name, size in disk.taken.items()]
    return ShownDisk(total=disk.total, free=disk.free, taken=taken)


def _refused(sentence: str) -> JSONResponse:
    """403 as https://www.rfc-editor.org/rfc/rfc9457 has it, and in the shape of the other routes."""
    told = {"type": "about:blank", "title": "Forbidden", "status": 403, "detail": sentence, "error": sentence}
    return JSONResponse(told, 403, media_type="application/problem+json")
