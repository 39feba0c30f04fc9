"""Invented shops, their goods and what a till prints in their country."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Good:
    """Something sold: its name on the receipt, about what it costs, and which of the country's rates applies."""

    name: str
    price: Decimal
    rate: int


@dataclass(frozen=True, slots=True)
class Country:
    """The words and customs of tills in one language.

    `rates`: percent of value added tax, `goods[].rate` is an index into them. `dates` are strftime patterns.
    `table`: the heads of the tax table (rate, net, tax, gross). `bottle`: the deposit's name and amount.
    """

    code: str
    comma: bool
    rates: tuple[Decimal, Decimal]
    dates: tuple[str, ...]
    date_words: tuple[str, ...]
    shops: tuple[tuple[str, str, str, str], ...]
    goods: tuple[Good, ...]
    total: tuple[str, ...]
    subtotal: str
    table: tuple[str, str, str, str]
    tax_words: tuple[str, ...]
    cash: str
    change: str
    card: tuple[str, ...]
    card_block: tuple[str, ...]
    discount: str
    bottle: tuple[str, Decimal] | None
    points: str
    till: str
    thanks: tuple[str, ...]


def goods(*rows: str) -> tuple[Good, ...]:
    """Goods from rows of `name|price|index of the rate`."""
    parts = (row.split("|") for row in rows)
    return tuple(Good(name, Decimal(price), int(rate)) for name, price, rate in parts)


