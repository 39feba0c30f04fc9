"""Receipts are read by layout and arithmetic: what each field is, how sure it is, and what is no receipt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from skills.engine.money import Money
from skills.receipts.parsing import ReceiptRead, read_receipt
from tests.skills.receipts.paper import page_of

TODAY = date(2026, 11, 21)

GERMAN = """
    KRÄUTERGARTEN MARKT GmbH
    Lindenallee 12
    50667 Köln
    Tel. 0221/5550193
                                   EUR
    VOLLMILCH 3,8%                  1,29 B
    BIO BANANEN                     2,37 B
      0,954 kg x  2,48 EUR/kg
    PFAND                           0,25 A
    2 x  1,99
    SPÜLMITTEL                      3,98 A
    RABATT                         -0,50 A
    SUMME            EUR            7,39
    Geg. BAR         EUR           10,00
    Rückgeld BAR     EUR            2,61
    Steuer  %     Netto    Steuer   Brutto
    A= 19,0%       3,13      0,60     3,73
    B=  7,0%       3,42      0,24     3,66
    Gesamtbetrag   6,55      0,84     7,39
    14.11.2026     17:42    Bon-Nr.:4711
"""
FRENCH = """
    LE FOURNIL DE MARCEL
    SARL au capital de 8 000 EUR
    14 rue des Lilas
    69003 LYON
    Le 12/11/2026 à 08:15   Caisse 2
    Désignation    Qté   P.U.   Total
    BAGUETTE TRADITION   2   1,20   2,40 €
    PAIN AU CHOCOLAT     3   1,35   4,05 €
    TOTAL TTC              6,45 €
    TVA 5,5%    HT 6,11    TVA 0,34
    Carte bancaire         6,45 €
"""
SPANISH = """
    SUPERMERCADOS LA HUERTA S.L.
    C/ Mayor 3, 28013 Madrid
    FACTURA SIMPLIFICADA
    15/11/2026 19:03   OP: 12345
    1  LECHE ENTERA            0,95
    2  ACEITE OLIVA   6,45    12,90
    1  PAN RUSTICO             1,10
    TOTAL (€)                 14,95
    ENTREGADO EFECTIVO        20,00
    CAMBIO                     5,05
    IVA    BASE   CUOTA
    4%     1,97   0,08
    10%    11,73  1,17
    TOTAL  13,70  1,25
"""
ITALIAN = """
    PANIFICIO DEL CORSO S.R.L.
    VIA GARIBALDI 21
    20121 MILANO
    DOCUMENTO COMMERCIALE
    DESCRIZIONE      IVA    Prezzo(€)
    PANE CASERECCIO   4%       3,20
    FOCACCIA         10%       4,50
    ACQUA NATURALE   22%       1,00
    TOTALE COMPLESSIVO         8,70
    DI CUI IVA                 0,71
    Pagamento contante        10,00
    Resto                      1,30
    16-11-2026 12:31
"""
MALAY = """
    WARUNG MAJU
    PUTERI LAUT FOODS SDN. BHD. (765432-K)
    NO 8, JALAN KENARI 3,
    47100 PUCHONG, SELANGOR
    TEL: 03-5555 0199
    TAX INVOICE
    Date : 19-11-2026 12:44:01
    Description  Qty  U.Price  Total
    Nasi Lemak   2 x  6.50    13.00
    Teh Tarik    1 x  2.20     2.20
    Total (Excluding SST):    15.20
    Serv. Charge (10%):        1.52
    SST Payable:               1.00
    Total (Inclusive of SST): 17.72
    Rounding Adj:             -0.02
    TOTAL:                    17.70
    CASH                      20.00
    CHANGE                     2.30
"""
AMERICAN = """
    BLUE HERON DINER
    412 Oak Street
    Portland, OR 97205
    Server: Ann     11/09/2026 7:12 PM
    Burger                $12.50
    Lemonade               $3.25
    Subtotal              $15.75
    Tax                    $1.26
    Tip                    $3.00
    Total                 $20.01
    VISA ****1234         $20.01
"""
INVOICE = """
    Elektro Brandl e.K.
    Am Bach 4, 84028 Landshut
    Rechnung Nr. 2026-0815
    Rechnungsdatum: 02.11.2026    Leistungsdatum: 28.10.2026
    Pos Bezeichnung  Menge Einzelpreis Gesamt
    1 Waschmaschine WX 700  1  649,00  649,00
    2 Trockner  1  1.050,00  1.050,00
    Nettobetrag              1.699,00 €
    zzgl. 19% MwSt             322,81 €
    Rechnungsbetrag          2.021,81 €
    Zahlbar bis 16.11.2026
    IBAN DE89 3704 0044 0532 0130 00
