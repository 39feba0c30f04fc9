"""`python -m tests.receipts FOLDER --count 60 --seed 1`: pictures of receipts and `truth.jsonl` beside them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.receipts.paper import printed
from tests.receipts.photo import photographed, taken_by
from tests.receipts.till import Receipt, drawn


def main() -> None:
    """Writes FOLDER/NNN.jpg and FOLDER/truth.jsonl: id, company, date, total as for `score.py`, and more."""
    options = argparse.ArgumentParser(prog="python -m tests.receipts", description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--count", type=int, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--clean", action="store_true", help="till paper without a camera")
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with (given.folder / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for number in range(given.count):
            seed = given.seed * 1000 + number
            receipt = drawn(seed)
            paper = printed(receipt, seed)
            picture = paper if given.clean else photographed(paper, taken_by(seed), seed)
            picture.save(given.folder / f"{number:03}.jpg", quality=92)
            truth.write(json.dumps(_truth(f"{number:03}", receipt), ensure_ascii=False) + "\n")


def _truth(name: str, receipt: Receipt) -> dict[str, object]:
    return {
        "id": name,
        "company": receipt.company,
        "date": receipt.day.isoformat(),
        "total": f"{receipt.total:.2f}",
        "currency": "EUR",
        "tax": f"{receipt.tax:.2f}",
        "payment": receipt.payment,
        "language": receipt.language,
        "items": [[item.name, item.quantity, f"{item.amount:.2f}"] for item in receipt.items],
    }


if __name__ == "__main__":
    main()
