"""Splits to the cent, and getting even in the fewest transfers."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.sharing.commands import Part, Party
from skills.sharing.splitting import apportion, balances, fewest_transfers, netted, split, without_cycles

# --- to the cent ------------------------------------------------------------------------------------------------------

PARTIES: st.SearchStrategy[Party] = st.sampled_from([1, 2, 3, "eva", "max", "zoe"])
PARTS = st.lists(
    st.one_of(
        st.builds(Part, PARTIES),
        st.builds(Part, PARTIES, minor=st.integers(0, 5000)),
        st.builds(Part, PARTIES, numerator=st.integers(0, 3), denominator=st.integers(1, 7)),
    ),
    max_size=6,
    unique_by=lambda part: part.party,
)


@given(amount=st.integers(-100_000, 100_000), payer=PARTIES, parts=PARTS)
def test_the_shares_of_a_split_are_the_amount(amount: int, payer: Party, parts: list[Part]) -> None:
    shares = split(amount, payer, parts)
    assert sum(shares.values()) == amount
    assert all(minor * amount >= 0 for minor in shares.values())


@given(amount=st.integers(0, 10_000), parties=st.lists(PARTIES, min_size=1, max_size=6, unique=True))
def test_equal_parts_differ_by_a_cent_at_most(amount: int, parties: list[Party]) -> None:
    shares = split(amount, parties[0], [Part(one) for one in parties])
    assert max(shares.values()) - min(shares.values()) <= 1


@given(weights=st.lists(st.integers(0, 50), min_size=1, max_size=8).filter(any), amount=st.integers(0, 10_000))
def test_nobody_is_a_whole_cent_away_from_their_share(weights: list[int], amount: int) -> None:
    quotas = [Fraction(amount * weight, sum(weights)) for weight in weights]
    assert all(abs(given - quota) < 1 for given, quota in zip(apportion(amount, quotas), quotas, strict=True))


@pytest.mark.parametrize(
    ("amount", "parts", "shares"),
    [
        (1000, [Part(1), Part(2), Part("eva")], {1: 334, 2: 333, "eva": 333}),
        (999, [Part("eva", 1, 2)], {1: 500, "eva": 499}),
        (6000, [Part(1), Part("eva")], {1: 3000, "eva": 3000}),
        (6000, [Part("eva", minor=2000)], {1: 4000, "eva": 2000}),
        (6000, [Part("eva", minor=2000), Part(1), Part(2)], {1: 2000, "eva": 2000, 2: 2000}),
        (1500, [Part("eva", minor=2000)], {1: 0, "eva": 1500}),
        (6000, [Part("eva", 1, 3), Part(2, 1, 3)], {1: 2000, "eva": 2000, 2: 2000}),
        (-999, [Part("eva", 1, 2)], {1: -500, "eva": -499}),
    ],
)
def test_who_bears_what_when_one_paid(amount: int, parts: list[Part], shares: dict[Party, int]) -> None:
    assert split(amount, 1, parts) == shares


# --- the fewest transfers ---------------------------------------------------------------------------------------------

OWED = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(1, 60)), max_size=12)


def most_groups(of: dict[Party, int]) -> int:
    """By looking at everything: into how many groups that each add up to zero these fall at most."""
    if not of:
        return 0
    first, *rest = of
    best = 0
    for size in range(len(rest) + 1):
        for others in combinations(rest, size):
            group = {first, *others}
            if sum(of[one] for one in group) == 0:
                left = {party: minor for party, minor in of.items() if party not in group}
                best = max(best, 1 + most_groups(left))
    return best


@settings(deadline=None)
@given(debts=OWED)
def test_the_transfers_make_everybody_even_and_there_are_none_fewer(debts: list[tuple[int, int, int]]) -> None:
    of = balances(netted(debts))
    transfers = fewest_transfers(of)
    assert balances(transfers) == of
    assert len(transfers) == len(of) - most_groups(of)


@given(debts=OWED)
def test_setting_off_circles_leaves_all_balances_and_no_circle(debts: list[tuple[int, int, int]]) -> None:
    before = netted(debts)
    after = without_cycles(before)
    assert balances(after) == balances(before)
    assert sum(balances(after).values()) == 0
    left = set(after)
    while left:
        ends = {edge for edge in left if edge[1] not in {debtor for debtor, _ in left}}
        assert ends, "a circle is left"
        left -= ends
