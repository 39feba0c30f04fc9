"""The same picture is known again after a messenger has handled it; another receipt is another."""

from __future__ import annotations

import io
from itertools import combinations

from PIL import Image

from knowledge.images import distance, fingerprint
from knowledge.images.fingerprint import SAME
from tests.receipts.paper import printed
from tests.receipts.photo import photographed, taken_by
from tests.receipts.till import drawn


def photo(seed: int) -> Image.Image:
    return photographed(printed(drawn(seed), seed, width=420), taken_by(seed), seed)


def test_smaller_and_compressed_is_the_same() -> None:
    for seed in range(6):
        picture = photo(seed)
        small = picture.resize((picture.width // 2, picture.height // 2))
        kept = io.BytesIO()
        small.save(kept, "JPEG", quality=35)
        assert distance(fingerprint(picture), fingerprint(Image.open(kept))) <= SAME


def test_other_receipts_are_others_even_from_one_till() -> None:
    prints = [fingerprint(photo(seed)) for seed in range(12)]
    prints += [fingerprint(printed(drawn(seed), 3, width=420)) for seed in range(5, 125, 5)]
    assert min(distance(one, other) for one, other in combinations(prints, 2)) > SAME


def test_it_fits_into_64_bits() -> None:
    assert fingerprint(Image.new("RGB", (50, 50))) == 0
    assert 0 < fingerprint(photo(1)) < 2**64
