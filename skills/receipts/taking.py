"""From files in the chat to receipts: what they show is read, filed and handed on as commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from knowledge.ocr import Page, UnreadableFileError
from knowledge.people import Member
from skills.engine.asking import NoEngineError, NotAllowedError
from skills.engine.categories import CATEGORIES
from skills.engine.command import Command, Reading
from skills.engine.errors import PersonError
from skills.engine.means import silent
from skills.engine.money import Money
from skills.engine.request import GivenFile, Request
from skills.engine.zones import wall
from skills.receipts.changing import in_currency
from skills.receipts.commands import SAID, Details, Line, RefuseFile, Sureness, TakeReceipt, skill
from skills.receipts.filing import category_of
from skills.receipts.parsing import Found, ReceiptRead, read_receipt
from skills.receipts.pictures import kept
from skills.receipts.reading import said_money
from skills.receipts.sheets import Bundle, Read, Sheet, bundled
from skills.receipts.warranties import warranty_on

ENDINGS = (
    *(".jpg", ".jpeg", ".jfif", ".png", ".webp", ".heic", ".heif"),
    *(".gif", ".bmp", ".tif", ".tiff", ".pdf"),
)
BESIDE = ("expense_log", "expense_correct", "receipt_change", "receipt_save")
"""What words beside a picture may be, to be heard: they say what the receipt does not."""

SHOPS = 200
MOST_READ = 0.99
"""How sure a field is at most that nobody said."""


@skill.takes(*ENDINGS, beside=BESIDE)
def take(files: Sequence[GivenFile], request: Request, reading: Reading) -> list[Command]:
    """The receipts that the files show, and what is wrong with those that could not be read.

    Nothing where no receipt is to be seen. Raises PersonError where no file could be read, NotAllowedError for members
    who keep no books.
    """
    sheets, refused = _sheets(files, reading)
    read = _reader(reading)
    receipts = []
    for bundle in bundled(sheets, read):
        found = bundle.read(partial(_asking, reading, read))
        if found is not None:
            receipts.append((bundle, found))
    if not receipts:
        if refused and len(refused) == len(files):
            raise PersonError(f"receipt-file-{refused[0].reason}", name=refused[0].name)
        return []
    if not reading.asker.member.grown_up:
        raise NotAllowedError("receipt-grown-ups")
    commands = [_command(bundle, found, request, reading) for bundle, found in receipts]
    return [*(replace(one, of=len(commands)) for one in commands), *refused]


def _sheets(files: Sequence[GivenFile], reading: Reading) -> tuple[list[Sheet], list[RefuseFile]]:
    sheets: list[Sheet] = []
    refused: list[RefuseFile] = []
    progress = reading.progress if len(files) == 1 else silent
    for done, file in enumerate(files):
        if len(files) > 1:
            reading.progress(done, len(files))
        try:
            sheets += [Sheet(file, page) for page in reading.read_pages([file.path], progress=progress)]
        except UnreadableFileError as error:
            if error.reason == "no-engine":
                raise NoEngineError("receipt-file-no-engine", command=error.detail) from error
            if error.reason == "unreachable":
                raise NoEngineError("receipt-file-unreachable") from error
            if error.reason == "too-many-pages":
                continue
            refused.append(RefuseFile(error.reason, file.name))
    return sheets, refused


def _reader(reading: Reading) -> Read:
    """Reads pages by layout and arithmetic alone."""
    asker = reading.asker
    rows = reading.rows(
        "SELECT merchant FROM transactions WHERE merchant IS NOT NULL GROUP BY merchant ORDER BY max(id) DESC LIMIT ?",
        (SHOPS,),
    )
    return partial(
        read_receipt,
        today=_today(reading),
        currency=asker.household.currency,
        language=asker.member.language,
        merchants=tuple(row["merchant"] for row in rows),
    )


def _asking(reading: Reading, read: Read, pages: Sequence[Page]) -> ReceiptRead | None:
    """Reads pages, with a language model where that leaves something open."""
    found = read(pages)
    if found is None or found.sure or reading.ask_model is None:
        return found
    return partial(read, ask_model=reading.ask_model)(pages)  # type: ignore[call-arg]


def _today(reading: Reading) -> date:
    return wall(reading.asker.now, reading.asker.zone).date()


def _command(bundle: Bundle, read: ReceiptRead, request: Request, reading: Reading) -> TakeReceipt:
    details = with_words(details_of(read, reading), request, reading)
    text = "\n".join(sheet.page.text for sheet in bundle.sheets)
    details = replace(details, warranty=warranty_on(details.lines, details.category, text))
    try:
        pictures = tuple(kept(file, reading.database) for file in bundle.files)
    except UnreadableFileError as error:
        raise PersonError(f"receipt-file-{error.reason}", name=bundle.files[0].name) from error
    return TakeReceipt(pictures, details)


def details_of(read: ReceiptRead, reading: Reading) -> Details:
    """What was read, with a category; a day that cannot be read is today, without being sure."""
    total = read.total.value
    lines = tuple(Line(item.name, item.money, item.quantity) for item in read.items)
    category, reason, because = category_of(read.merchant.value, lines, reading)
    return Details(
        money=total,
        currency=total.currency if total is not None else reading.asker.household.currency,
        day=read.day.value or _today(reading),
        merchant=read.merchant.value,
        category=category,
        paid_by=reading.asker.member.id,
        reason=reason,
        because=because,
        tax=read.tax.value,
        payment=read.payment.value,
        lines=lines,
        adds_up=read.adds_up,
        sure=Sureness(
            money=_sure(read.total),
            day=_sure(read.day),
            merchant=_sure(read.merchant),
            tax=_sure(read.tax),
            payment=_sure(read.payment),
        ),
    )


def _sure(found: Found[date] | Found[Money] | Found[str]) -> float:
    return 0.0 if found.value is None else min(found.confidence, MOST_READ)


def with_words(details: Details, request: Request, reading: Reading) -> Details:
    """The details with what was said beside the picture, which counts more than what was read."""
    if not request.text:
        return details
    sure = details.sure
    money = said_money(request, details.currency, reading)
    if money is not None:
        details, sure = replace(in_currency(details, money.currency), money=money), replace(sure, money=SAID)
    when = request.when
    if when and when.start and when.has_date:
        details = replace(details, day=min(when.start.date(), _today(reading)))
        sure = replace(sure, day=SAID)
    if request.merchant:
        details, sure = replace(details, merchant=request.merchant), replace(sure, merchant=SAID)
    if request.category in CATEGORIES and request.category != "other":
        details = replace(details, category=request.category or "other", reason="said", because=())
    payer = _payer(request, reading.asker.members)
    if payer is not None:
        details = replace(details, paid_by=payer)
    return replace(details, sure=sure)


def _payer(request: Request, members: Sequence[Member]) -> int | None:
    grown_up = {member.id for member in members if member.grown_up}
    return next((one for one in request.people.ids if one in grown_up), None)
