"""Predictions of kind `pii`: the personal data in a text, with its place, under the names that public data use."""

from __future__ import annotations

from typing import Any

from knowledge.safety.personal import Kind, find

TYPES = {
    Kind.PERSON: "PERSON",
    Kind.EMAIL: "EMAIL_ADDRESS",
    Kind.PHONE: "PHONE_NUMBER",
    Kind.CARD: "CREDIT_CARD",
    Kind.IBAN: "IBAN_CODE",
    Kind.BIC: "SWIFT_CODE",
    Kind.ACCOUNT: "US_BANK_NUMBER",
    Kind.WALLET: "CRYPTO",
    Kind.SOCIAL_SECURITY: "US_SSN",
    Kind.TAX_ID: "US_ITIN",
    Kind.PASSPORT: "US_PASSPORT",
    Kind.ID_NUMBER: "ID_NUMBER",
    Kind.DRIVING_LICENCE: "US_DRIVER_LICENSE",
    Kind.PLATE: "LICENSE_PLATE",
    Kind.IP_ADDRESS: "IP_ADDRESS",
    Kind.MAC_ADDRESS: "MAC_ADDRESS",
    Kind.SECRET_LINK: "DOMAIN_NAME",
    Kind.URL: "DOMAIN_NAME",
    Kind.BIRTH_DATE: "DATE_TIME",
    Kind.DATE: "DATE_TIME",
    Kind.ADDRESS: "STREET_ADDRESS",
    Kind.POSTCODE: "STREET_ADDRESS",
    Kind.COORDINATES: "COORDINATES",
}
"""The name of a kind; those of other countries' numbers are the names of the American ones."""


def predict_pii(row: dict[str, Any]) -> dict[str, Any]:
    """Of `text`: `spans` with type, value, and where it starts and ends, in characters."""
    text = str(row["text"])
    spans = [
        {"type": TYPES[one.kind], "value": text[one.start : one.end], "start": one.start, "end": one.end}
        for one in find(text, kinds=frozenset(Kind))
    ]
    return {"id": row["id"], "spans": spans}
