"""Rows of tables can be understood alone."""

from __future__ import annotations

import pytest

from knowledge.documents.tables import rows


def read(*table: list[str], header: bool | None = None) -> list[str]:
    return [block.text for block in rows(table, header=header)]


def test_the_first_row_names_the_columns() -> None:
    assert read(["Item", "When", "Price"], ["Milk", "2026-02-01", "1.20 €"], ["Bread", "", "3 €"]) == [
        "Item: Milk; When: 2026-02-01; Price: 1.20 €",
        "Item: Bread; Price: 3 €",
    ]


def test_two_columns_may_be_fields_and_values() -> None:
    assert read(["Name", "Ms Example"], ["Policy", "4711-22"], ["Valid until", "2027-01-01"]) == [
        "Name: Ms Example",
        "Policy: 4711-22",
        "Valid until: 2027-01-01",
    ]


@pytest.mark.parametrize("values", [("1.20", "2.30 €"), ("2026-01-02", "03.04.2027")])
def test_two_columns_with_names_have_values_of_one_shape(values: tuple[str, str]) -> None:
    assert read(["Item", "Value"], ["Milk", values[0]], ["Bread", values[1]]) == [
        f"Item: Milk; Value: {values[0]}",
        f"Item: Bread; Value: {values[1]}",
    ]


def test_a_title_stands_above_and_an_empty_row_parts() -> None:
    table: list[list[str]] = [
        ["Costs", "", ""],
        [],
        ["Item", "When", "Price"],
        ["Milk", "today", "1"],
        [],
        ["Sum", "", "1"],
    ]
    assert read(*table) == ["Costs", "Item: Milk; When: today; Price: 1", "Item: Sum; Price: 1"]


def test_another_table_has_names_of_its_own() -> None:
    table: list[list[str]] = [["a", "b", "c"], ["1", "2", "3"], [], ["d", "e", "f"], ["4", "5", "6"]]
    assert read(*table) == ["a: 1; b: 2; c: 3", "d: 4; e: 5; f: 6"]


def test_rows_without_names() -> None:
    assert read(["1", "2", "3"]) == ["1 | 2 | 3"]
    assert read(["a", "b"], header=True) == ["a: b"]
    assert read([], ["", " "]) == []
