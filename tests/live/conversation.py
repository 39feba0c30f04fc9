"""Requests of several steps with a real model: `python -m tests.live.conversation [--model SPEC] [--only WORDS]`.

Each is said to a house of its own. What is stored afterwards is compared with what is expected; prompt tokens of every
step are printed. Needs the model's file in the models folder; nothing is fetched.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from pods.engine.models import Model, ModelReply, ModelRequest, open_model
from tests.house import House, open_house

SCENES = Path(__file__).with_name("conversation.yaml")
MODELS = Path(__file__).parents[2] / "data" / "models"


class Scene(BaseModel):
    """One request and what it should come to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    language: str
    before: tuple[str, ...] = ()
    say: tuple[str, ...]
    new: tuple[str, ...]


class Switched(Model):
    """A model that can be out of reach, and keeps what it was asked."""

    json_schema = streaming = True

    def __init__(self, model: Model) -> None:
        self.name, self.local = model.name, model.local
        self.off = False
        self.asked: list[tuple[ModelRequest, ModelReply]] = []
        self._model = model

    @property
    def status(self) -> Any:
        """That of the model."""
        return self._model.status

    async def complete(self, request: ModelRequest) -> ModelReply:
        """As the model answers."""
        reply = await self._model.complete(request)
        self.asked.append((request, reply))
        return reply

    async def count_tokens(self, messages: Any) -> int | None:
        """As the model counts."""
        return await self._model.count_tokens(messages)


@dataclass(frozen=True)
class Result:
    """What a scene came to."""

    scene: Scene
    missing: tuple[str, ...]
    too_much: tuple[str, ...]
    prompts: tuple[int, ...]
    written: int
    seconds: float
    replies: tuple[str, ...] = field(repr=False)
    steps: tuple[str, ...] = field(repr=False)

    @property
    def reached(self) -> bool:
        """Whether exactly what is expected is stored."""
        return not self.missing and not self.too_much


def lines_of(house: House) -> Counter[str]:
    """What is stored, a line for each thing."""
    state = house.state
    lines: list[str] = []

    def at(moment: Any) -> str:
        return f"{moment.astimezone(house.zone):%Y-%m-%dT%H:%M}"

    lines += [f"event {one['title']} {at(one['start'])}" for one in state.get("events", [])]
    for one in state.get("reminders", []):
        lines.append(f"reminder {one['text']} {at(one['due'])} {' '.join(one['for'])}")
    for each in state.get("lists", []):
        lines += [f"item {each['name']} {item['item']}" for item in each["items"]]
    for kind in ("chores", "expenses", "budgets"):
        lines += [f"{kind} {sorted(one.items(), key=str)}" for one in state.get(kind, [])]
    return Counter(line.casefold() for line in lines)


def compared(scene: Scene, before: Counter[str], after: Counter[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The patterns that no new line fits, and the lines that are new (or gone) though nothing was expected there."""
    new = list((after - before).elements())
    missing = []
    for pattern in scene.new:
        fitting = next((line for line in new if re.fullmatch(pattern.casefold(), line)), None)
        if fitting is None:
            missing.append(pattern)
        else:
            new.remove(fitting)
    return tuple(missing), (*new, *(f"gone: {line}" for line in (before - after).elements()))


async def play(scene: Scene, model: Switched, folder: Path, models_dir: Path) -> Result:
    """Says a scene to a house of its own."""
    patient = {"model_timeout": 600.0}
    house = open_house(folder, models_dir, model=model, language=scene.language, settings=patient)
    try:
        for text in scene.before:
            await house.say("Anna", text)
        before = lines_of(house)
        model.asked.clear()
        begun = time.monotonic()
        replies = [(await house.say("Anna", text)).text for text in scene.say]
        seconds = time.monotonic() - begun
        missing, too_much = compared(scene, before, lines_of(house))
    finally:
        if house.app.remembering is not None:
            await house.app.remembering.stop()
        await asyncio.to_thread(house.app.close)
    prompts = tuple(reply.prompt_tokens for _, reply in model.asked)
    written = sum(reply.completion_tokens for _, reply in model.asked)
    steps = tuple(reply.text for _, reply in model.asked)
    return Result(scene, missing, too_much, prompts, written, seconds, tuple(replies), steps)


def scenes() -> list[Scene]:
    """All scenes."""
    return [Scene.model_validate(one) for one in yaml.safe_load(SCENES.read_text(encoding="utf-8"))]


async def run(spec: str, only: str, models_dir: Path, *, verbose: bool) -> Sequence[Result]:
    """Plays the scenes one after the other."""
    real = open_model(spec, models_dir=models_dir, allow_pull=False)
    await real.warm()
    results: list[Result] = []
    routers = Path(tempfile.gettempdir()) / "inglenook-live"
    routers.mkdir(exist_ok=True)
    try:
        for scene in scenes():
            if only and not re.search(only, scene.name):
                continue
            with tempfile.TemporaryDirectory() as folder:
                result = await play(scene, Switched(real), Path(folder) / "home", routers)
            results.append(result)
            told(result, verbose=verbose)
    finally:
        await real.close()
    return results


def told(result: Result, *, verbose: bool) -> None:
    """Prints a result."""
    mark = "ok  " if result.reached else "MISS"
    print(f"{mark} {result.scene.name:<24} {result.seconds:5.1f} s  prompts {list(result.prompts)}", flush=True)
    if verbose or not result.reached:
        for text in result.scene.say:
            print(f"       said     {text}")
        for step in result.steps:
            print(f"       step     {step}")
        for reply in result.replies:
            print(f"       replied  {reply!r}")
        for line in result.missing:
            print(f"       missing  {line}")
        for line in result.too_much:
            print(f"       too much {line}", flush=True)


def main() -> None:
    """Plays what was asked for and prints how many came to the expected state."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="embedded:qwen2.5-coder-1.5b")
    parser.add_argument("--models-dir", type=Path, default=MODELS)
    parser.add_argument("--only", default="")
    parser.add_argument("--verbose", action="store_true")
    chosen = parser.parse_args()
    results = asyncio.run(run(chosen.model, chosen.only, chosen.models_dir, verbose=chosen.verbose))
    reached = sum(result.reached for result in results)
    first = [result.prompts[0] for result in results if result.prompts]
    longest = max((tokens for result in results for tokens in result.prompts), default=0)
    print(f"\n{reached} of {len(results)} reached; first {min(first, default=0)} to {max(first, default=0)} tokens,")
    print(f"longest {longest}; {sum(len(result.prompts) for result in results)} steps in all")


if __name__ == "__main__":
    main()
