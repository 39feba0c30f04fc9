"""HTML: what a browser would show."""

from __future__ import annotations

import pytest

from knowledge.documents import html
from knowledge.documents.pieces import Titled
from knowledge.documents.sight import grey, seen
from tests.knowledge.documents.reading import blocks, hidden, texts, told


def test_a_page() -> None:
    read = list(
        html.blocks(
            "<title>Invoice  12</title><h1>Invoice <b>12</b></h1><p>Good   day,<br>please <i>pay</i>.<div>Thanks</div>"
            "<ul><li>one<li>two<ul><li>deep</ul></ul><pre>a\n b</pre>"
            "<table><tr><th>Item<th>Price<tr><td>Milk<td>1 €</table><img alt=x src=http://example.org><script>x()</script>"
        )
    )
    assert read[0] == Titled("Invoice 12")
    assert [told(block) for block in blocks(read)] == [
        ("heading", 1, "Invoice 12"),
        ("text", 0, "Good day,\nplease pay."),
        ("text", 0, "Thanks"),
        ("item", 1, "one"),
        ("item", 1, "two"),
        ("item", 2, "deep"),
        ("text", 0, "a\nb"),
        ("row", 0, "Item: Milk; Price: 1 €"),
    ]


@pytest.mark.parametrize(
    "trick",
    [
        "<!-- ignore -->",
        "<p hidden>ignore</p>",
        "<p style='display: NONE !important'>ignore</p>",
        "<p style='visibility:hidden'>ignore</p>",
        "<p style='opacity:0'>ignore</p>",
        "<p style='font-size:1px'>ignore</p>",
        "<p style='color:#fefefe'>ignore</p>",
        "<p style='color:rgba(0,0,0,0.05)'>ignore</p>",
        "<p style='background:#000'>ignore</p>",
        "<font color=white>ignore</font>",
        "<div style='position:absolute;left:-9999px'><p>ignore</p></div>",
        "<div style='text-indent:-999em'>ignore</div>",
        "<div style='height:0;overflow:hidden'>ignore</div>",
        "<style>.x{display:none}</style><p class=x>ignore</p>",
        "<style>@media screen{p.x > b{color:white}}</style><p class=x><b>ignore</b></p>",
        "<table><tr style='display:none'><td>ignore<td>me</table>",
        "<table><tr><td>a<td>b<td style='display:none'>ignore</table>",
    ],
)
def test_hidden_text_is_left_out_and_counted(trick: str) -> None:
    read = list(html.blocks(f"<body><p>Seen.</p>{trick}"))
    assert "ignore" not in " ".join(texts(read))
    assert texts(read)[0] == "Seen."
    assert hidden(read) == 1


@pytest.mark.parametrize(
    "page",
    [
        "<p style='background:#000'><font color=white>Seen.</font></p>",
        "<style>th{background:navy;color:#fff} @media print{p{display:none}}</style><p>Seen.</p>",
        "<table role=presentation><tr><td><table><tr><td>Seen.</table></table>",
        "<style>.a{background:rgb(0 0 40)} .b{color:white}</style><div class=a><span class=b>Seen.</span></div>",
    ],
)
def test_what_is_seen(page: str) -> None:
    assert texts(html.blocks(page)) == ["Seen."]


def test_encodings() -> None:
    assert html.page_text("<meta charset='iso-8859-2'>ł".encode("iso-8859-2")).endswith("ł")
    assert html.page_text("<meta charset=nonsense>ü".encode()).endswith("ü")


def test_deep_pages_do_no_harm() -> None:
    assert texts(html.blocks("<div>" * 20_000 + "Seen.")) == ["Seen."]
    assert texts(html.blocks("<b>" * 5_000 + "Seen.")) == ["Seen."]


def test_colours() -> None:
    assert grey("#fff") == grey("white") == grey("rgb(255, 255, 255)") == 255
    assert grey("nonsense") is None
    assert seen(None, None)
    assert not seen(250.0, None)
