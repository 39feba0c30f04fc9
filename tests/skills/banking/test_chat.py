"""A bank file sent into the chat: shown first, imported by a button, undone by one; children import nothing."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from bot.messages import File, FileKind, Message, Reply
from bot.predict.bank_files import predict_bank_file
from tests.bot.program import Program
from tests.house import House, chat_of
from tests.skills.banking import samples


async def send(house: House, folder: Path, content: str | bytes, name: str, who: str = "Anna") -> Reply:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    file = File(path, name, "application/octet-stream", FileKind.DOCUMENT)
    (reply,) = await house.handle(Message(f"f-{name}", chat_of(who), who, house.clock.now(), files=(file,)))
    return reply


def booked(house: House) -> list[str]:
    rows = house.app.local("finance").database.rows("SELECT * FROM transactions ORDER BY id")
    return [f"{row['kind']} {row['minor']} {row['category']}" for row in rows]


async def test_a_file_is_shown_first_and_imported_by_a_button(house: House, tmp_path: Path) -> None:
    shown = await send(house, tmp_path, samples.MT940, "umsatz.sta")
    assert "3 bookings are new" in shown.text
    assert "€52.50" in shown.text
    assert "€2,400.00" in shown.text
    assert "Lidl" in shown.text
    assert booked(house) == []
    done = await house.press("Anna", "confirm")
    assert "3 bookings imported" in done.text
    assert booked(house) == ["expense 4250 groceries", "income 240000 salary", "expense 1000 other"]
    await house.press("Anna", "undo")
    assert booked(house) == []


async def test_not_now_leaves_everything(house: House, tmp_path: Path) -> None:
    await send(house, tmp_path, samples.CAMT, "umsatz.xml")
    await house.press("Anna", "cancel")
    assert booked(house) == []


async def test_columns_are_told_by_buttons(house: House, tmp_path: Path) -> None:
    asked = await send(house, tmp_path, "01.11.2026;Lidl;-1;-7\n02.11.2026;Bus;-2;-9\n", "x.csv")
    assert "Which column is the amount?" in asked.text
    shown = await house.press("Anna", "column2")
    assert "2 bookings are new" in shown.text
    await house.press("Anna", "confirm")
    assert booked(house) == ["expense 100 groceries", "expense 200 other"]


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "empty.csv", "This file is empty."),
        (b"PK\x03\x04", "sheet.csv", "This is a spreadsheet"),
        (samples.CSV.replace("2.400,00", "lots"), "a.csv", "Line 6: “lots” is no amount."),
        (samples.CAMT[:-300], "b.xml", "Line 9: the file ends in the middle"),
    ],
)
async def test_what_is_wrong_is_said_with_its_line(
    house: House, tmp_path: Path, content: str | bytes, name: str, words: str
) -> None:
    assert words in (await send(house, tmp_path, content, name)).text
    assert booked(house) == []


async def test_a_child_imports_nothing(house: House, tmp_path: Path) -> None:
    reply = await send(house, tmp_path, samples.MT940, "umsatz.sta", "Mia")
    assert "2,400" not in reply.text
    assert all(button.name != "confirm" for button in reply.buttons)


def test_the_terminal_imports_and_says_what_it_did(tmp_path: Path, models_dir: Path) -> None:
    program = Program(tmp_path, models_dir)
    (program.folder / "in.csv").write_text(samples.CSV, encoding="cp1252")
    data = program.json("import", "in.csv", "--yes", "--json")
    assert (data["imported"], data["accounts"]) == (3, ["Bank 2051"])
    assert program.json("import", "in.csv", "--yes", "--json")["already"] == 3
    (program.folder / "bad.csv").write_text("Date,Payee,Amount\n2026-11-01,Lidl,much\n2026-11-02,Bus,-2.00\n")
    done = program.run("import", "bad.csv", "--yes")
    assert done.returncode == 2
    assert "Line 2: “much” is no amount." in done.stderr


def test_predictions_name_count_sum_and_days_or_the_line() -> None:
    row = {"id": "x", "content": base64.b64encode(samples.MT940.encode()).decode(), "encoding": "base64"}
    found = predict_bank_file(row)
    assert (found["n_transactions"], found["sum"]) == (3, "2347.50")
    assert (found["first_date"], found["last_date"], found["currency"]) == ("2026-11-02", "2026-11-05", "EUR")
    assert found["closing_balance"] == "3347.50"
    refused = predict_bank_file({"id": "y", "content": samples.OFX[:500], "encoding": "utf-8"})
    assert refused["line"] == 12
    assert refused["refused"].startswith("Line 12:")
