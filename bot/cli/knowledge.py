"""`ingle knowledge`: the family's papers from the terminal: added, followed, listed, searched, taken away."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from bot.build import App
    from bot.replies.words import Words
    from bot.settings import Settings
    from knowledge.search import Library
    from pods.engine.pod import LocalPod
    from skills.documents.store import Kept
    from skills.engine.command import Asker, Command, Outcome, Reading

INTERRUPTED = 130
"""The exit code of a program that Ctrl-C ended."""
AUDIENCES = ("family", "parents", "guests", "private")

_member = click.option("--member", "name", metavar="NAME", help="Who does it; the first admin if left out.")
_json = click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")


@dataclass(frozen=True, slots=True)
class _Papers:
    """The pod that keeps documents, and who asks."""

    app: App
    pod: LocalPod
    library: Library
    asker: Asker
    words: Words

    @property
    def reading(self) -> Reading:
        """What a skill looks at."""
        from bot.build import means_of
        from pods.engine.time import read_times
        from skills.engine.command import Reading

        documents = means_of(self.app.settings).read_documents
        return Reading(
            self.asker, self.pod.database, read_times=read_times, read_documents=documents, library=self.library
        )

    def run(self, command: Command) -> Outcome:
        """Runs a command as who asks. Raises PersonError."""
        return asyncio.run(self.pod.run(command, self.asker))

    def say(self, outcome: Outcome) -> str:
        """What an outcome says, without what it offers."""
        from bot.replies.render import render

        return render(replace(outcome, notes=tuple(one for one in outcome.notes if not one.offers)), self.words)


@click.group()
def knowledge() -> None:
    """The family's papers: they lie in DATA/knowledge, in family/, parents/, guests/ and private/NAME/.

    Exit codes: 0 done, 1 nothing found or something could not be read, 2 an option cannot be used, 130 interrupted.
    """


@knowledge.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--for", "audience", type=click.Choice(AUDIENCES), help="Who may see them; the family if left out.")
@_member
@_json
@click.pass_obj
def add(settings: Settings, files: Sequence[Path], audience: str | None, name: str | None, as_json: bool) -> None:
    """Keep FILES, as if they were sent in the chat."""
    done: list[dict[str, Any]] = []
    with _opened(settings, name) as papers, _bars(shown=not as_json) as bar:
        show = bar("files")
        for number, path in enumerate(files):
            show(number, len(files))
            done.append(_added(papers, path.resolve(), audience, bar("pages")))
        show(len(files), len(files))
        papers.library.embed_pending(bar("embedding"))
    if as_json:
        click.echo(json.dumps(done, ensure_ascii=False, indent=2))
    for one in done if not as_json else ():
        click.echo(one["said"], err=not one["kept"])
    sys.exit(0 if all(one["kept"] for one in done) else 1)


def _added(papers: _Papers, path: Path, audience: str | None, show: Callable[[int, int], None]) -> dict[str, Any]:
    from bot.replies.catalogue import catalogue
    from skills.documents.shelf import mime_of
    from skills.documents.taking import take
    from skills.engine.errors import PersonError
    from skills.engine.request import GivenFile, Request

    file = GivenFile(path, path.name, mime_of(path.name))
    request = Request("file", "", papers.asker.member.language, audience=audience or "")
    try:
        commands = take([file], request, replace(papers.reading, progress=show))
        outcomes = [papers.run(command) for command in commands]
    except PersonError as error:
        return {"name": path.name, "kept": False, "said": catalogue("en").say(error.key, error.facts)}
    said = [papers.say(outcome) for outcome in outcomes] or [_unknown(path.name)]
    ids = [ref.id for outcome in outcomes for ref in outcome.refs]
    return {"name": path.name, "kept": bool(outcomes), "id": next(iter(ids), None), "said": "\n".join(said)}


def _unknown(name: str) -> str:
    from bot.replies.catalogue import catalogue

    return catalogue("en").say("document-file-unknown-kind", {"name": name})


@knowledge.command()
@_json
@click.pass_obj
def sync(settings: Settings, as_json: bool) -> None:
    """Follow what changed in the folder, and make everything searchable by meaning.

    What cannot be read is said once, and again when it has changed. Interrupted, it goes on the next time.
    """
    import time

    from bot.build import watch_of
    from skills.documents.watching import QUIET

    with _opened(settings, None) as papers, _bars(shown=not as_json) as bar:
        app = papers.app
        watch = watch_of(settings, app.pods, app.members, app.clock)
        if watch is None:
            raise click.ClickException("no pod keeps documents")
        watch.make_folders()
        looked = watch.look(bar("files"), patient=False, within=bar("pages"))
        if looked.waiting:
            time.sleep(QUIET)
            looked.add(watch.look(bar("files"), patient=False, within=bar("pages")))
        embedded = papers.library.embed_pending(bar("embedding"))
    kinds = ("added", "changed", "moved", "removed", "doubles", "waiting")
    data = {**{kind: getattr(looked, kind) for kind in kinds}, "unreadable": looked.unreadable}
    if as_json:
        click.echo(json.dumps({**data, "closed": looked.closed, "embedded": embedded}, ensure_ascii=False, indent=2))
    else:
        click.echo(", ".join(f"{kind}: {len(getattr(looked, kind))}" for kind in kinds) + f", embedded: {embedded}")
    for path, reason in looked.unreadable:
        click.echo(f"{path}: {reason}", err=True)
    for path in looked.closed:
        click.echo(f"{path}: cannot be opened", err=True)
    for path, other in looked.doubles if not as_json else ():
        click.echo(f"{path}: the same as {other}", err=True)
    sys.exit(1 if looked.unreadable or looked.closed else 0)


@knowledge.command("list")
@_member
@_json
@click.pass_obj
def list_(settings: Settings, name: str | None, as_json: bool) -> None:
    """List the documents that a member may see, with their numbers."""
    from skills.documents.store import kept

    with _opened(settings, name) as papers:
        found = [_data(one, papers) for one in kept(papers.pod.database.rows, papers.asker)]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo(
            "There are no documents yet. Send one in the chat, drop one into the folder, or `ingle knowledge add`."
        )
    for one in found:
        click.echo(f"{one['id']:5}  {one['audience']:9} {one['name']}  ({one['added']})")


def _data(one: Kept, papers: _Papers) -> dict[str, Any]:
    audience = "private" if one.audience.startswith("member:") else one.audience
    return {
        "id": one.id,
        "name": one.name,
        "audience": audience,
        "owner": papers.asker.name_of(one.owner),
        "added": one.created_at[:10],
        "pages": one.pages,
        "path": one.path,
    }


@knowledge.command()
@click.argument("question", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 50), default=5, show_default=True, help="Passages at most.")
@_member
@_json
@click.pass_obj
def search(settings: Settings, question: tuple[str, ...], limit: int, name: str | None, as_json: bool) -> None:
    """Show the passages that fit a QUESTION best, of what a member may see."""
    from skills.engine.privacy import readable

    with _opened(settings, name) as papers:
        found = papers.library.search(" ".join(question), readable(papers.asker), papers.asker.member.language, limit)
    passages = [
        {
            "document": one.document_id,
            "name": one.name,
            "page": one.page,
            "score": round(one.score, 4),
            "text": one.text,
        }
        for one in found.passages
    ]
    if as_json:
        took = {stage: round(spent, 2) for stage, spent in found.took.items()}
        data = {"confidence": round(found.confidence, 4), "took_ms": took, "passages": passages}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    for number, one in enumerate(passages if not as_json else (), start=1):
        page = f", p. {one['page']}" if one["page"] else ""
        click.echo(f"[{number}] {one['name']}{page}  {one['score']:.2f}\n{one['text']}\n")
    if not passages and not as_json:
        click.echo("Nothing was found.")
    sys.exit(0 if passages else 1)


@knowledge.command()
@click.argument("ids", nargs=-1, required=True, type=int)
@click.option("--yes", is_flag=True, help="Forget without asking.")
@_member
@click.pass_obj
def forget(settings: Settings, ids: tuple[int, ...], yes: bool, name: str | None) -> None:
    """Take away the documents with these IDS, as `ingle knowledge list` shows them; the files go a week later."""
    from bot.replies.catalogue import catalogue
    from skills.documents.commands import ForgetDocument
    from skills.engine.errors import PersonError

    with _opened(settings, name) as papers:
        for document_id in dict.fromkeys(ids):
            command = ForgetDocument(document_id)
            try:
                taken = asyncio.run(papers.pod.take(command, papers.asker))
                if taken.question is not None and not yes:
                    click.confirm(papers.say(taken.question), abort=True)
                click.echo(papers.say(papers.run(command)))
            except PersonError as error:
                raise click.ClickException(catalogue("en").say(error.key, error.facts)) from error


@knowledge.command()
@click.argument("ids", nargs=-1, required=True, type=int)
@click.option("--any", "any_model", is_flag=True, help="Let every model see them again.")
@_member
@click.pass_obj
def local(settings: Settings, ids: Sequence[int], any_model: bool, name: str | None) -> None:
    """Keep the papers or facts with these IDS to language models in the house; others get nothing of them."""
    from bot.replies.catalogue import catalogue
    from skills.engine.errors import PersonError
    from skills.facts.commands import KeepLocal

    with _opened(settings, name) as papers:
        try:
            click.echo(papers.say(papers.run(KeepLocal(tuple(ids), not any_model))))
        except PersonError as error:
            raise click.ClickException(catalogue("en").say(error.key, error.facts)) from error


@knowledge.command()
@click.pass_obj
def reindex(settings: Settings) -> None:
    """Make the indexes anew from the stored texts and embeddings; stop `ingle run` before."""
    from knowledge.search.chroma import IndexBrokenError

    with _opened(settings, None) as papers, _bars(shown=True) as bar:
        papers.library.embed_pending(bar("embedding"))
        try:
            papers.library.reindex(bar("indexing"))
        except IndexBrokenError as error:
            raise click.ClickException(f"the index cannot be made: {error}") from error
    click.echo("The indexes are new.")


@contextmanager
def _opened(settings: Settings, name: str | None) -> Iterator[_Papers]:
    from bot.build import asker_of, build, speaker
    from bot.replies.catalogue import catalogue
    from bot.replies.words import Words
    from pods.engine.pod import LocalPod

    app = build(settings.model_copy(update={"model": "none"}))
    try:
        pod = next((pod for pod in app.pods.values() if pod.skill_of("documents") is not None), None)
        if not isinstance(pod, LocalPod) or pod.library is None:
            raise click.ClickException("no pod keeps documents")
        asker = asker_of(app, speaker(app, name))
        yield _Papers(app, pod, pod.library, asker, Words(catalogue("en"), asker.zone, asker.now))
    except KeyboardInterrupt:
        click.echo("Interrupted. What was done is kept, the rest goes on the next time.", err=True)
        sys.exit(INTERRUPTED)
    finally:
        app.close()


@contextmanager
def _bars(*, shown: bool) -> Iterator[Callable[[str], Callable[[int, int], None]]]:
    """Bars on standard error, where somebody looks: each is there from when it is first told something."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description:9}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    disable = not (shown and sys.stderr.isatty())
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=disable) as bars:

        def bar(what: str) -> Callable[[int, int], None]:
            def show(done: int, of: int) -> None:
                if what not in tasks:
                    tasks[what] = bars.add_task(what, total=of)
                bars.update(tasks[what], completed=done, total=of)

            return show

        yield bar
