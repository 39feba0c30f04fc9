"""Reading what a sentence is about: amounts of money, numbers, list items, list names, categories and merchants."""

from pods.engine.parts.categories import category_of_place, find_category, guess_category, name_of_category
from pods.engine.parts.items import split_items
from pods.engine.parts.list_names import ListSpan, find_list
from pods.engine.parts.merchants import MerchantSpan, find_merchant, without_slips
from pods.engine.parts.money import MoneySpan, find_money
from pods.engine.parts.numbers import read_number

__all__ = [
    "ListSpan",
    "MerchantSpan",
    "MoneySpan",
    "category_of_place",
    "find_category",
    "find_list",
    "find_merchant",
    "find_money",
    "guess_category",
    "name_of_category",
    "read_number",
    "split_items",
    "without_slips",
]
