"""The page on which a signed-in member gives the passphrase: a plain form, no script, nothing kept."""

from html import escape
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from fastapi.responses import HTMLResponse

from bot.hub.auth import Gate, Visitor
from bot.replies.catalogue import catalogue
from bot.unlocking import Unlocking

LONGEST = 1000

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
  <meta charset="utf-8">
  <title>Inglenook</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <link rel="icon" href="/static/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/static/css/hearth.css">
  <link rel="stylesheet" href="/static/css/chat.css">
</head>
<body>
  <main class="signin">
    <h1>{title}</h1>
    {said}
    {form}
    <p class="hint"><a href="/">{back}</a></p>
  </main>
</body>
</html>
"""

_FORM = """\
<form method="post" action="/unlock">
      <p><label>{field} <input type="password" name="passphrase" required maxlength="{longest}"
        autocomplete="current-password" autofocus></label></p>
      <p><button type="submit">{open}</button></p>
    </form>"""


def unlock_routes(unlocking: Unlocking, gate: Gate) -> APIRouter:
    """GET and POST /unlock."""
    router = APIRouter()

    @router.get("/unlock")
    async def ask(visitor: Annotated[Visitor, Depends(gate)]) -> HTMLResponse:
        locked = await unlocking.is_locked(visitor.member.id)
        said = "" if locked else catalogue(visitor.member.language).say("unlock-none")
        return _page(visitor, said, form=locked)

    @router.post("/unlock")
    async def give(
        visitor: Annotated[Visitor, Depends(gate)], passphrase: Annotated[str, Form(max_length=LONGEST)]
    ) -> HTMLResponse:
        opened, said = await unlocking.try_open(visitor.member, passphrase)
        return _page(visitor, said, form=not opened, status=200 if opened else 403)

    return router


def _page(visitor: Visitor, said: str, *, form: bool, status: int = 200) -> HTMLResponse:
    language = visitor.member.language
    say = catalogue(language).say
    filled = _FORM.format(field=escape(say("unlock-field")), open=escape(say("unlock-open")), longest=LONGEST)
    page = _PAGE.format(
        language=language,
        title=escape(say("unlock-title")),
        said=f'<p role="status">{escape(said)}</p>' if said else "",
        form=filled if form else "",
        back=escape(say("unlock-back")),
    )
    return HTMLResponse(page, status)