"""


def read(text: str, slope: float = 0.0, **wishes: Any) -> ReceiptRead:
    found = read_receipt([page_of(text, slope)], **{"today": TODAY, "currency": "EUR", "language": "en", **wishes})
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "merchant", "day", "total", "tax", "payment"),
    [
        (GERMAN, "KRÄUTERGARTEN MARKT GmbH", date(2026, 11, 14), Money(739, "EUR"), 84, "cash"),
        (FRENCH, "LE FOURNIL DE MARCEL", date(2026, 11, 12), Money(645, "EUR"), 34, "card"),
        (SPANISH, "SUPERMERCADOS LA HUERTA S.L.", date(2026, 11, 15), Money(1495, "EUR"), 125, "cash"),
        (ITALIAN, "PANIFICIO DEL CORSO S.R.L.", date(2026, 11, 16), Money(870, "EUR"), 71, "cash"),
        (MALAY, "PUTERI LAUT FOODS SDN. BHD.", date(2026, 11, 19), Money(1770, "MYR"), 100, "cash"),
        (AMERICAN, "BLUE HERON DINER", date(2026, 11, 9), Money(2001, "USD"), 126, "card"),
        (INVOICE, "Elektro Brandl e.K.", date(2026, 11, 2), Money(202181, "EUR"), 32281, "transfer"),
    ],
)
def test_reads_what_is_printed(text: str, merchant: str, day: date, total: Money, tax: int, payment: str) -> None:
    found = read(text)

    assert found.merchant.value == merchant
    assert found.day.value == day
    assert found.total.value == total
    assert found.tax.value == Money(tax, total.currency)
    assert found.payment.value == payment
    assert found.adds_up
    assert found.sure is (payment != "transfer")


def test_articles_have_names_quantities_and_discounts() -> None:
    found = read(GERMAN)

    assert [(item.name, item.money.minor, item.quantity) for item in found.items] == [
        ("VOLLMILCH 3,8%", 129, None),
        ("BIO BANANEN", 237, "0.954 kg"),
        ("PFAND", 25, None),
        ("SPÜLMITTEL", 398, "2"),
        ("RABATT", -50, None),
    ]


@pytest.mark.parametrize("slope", [-0.08, 0.05, 0.1])
def test_a_tilted_photo_reads_the_same(slope: float) -> None:
    assert read(SPANISH, slope).total == read(SPANISH).total
    assert read(SPANISH, slope).items == read(SPANISH).items


def test_letters_that_ocr_mistakes_do_not_hide_the_total() -> None:
    found = read(SPANISH.replace("TOTAL (€)", "T0TAI (€)").replace("CAMBIO", "CAMB1O"))

    assert found.total.value == Money(1495, "EUR")
    assert found.total.sure


def test_arithmetic_finds_a_total_whose_word_is_unreadable() -> None:
    found = read(SPANISH.replace("TOTAL (€)                 14,95", "#~*                       14,95"))

    assert found.total.value == Money(1495, "EUR")


def test_a_total_that_nothing_confirms_is_not_sure() -> None:
    found = read(
        """
        BLUMEN ANNELIE
        Feldweg 3, 04109 Leipzig
        14.11.2026  10:20
        Rosen            12,00
        Vase              9,00
        SUMME            27,00
        """
    )

    assert found.total.value == Money(2700, "EUR")
    assert not found.total.sure
    assert not found.sure
    assert not found.adds_up


def test_a_wrong_digit_in_the_total_is_noticed() -> None:
    found = read(ITALIAN.replace("COMPLESSIVO         8,70", "COMPLESSIVO         3,70"))

    assert found.total.value == Money(870, "EUR") or not found.total.sure


def test_the_rounded_total_is_what_was_paid() -> None:
    assert read(MALAY).total.value == Money(1770, "MYR")


def test_a_rounding_that_no_total_shows_leaves_it_unsure() -> None:
    cut = MALAY[: MALAY.index("TOTAL:")]

    assert not read(cut).total.sure


def test_an_old_receipt_is_not_booked_unasked() -> None:
    found = read(GERMAN, today=TODAY + timedelta(days=900))

    assert found.day.value == date(2026, 11, 14)
    assert not found.day.sure


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Date: 03/04/2026 10:20", date(2026, 4, 3)),
        ("03.04.26 10:20", date(2026, 4, 3)),
        ("2026-04-03", date(2026, 4, 3)),
        ("3-APR-26 10:20", date(2026, 4, 3)),
        ("03APR2026", date(2026, 4, 3)),
        ("April 3, 2026", date(2026, 4, 3)),
        ("3. März 2026", date(2026, 3, 3)),
        ("le 3 août 2026 à 8h15", date(2026, 8, 3)),
        ("3 de septiembre de 2026", date(2026, 9, 3)),
        ("03/04/202610:20:33", date(2026, 4, 3)),
        ("O3/04/2O26 10:20", date(2026, 4, 3)),
        ("26/11/03 10:20", date(2026, 11, 3)),
        ("11/23/2025 10:20", date(2025, 11, 23)),
        ("03/0472026 10:20", date(2026, 4, 3)),
    ],
)
def test_dates_in_every_notation(printed: str, day: date) -> None:
    assert read(GERMAN.replace("14.11.2026     17:42    Bon-Nr.:4711", printed)).day.value == day


def test_of_two_dates_the_one_of_purchase_is_taken() -> None:
    found = read(GERMAN + "    Garantie bis 14.11.2028\n    Umtausch bis 28.11.2026\n    Mitglied seit 01.02.2019\n")

    assert found.day.value == date(2026, 11, 14)


def test_the_day_somebody_joined_is_not_the_day_of_purchase() -> None:
    found = read(GERMAN.replace("Tel. 0221/5550193", "Mitglied seit 01.02.2019").replace("17:42    Bon-Nr.:4711", ""))

    assert found.day.value == date(2026, 11, 14)


def test_a_date_in_the_future_is_none() -> None:
    assert read(GERMAN.replace("14.11.2026", "14.11.2027")).day.value is None


def test_a_name_over_two_lines_is_joined_and_its_number_dropped() -> None:
    found = read(MALAY.replace("PUTERI LAUT FOODS SDN. BHD. (765432-K)", "PUTERI LAUT FOODS\n    SDN BHD (765432-K)"))

    assert found.merchant.value == "PUTERI LAUT FOODS SDN BHD"


def test_glued_words_of_a_name_are_parted() -> None:
    found = read(
        MALAY.replace("PUTERI LAUT FOODS SDN. BHD. (765432-K)", "PUTERILAUTHARDWARETRADING").replace("WARUNG MAJU", "")
    )

    assert found.merchant.value == "PUTERILAUT HARDWARE TRADING"


def test_a_name_the_household_uses_repairs_the_reading() -> None:
    found = read(GERMAN.replace("KRÄUTERGARTEN MARKT GmbH", "KRAUTERGARTFN MARKT"), merchants=["Kräutergarten Markt"])

    assert found.merchant.value == "Kräutergarten Markt"
    assert found.merchant.sure


def test_two_photos_of_a_long_receipt_are_one() -> None:
    rows = GERMAN.strip("\n").split("\n")
    pages = [page_of("\n".join(rows[:11])), page_of("\n".join(rows[8:]))]
    found = read_receipt(pages, today=TODAY, currency="EUR", language="de")

    assert found == read(GERMAN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "STOP",
        """
        Dear Mrs Miller,
        thank you for your letter of 14 November 2026. We paid 120.00 for the
        tickets and would like to know whether you can come on Saturday.
        Yours sincerely
        """,
        """
        Mia  18:02
        I paid 12.50 for lunch, can you send me half?
        Tom  18:05
        Sure, total was 25.00 right?
        Mia  18:06
        yes!!
        """,
        """
        Shelf for the hall
        Left side     120.50
        Right side    121.00
        Depth          35.20
        """,
        """
        Chapter 3
        The ship left the harbour at 6.30 in the morning, and the crew of 24
        men sang. It was 1.5 miles to the open sea.
        """,
    ],
)
def test_other_pictures_are_no_receipts(text: str) -> None:
    assert read_receipt([page_of(text)], today=TODAY, currency="EUR", language="en") is None


class Model:
    """Answers as told and remembers what it was asked."""

    def __init__(self, **answer: str) -> None:
        self.answer = answer
        self.texts: list[str] = []

    def __call__(self, instruction: str, text: str, schema: Mapping[str, Any]) -> Mapping[str, Any] | None:
        self.texts.append(text)
        return self.answer or None


UNCLEAR = """
    Feldweg 3, 04109 Leipzig
    Kasse 2
    14.11.2026  10:20
    Rosen            12,00
    Vase             19,00
    xx                9,50
    zz               33,00
    MwSt 19%          1,00
"""


def test_no_model_is_asked_where_everything_agrees() -> None:
    model = Model(company="X", date="", total="")
    read(GERMAN, ask_model=model)

    assert model.texts == []


def test_a_model_chooses_among_what_is_printed() -> None:
    model = Model(company="", date="", total="33,00")
    found = read(UNCLEAR, ask_model=model)

    assert len(model.texts) == 1
    assert found.total.value == Money(3300, "EUR")
    assert not found.total.sure


def test_what_a_model_makes_up_is_not_believed() -> None:
    found = read(UNCLEAR, ask_model=Model(company="Rosenhaus", date="01.01.2026", total="99,99"))

    assert found == read(UNCLEAR)


def test_a_model_sees_a_bounded_text() -> None:
    model = Model(company="", date="", total="")
    read(UNCLEAR + "    viele weitere Zeilen ohne Sinn\n" * 200, ask_model=model)

    assert all(len(text) <= 1200 for text in model.texts)
    assert "Rosen" in model.texts[0]


def test_amounts_are_exact() -> None:
    total = read(INVOICE).total.value

    assert total is not None
    assert total.amount == Decimal("2021.81")
