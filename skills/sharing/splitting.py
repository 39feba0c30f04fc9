"""Splitting an amount to the cent, adding up who owes whom, and getting even with the fewest transfers. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from skills.sharing.commands import Part, Party

EXACT_UP_TO = 10
"""Up to so many parties the fewest transfers are found by looking at every group of them."""

Owed = dict[tuple[Party, Party], int]
"""What the first owes the second, in smallest units of one currency, always positive."""


def apportion(amount: int, quotas: Sequence[Fraction]) -> list[int]:
    """Whole cents for exact shares that add up to the amount: the largest remainder rule (Hamilton's).

    Everybody gets the whole cents of their share; the cents that are left go one each to the largest remainders, of
    equal ones to whoever comes first. So the sum is the amount and nobody is a whole cent away from their share.
    """
    whole = [quota.numerator // quota.denominator for quota in quotas]
    rests = sorted(range(len(quotas)), key=lambda one: (whole[one] - quotas[one], one))
    for one in rests[: amount - sum(whole)]:
        whole[one] += 1
    return whole


def split(amount: int, payer: Party, parts: Sequence[Part]) -> dict[Party, int]:
    """What each party bears of an amount (smallest units); whoever paid comes first, and gets the first odd cent.

    Fixed sums come first and then fractions of the whole amount, both only as far as the amount reaches. What is left
    is shared by the equal parts, or borne by who paid where there are none. The sum is the amount.
    """
    if amount < 0:
        return {party: -minor for party, minor in split(-amount, payer, parts).items()}
    left = Fraction(amount)
    quotas: dict[Party, Fraction] = {payer: Fraction()}
    ordered = [part for part in parts if part.minor is not None]
    ordered += [part for part in parts if part.minor is None and part.numerator is not None]
    for part in ordered:
        wanted = Fraction(part.minor or 0) if part.minor is not None else amount * _fraction(part)
        given = min(wanted, left)
        quotas[part.party] = quotas.get(part.party, Fraction()) + given
        left -= given
    equal = [part.party for part in parts if part.minor is None and part.numerator is None] or [payer]
    for party in equal:
        quotas[party] = quotas.get(party, Fraction()) + left / len(equal)
    return dict(zip(quotas, apportion(amount, list(quotas.values())), strict=True))


def too_much(amount: int, parts: Sequence[Part]) -> bool:
    """Whether the parts that are fixed come to more than there is."""
    fixed = sum(Fraction(part.minor) for part in parts if part.minor is not None)
    return fixed + sum(amount * _fraction(part) for part in parts if part.minor is None) > amount


def _fraction(part: Part) -> Fraction:
    return Fraction(part.numerator or 0, part.denominator or 1)


def netted(owed: Iterable[tuple[Party, Party, int]]) -> Owed:
    """What is left between each two when what both owe each other is set off; those who are even are left out."""
    found: Owed = {}
    for debtor, creditor, minor in owed:
        if debtor == creditor:
            continue
        minor += found.pop((debtor, creditor), 0) - found.pop((creditor, debtor), 0)
        if minor > 0:
            found[debtor, creditor] = minor
        elif minor < 0:
            found[creditor, debtor] = -minor
    return found


def without_cycles(owed: Owed) -> Owed:
    """The same balances without owing in a circle: when one owes another one who owes the first in the end, both pay
    less. So nothing is left of debts that were evened out by the fewest transfers."""
    left = dict(owed)
    while (cycle := _cycle(left)) is not None:
        least = min(left[edge] for edge in cycle)
        for edge in cycle:
            left[edge] -= least
            if not left[edge]:
                del left[edge]
    return left


def _cycle(owed: Owed) -> list[tuple[Party, Party]] | None:
    """The edges of a directed circle, by taking away whoever owes nobody until nobody is left or all owe somebody."""
    edges = list(owed)
    while True:
        debtors = {debtor for debtor, _ in edges}
        inner = [edge for edge in edges if edge[1] in debtors]
        if len(inner) == len(edges):
            break
        edges = inner
    if not edges:
        return None
    following = dict(edges)
    path = [edges[0][0]]
    while following[path[-1]] not in path:
        path.append(following[path[-1]])
    ring = path[path.index(following[path[-1]]) :]
    return list(zip(ring, [*ring[1:], ring[0]], strict=True))


def balances(owed: Owed) -> dict[Party, int]:
    """What each party is to get (positive) or to give (negative) in all. They add up to zero."""
    found: dict[Party, int] = {}
    for (debtor, creditor), minor in owed.items():
        found[debtor] = found.get(debtor, 0) - minor
        found[creditor] = found.get(creditor, 0) + minor
    return {party: minor for party, minor in found.items() if minor}


def fewest_transfers(of: Mapping[Party, int]) -> Owed:
    """Transfers that bring all balances to zero, as few as there can be.

    As many groups as possible whose balances add up to zero among themselves are looked for; a group of n needs n - 1
    transfers. That is exact up to EXACT_UP_TO parties; of more, all are one group.
    """
    parties = [party for party, minor in of.items() if minor]
    groups = _zero_groups(parties, of) if len(parties) <= EXACT_UP_TO else [parties]
    transfers: Owed = {}
    for group in groups:
        transfers |= _even_out({party: of[party] for party in group})
    return transfers


def _zero_groups(parties: Sequence[Party], of: Mapping[Party, int]) -> list[list[Party]]:
    """The parties in as many groups as possible that each add up to zero (dynamic programming over all subsets)."""
    everybody = (1 << len(parties)) - 1
    sums = [0] * (everybody + 1)
    most = [0] * (everybody + 1)
    came_from = [0] * (everybody + 1)
    for subset in range(1, everybody + 1):
        lowest = subset & -subset
        sums[subset] = sums[subset ^ lowest] + of[parties[lowest.bit_length() - 1]]
        for bit in (1 << n for n in range(len(parties)) if subset >> n & 1):
            if most[subset ^ bit] >= most[subset]:
                most[subset], came_from[subset] = most[subset ^ bit], subset ^ bit
        most[subset] += sums[subset] == 0
    groups: list[list[Party]] = [[]]
    subset = everybody
    while subset:
        if sums[subset] == 0 and groups[-1]:
            groups.append([])
        groups[-1].append(parties[(subset ^ came_from[subset]).bit_length() - 1])
        subset = came_from[subset]
    return [group for group in groups if group]


def _even_out(of: Mapping[Party, int]) -> Owed:
    """Whoever owes most gives to whoever gets most, until all are even."""
    left, transfers = dict(of), Owed()
    while any(left.values()):
        creditor = max(left, key=lambda party: left[party])
        debtor = min(left, key=lambda party: left[party])
        minor = min(left[creditor], -left[debtor])
        transfers[debtor, creditor] = minor
        left[creditor] -= minor
        left[debtor] += minor
    return transfers
