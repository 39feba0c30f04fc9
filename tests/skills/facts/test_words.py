"""The words around a fact in five languages: what is kept, for whom, and what is to be shown or forgotten."""

from __future__ import annotations

import pytest

from bot.replies.catalogue import catalogue
from bot.replies.render import label_of, render
from bot.replies.words import Words
from skills.engine.command import Outcome
from skills.facts.commands import FindFacts, ForgetFact, TellFact
from skills.facts.sameness import about_the_same
from skills.facts.store import Fact
from skills.facts.words import OWN, words_of
from tests.house import House
from tests.skills.facts.telling import read, run, tell

LANGUAGES = ["en", "de", "fr", "es", "it"]

TOLD = [
    ("en", "Remember that Grandma is in room 12, parents only", "Grandma is in room 12", "parents"),
    ("en", "please note: just for me: my locker is number 4", "my locker is number 4", OWN),
    ("en", "keep in mind that guests may know that the wifi is Burrow", "the wifi is Burrow", "guests"),
    ("en", "the fuse box is in the hall. Don't tell the kids!", "the fuse box is in the hall", "parents"),
    ("en", "the fuse box is behind the door, no secret", "the fuse box is behind the door", "family"),
    ("en", "the fuse box (just between you and me) is broken", "the fuse box is broken", OWN),
    ("en", "the private road is closed", "the private road is closed", None),
    ("en", "the big towels are for guests", "the big towels are for guests", None),
    ("de", "Merk dir, dass Oma in Zimmer 12 liegt, nur für Eltern", "Oma in Zimmer 12 liegt", "parents"),
    ("de", "Merk dir bitte nur für mich: mein Spind ist die 4", "mein Spind ist die 4", OWN),
    ("de", "Das WLAN heißt Bau, das dürfen auch Gäste wissen", "Das WLAN heißt Bau", "guests"),
    ("de", "Notier dir, dass der Keller feucht ist, das bleibt unter uns", "der Keller feucht ist", OWN),
    ("de", "Die großen Handtücher sind für Gäste", "Die großen Handtücher sind für Gäste", None),
    ("fr", "Retiens que mamie est chambre 12, seulement pour les parents", "mamie est chambre 12", "parents"),
    ("fr", "Note, rien que pour moi : mon casier est le 4", "mon casier est le 4", OWN),
    ("fr", "Le wifi s'appelle Terrier, les invités peuvent le savoir", "Le wifi s'appelle Terrier", "guests"),
    ("fr", "Souviens-toi qu'Emma chausse du 33", "Emma chausse du 33", None),
    ("es", "Recuerda que la abuela está en la 12, solo para los padres", "la abuela está en la 12", "parents"),
    ("es", "Apunta que mi taquilla es la 4, solo para mí", "mi taquilla es la 4", OWN),
    ("es", "El wifi se llama Nido, los invitados pueden saberlo", "El wifi se llama Nido", "guests"),
    ("it", "Ricordati che la nonna è nella 12, solo per i genitori", "la nonna è nella 12", "parents"),
    ("it", "Segna che il mio armadietto è il 4, solo per me", "il mio armadietto è il 4", OWN),
    ("it", "Il wifi si chiama Tana, possono saperlo tutti", "Il wifi si chiama Tana", "family"),
]

SAME = [
    ("en", "the garage code is 1", "the garage code is 2 now", True),
    ("en", "Tom's blood type is A", "Tom's blood type is B", True),
    ("en", "the garage code is 1", "the gate code is 2", False),
    ("en", "Mia is 8 years old", "Mia is 9 years old", True),
    ("en", "Mia is 8 years old", "Tom is 9 years old", False),
    ("en", "Mia is allergic to cats", "Mia is in room 3", False),
    ("de", "der Code der Garage 1 ist", "der Code der Garage ist jetzt 2", True),
    ("de", "unsere Ärztin heißt Klein", "unsere Ärztin heißt Groß", True),
    ("de", "Mia ist gegen Nüsse allergisch", "Mia ist nicht mehr gegen Nüsse allergisch", True),
    ("de", "der Keller ist feucht", "der Keller ist groß", False),
    ("fr", "le code du garage est 1", "le nouveau code du garage est 2", True),
    ("fr", "notre médecin s'appelle Petit", "notre médecin s'appelle Grand", True),
    ("es", "el código del garaje es 1", "el código del garaje es ahora 2", True),
    ("es", "la clave del wifi es sol", "la clave del wifi es luna", True),
    ("it", "il codice del garage è 1", "il codice del garage adesso è 2", True),
    ("it", "il nostro medico si chiama Bianchi", "il nostro medico si chiama Verdi", True),
]

ASKED = [
    ("en", "What do you know about Mia?", "the family"),
    ("de", "Was weißt du über Mia?", "uns"),
    ("fr", "Que sais-tu de Mia ?", "nous"),
    ("es", "¿Qué sabes de Mia?", "nosotros"),
    ("it", "Che cosa sai di Mia?", "noi"),
]

FORGOTTEN = [
    ("en", "Forget number 2"),
    ("en", "forget what I told you about the cellar"),
    ("en", "please forget the second one"),
    ("de", "Vergiss Nummer 2"),
    ("de", "Vergiss, was ich dir über die Heizung gesagt habe"),
    ("de", "lösch bitte die Heizung"),
    ("fr", "Oublie le numéro 2"),
    ("fr", "Oublie ce que je t'ai dit sur la chaudière"),
    ("es", "Olvida el número 2"),
    ("es", "Olvida lo que te dije sobre la caldera"),
    ("it", "Dimentica il numero 2"),
    ("it", "Dimentica quello che ti ho detto sulla caldaia"),
]