GERMANY = Country(
    code="de",
    comma=True,
    rates=(Decimal("7"), Decimal("19")),
    dates=("%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d"),
    date_words=("Datum:", "", "Datum"),
    shops=(
        ("FRISCHMARKT BRUNNER", "Lindenallee 14", "50733 Köln", "UID Nr.: DE291847305"),
        ("Hofladen Weißenbach", "Am Anger 3", "99084 Erfurt", "St.-Nr. 151/208/41537"),
        ("DROGERIE SONNTAG", "Kaiserstraße 88", "76133 Karlsruhe", "USt-IdNr. DE118273645"),
        ("Bäckerei Grünhagen", "Marktplatz 1", "21335 Lüneburg", "Steuernr. 33/117/00482"),
        ("BAUWELT Kröger GmbH", "Industriering 41", "24109 Kiel", "USt-ID: DE204857119"),
    ),
    goods=goods(
        "Bio Vollmilch 3,8%|1.29|0", "Bergkäse am Stück|4.79|0", "Äpfel Elstar 1kg|2.99|0", "Roggenbrot 750g|3.45|0",
        "Mineralwasser 1,5l|0.89|1", "Zahnpasta Minze|1.95|1", "Spülmittel Zitrone|2.25|1", "Räucherlachs 200g|5.49|0",
        "Müsli Früchte|3.19|0", "Küchenrolle 4er|2.79|1", "Batterien AA 8St|6.95|1", "Gurke Kl.I|0.99|0",
        "Eier Freiland 10er|3.29|0", "Pils 0,5l|1.09|1", "Schrauben 4x40|7.99|1", "Haselnüsse 200g|2.49|0",
    ),
    total=("SUMME EUR", "SUMME", "Gesamtbetrag", "ZU ZAHLEN EUR", "Summe €"),
    subtotal="Zwischensumme",
    table=("MwSt", "Netto", "Steuer", "Brutto"),
    tax_words=("enthaltene MwSt", "MwSt gesamt"),
    cash="Bar",
    change="Rückgeld",
    card=("girocard", "Kartenzahlung EC", "VISA", "Mastercard"),
    card_block=("* * Kundenbeleg * *", "Terminal-ID 54128{0}", "TA-Nr. {1} BNr. {2}", "Autorisierung erfolgt"),
    discount="Rabatt",
    bottle=("Pfand 0,25 EUR", Decimal("0.25")),
    points="Ihre Treuepunkte: {0}",
    till="Kasse {0}  Bon {1}",
    thanks=("Vielen Dank für Ihren Einkauf", "Es bediente Sie: Kerstin"),
)  # fmt: skip
FRANCE = Country(
    code="fr",
    comma=True,
    rates=(Decimal("5.5"), Decimal("20")),
    dates=("%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y"),
    date_words=("Le", "Date :", ""),
    shops=(
        ("EPICERIE DES QUATRE VENTS", "12 rue des Tanneurs", "44000 NANTES", "SIRET 482 193 005 00017"),
        ("Boulangerie Maisonnave", "3 place du Marché", "64000 PAU", "TVA FR 40 482193005"),
        ("MARCHÉ BELLERIVE", "Avenue de la Gare 27", "74000 ANNECY", "SIRET 318 447 902 00024"),
        ("Quincaillerie Le Goff", "8 quai de Rohan", "56100 LORIENT", "TVA FR 71 318447902"),
    ),
    goods=goods(
        "Baguette tradition|1.30|0", "Crème fraîche 20cl|1.85|0", "Comté 12 mois|6.40|0", "Pâtes coquillettes|1.15|0",
        "Lessive liquide 2L|8.90|1", "Eau gazeuse 1L|0.79|0", "Tomates grappe|2.60|0", "Ampoule LED E27|5.95|1",
        "Brosse à dents|2.45|1", "Pâté de campagne|3.20|0", "Vin rouge 75cl|7.50|1", "Yaourt nature x8|2.15|0",
        "Sacs poubelle 30L|3.65|1", "Café moulu 250g|3.99|0",
    ),
    total=("TOTAL TTC", "TOTAL A PAYER", "TOTAL EUR", "NET A PAYER", "TOTAL €"),
    subtotal="SOUS-TOTAL",
    table=("Taux", "HT", "TVA", "TTC"),
    tax_words=("Dont TVA", "Total TVA"),
    cash="ESPECES",
    change="RENDU",
    card=("CB", "CARTE BANCAIRE", "CB SANS CONTACT"),
    card_block=("CARTE BANCAIRE", "SANS CONTACT", "A00000004{0}", "AUTO: {1}  N° {2}", "TICKET CLIENT A CONSERVER"),
    discount="REMISE",
    bottle=None,
    points="Points fidélité : {0}",
    till="Caisse {0}  Ticket {1}",
    thanks=("Merci de votre visite", "A bientôt !"),
)  # fmt: skip
ITALY = Country(
    code="it",
    comma=True,
    rates=(Decimal("4"), Decimal("22")),
    dates=("%d/%m/%Y", "%d-%m-%Y", "%d/%m/%y"),
    date_words=("", "Data", "del"),
    shops=(
        ("ALIMENTARI DA GINEVRA", "Via dei Platani 9", "40123 BOLOGNA", "P.IVA 03481920376"),
        ("Forno Castellaro", "Piazza Garibaldi 2", "43121 PARMA", "P. IVA 02719450348"),
        ("MERCATO VERDEBLU S.R.L.", "Viale Europa 115", "35127 PADOVA", "P.IVA IT04182750286"),
        ("Ferramenta Bonfigli", "Corso Cavour 48", "60121 ANCONA", "P.IVA 01938470421"),
    ),
    goods=goods(
        "PANE CASERECCIO|2.30|0", "LATTE INTERO 1L|1.69|0", "PARMIGIANO 24M|7.85|0", "POMODORI PELATI|0.95|0",
        "DETERSIVO PIATTI|2.49|1", "OLIO EXTRAVERG.|8.90|0", "ACQUA FRIZZ. 1,5L|0.45|1", "CAFFE' MACINATO|3.79|1",
        "CARTA IGIENICA|4.20|1", "INSALATA MISTA|1.59|0", "VITI 4X30|3.15|1", "DENTIFRICIO|2.10|1",
        "BISCOTTI FROLLINI|2.75|0", "VINO BIANCO 75CL|5.60|1",
    ),
    total=("TOTALE COMPLESSIVO", "TOTALE EURO", "TOTALE EUR", "TOTALE"),
    subtotal="SUBTOTALE",
    table=("IVA", "IMPONIB.", "IMPOSTA", "TOTALE"),
    tax_words=("di cui IVA", "DI CUI IVA"),
    cash="CONTANTE",
    change="RESTO",
    card=("BANCOMAT", "Pagamento elettronico", "CARTA DI CREDITO"),
    card_block=("PAGOBANCOMAT", "TML 0019{0} STAN {1}", "AUT. {2}", "TRANSAZIONE ESEGUITA"),
    discount="SCONTO",
    bottle=None,
    points="Punti accumulati: {0}",
    till="DOC. N. {0}-{1}",
    thanks=("DOCUMENTO COMMERCIALE", "GRAZIE E ARRIVEDERCI"),
)  # fmt: skip
SPAIN = Country(
    code="es",
    comma=True,
    rates=(Decimal("10"), Decimal("21")),
    dates=("%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d"),
    date_words=("Fecha:", "FECHA", ""),
    shops=(
        ("SUPERMERCADO LA ENCINA", "C/ Jardines 22", "28013 MADRID", "NIF: B84719203"),
        ("Panadería Iturralde", "Calle Mayor 7", "31001 Pamplona", "CIF B31284756"),
        ("FRUTAS Y VERDURAS OLMEDO", "Av. de la Paz 61", "46019 Valencia", "N.I.F. 29184756K"),
        ("Ferretería El Peñón S.L.", "Ronda Norte 5", "30009 Murcia", "CIF: B30918274"),
    ),
    goods=goods(
        "BARRA RÚSTICA|0.85|0", "LECHE ENTERA 1L|1.05|0", "JAMÓN SERRANO|4.95|0", "TOMATE RAMA KG|2.19|0",
        "DETERGENTE 3L|6.75|1", "ACEITE OLIVA 1L|7.95|0", "CERVEZA LATA|0.65|1", "PIÑA EN ALMÍBAR|1.49|0",
        "GEL DE BAÑO|2.35|1", "PILAS AAA 4UD|3.90|1", "QUESO CURADO|5.80|0", "NARANJAS 3KG|3.25|0",
        "SERVILLETAS|1.20|1", "CAFÉ MOLIDO|3.10|0",
    ),
    total=("TOTAL (€)", "TOTAL A PAGAR", "TOTAL EUR", "TOTAL COMPRA", "IMPORTE TOTAL"),
    subtotal="SUBTOTAL",
    table=("IVA", "BASE", "CUOTA", "TOTAL"),
    tax_words=("IVA incluido", "TOTAL IVA"),
    cash="EFECTIVO",
    change="CAMBIO",
    card=("TARJETA BANCARIA", "TARJETA", "VISA"),
    card_block=("VENTA", "N.C.: 2817{0}", "AUT: {1}  OPERACION {2}", "COPIA PARA EL CLIENTE"),
    discount="DESCUENTO",
    bottle=None,
    points="Puntos del club: {0}",
    till="Caja {0}  Factura simplificada {1}",
    thanks=("Gracias por su visita", "Se admiten devoluciones 15 días"),
)  # fmt: skip
IRELAND = Country(
    code="en",
    comma=False,
    rates=(Decimal("13.5"), Decimal("23")),
    dates=("%d/%m/%Y", "%d/%m/%y", "%d-%b-%Y", "%Y-%m-%d"),
    date_words=("Date:", "", "DATE"),
    shops=(
        ("HARBOUR LANE GROCERS", "14 Quay Street", "Galway H91 T2XK", "VAT No. IE6381947F"),
        ("Ballyfinch Bakery", "2 Main Street", "Kinsale, Co. Cork", "VAT IE 9284716K"),
        ("GREENGABLE HARDWARE LTD", "Unit 7, Mill Road", "Sligo F91 YW50", "VAT Reg IE3918274P"),
        ("Corrigan & Daughters", "31 Abbey Square", "Ennis, Co. Clare", "VAT: IE7163528H"),
    ),
    goods=goods(
        "Soda Bread|2.60|0", "Whole Milk 2L|2.45|0", "Mature Cheddar|4.85|0", "Tea Bags 80s|3.75|0",
        "Washing Powder|8.50|1", "Sparkling Water|1.10|1", "Rooster Spuds 2kg|3.20|0", "Light Bulb B22|4.95|1",
        "Porridge Oats|2.15|0", "Toothpaste|2.80|1", "Wood Screws 50pk|5.40|1", "Butter 227g|2.99|0",
        "Stout 500ml|2.95|1", "Free Range Eggs|3.15|0",
    ),
    total=("TOTAL", "TOTAL DUE", "Balance Due EUR", "TOTAL EUR", "Total to pay"),
    subtotal="Subtotal",
    table=("VAT %", "Net", "VAT", "Gross"),
    tax_words=("VAT incl.", "Total VAT"),
    cash="CASH",
    change="CHANGE",
    card=("DEBIT CARD", "VISA DEBIT", "Contactless"),
    card_block=("CARDHOLDER COPY", "AID: A000000{0}", "AUTH CODE {1}", "RECEIPT No {2}", "APPROVED"),
    discount="Discount",
    bottle=("DRS Deposit", Decimal("0.15")),
    points="Club points earned {0}",
    till="Till {0}  Trans {1}",
    thanks=("Thank you for shopping local", "Please keep your receipt"),
)  # fmt: skip
COUNTRIES = (GERMANY, FRANCE, ITALY, SPAIN, IRELAND)