SECOND = {
    "en": "the cellar is damp",
    "de": "die Heizung ist alt",
    "fr": "la chaudière est vieille",
    "es": "la caldera es vieja",
    "it": "la caldaia è vecchia",
}


@pytest.mark.parametrize(("language", "text", "kept", "audience"), TOLD, ids=[row[1] for row in TOLD])
def test_what_is_kept_and_for_whom(language: str, text: str, kept: str, audience: str | None) -> None:
    told = words_of(language).told(text)
    assert (told.text, told.audience) == (kept, audience)


def test_words_that_leave_it_open_are_taken_for_the_fewest() -> None:
    told = words_of("en").told("the last slice is only for me")
    assert (told.text, told.audience) == ("the last slice is only for me", OWN)
    both = words_of("en").told("parents only: the safe is open, just for me")
    assert (both.text, both.audience) == ("the safe is open", OWN)


def test_what_contradicts_what(house: House) -> None:
    for language, old, new, same in SAME:
        fact = Fact(1, old, (), 1, "family", language, house.clock.now())
        found = about_the_same(new, [fact], language, house.asker("Anna"))
        assert bool(found) is same, (old, new)


@pytest.mark.parametrize("language", LANGUAGES)
def test_secrets_and_what_only_looks_like_one(language: str) -> None:
    secrets = {
        "en": ("the alarm code is 1", "my PIN is 1", "the wifi password is x", "the dress code is casual"),
        "de": ("der Garagencode ist 1", "meine PIN ist 1", "das WLAN-Passwort ist x", "der Dresscode ist locker"),
        "fr": ("le code de l'alarme est 1", "mon pin est 1", "le mot de passe est x", "le code postal est 75001"),
        "es": ("el código de la alarma es 1", "mi pin es 1", "la contraseña es x", "el código postal es 28001"),
        "it": ("il codice dell'allarme è 1", "il mio pin è 1", "la password è x", "il codice postale è 20100"),
    }
    *are, is_not = secrets[language]
    assert all(words_of(language).has("secret", text) for text in are)
    assert not words_of(language).has("secret", is_not)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my little daughter has a cold"),
        ("de", "unsere Tochter ist gegen Nüsse allergisch"),
        ("fr", "notre fille est allergique aux noix"),
        ("es", "nuestra hija es alérgica a las nueces"),
        ("it", "nostra figlia è allergica alle noci"),
    ],
)
async def test_an_only_child_needs_no_name(house: House, language: str, text: str) -> None:
    command = read(house, "tell", text, language=language)
    assert isinstance(command, TellFact)
    assert command.about == (house.member("Mia").id,)


async def test_what_is_asked_for_in_each_language(house: House) -> None:
    mia = house.member("Mia").id
    for language, about_mia, us in ASKED:
        assert read(house, "list", about_mia, language=language) == FindFacts((mia,)), language
        assert read(house, "list", about_mia.replace("Mia", us), language=language) == FindFacts(), language


async def test_what_is_to_be_forgotten_in_each_language(house: House) -> None:
    for language in LANGUAGES:
        texts = ["Mia x 1", SECOND[language], "Tom y 2"]
        ids = [(await tell(house, text, language=language)).refs[0].id for text in texts]
        for asked in [text for one, text in FORGOTTEN if one == language]:
            assert read(house, "forget", asked, language=language) == ForgetFact((ids[1],)), asked
        await run(house, ForgetFact(tuple(ids)))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_sentence_can_be_said(house: House, language: str) -> None:
    english = sorted(catalogue("en").keys())
    assert {name for name in english if name.startswith(("fact-", "facts-"))} <= catalogue(language).keys()
    anna = house.asker("Anna")
    words = Words(catalogue(language), anna.zone, anna.now)
    for by in ("you", "nobody", "other"):
        for scope in ("family", "parents", "guests", "private"):
            for ago in (0, 1, 5):
                line = Outcome("fact-line", _facts(house, by, scope, ago))
                for key in ("fact-told", "fact-fixed", "fact-shared", "fact-older", "fact-newer", "fact-citation"):
                    assert "  " not in render(Outcome(key, {**_facts(house, by, scope, ago), "lines": (line,)}), words)


def _facts(house: House, by: str, scope: str, ago: int) -> dict[str, object]:
    day = house.asker("Anna").local_now.date()
    return {"text": "x", "teller": "Tom", "by": by, "told": day, "ago": ago, "scope": scope}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_secret_is_answered_in_each_language(house: House, language: str) -> None:
    texts = {
        "en": "the alarm code is 1",
        "de": "der Garagencode ist 1",
        "fr": "le code de l'alarme est 1",
        "es": "el código de la alarma es 1",
        "it": "il codice dell'allarme è 1",
    }
    anna = house.asker("Anna")
    words = Words(catalogue(language), anna.zone, anna.now)
    outcome = await tell(house, texts[language], language=language)
    assert "🔒" in render(outcome, words)
    assert label_of(outcome.offers[0], words) == catalogue(language).say("button-fact-everybody")
