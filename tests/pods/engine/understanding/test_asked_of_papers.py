"""What a family asks of its papers and tells to be remembered, and what stays with the others, in five languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.house import House
from tests.pods.engine.understanding.test_papers import read

THINGS = {
    "planner.calendar": ("dentist", "parents' evening", "Elternabend", "réunion parents-profs", "reunión de padres"),
    "planner.chores": ("empty the dishwasher", "Spülmaschine ausräumen"),
    "planner.reminders": ("renew my passport",),
    "family.lists": ("milk", "washing powder"),
    "knowledge.documents": ("job offer", "lease", "school letter", "boiler manual"),
    "knowledge.facts": ("the boiler's code is 4711", "the spare key is under the pot", "Mia's shoe size is 38"),
}

SAID: dict[str, dict[str, tuple[str, ...]]] = {
    "knowledge.question": {
        "en": (
            "how many months' notice do we need to give our landlord?",
            "the dishwasher shows E14, what should I check first?",
            "washing machine says F21 – what now?",
            "what does the yellow light on the boiler mean?",
            "what's Mia's maths teacher called?",
            "do we have legal protection insurance?",
            "there's a red triangle blinking on the washing machine, what does that mean?",
            "our fridge is beeping all the time, why?",
            "what does error code 5C on the washer stand for?",
            "heat pump displays F 41, what do I do?",
        ),
        "de": (
            "die Spülmaschine zeigt E14, was soll ich zuerst prüfen?",
            "was bedeutet das gelbe Licht an der Heizung?",
            "am Backofen blinkt eine rote Lampe, was heißt das?",
            "wie heißt Mias Klassenlehrerin?",
            "der Trockner blinkt rot, darf ich ihn weiter benutzen?",
            "der Kühlschrank piept dauernd, warum?",
            "die Wärmepumpe zeigt F 41 an, was mache ich da?",
            "wie heißt der Schwimmtrainer von Mia?",
        ),
        "fr": (
            "le lave-vaisselle affiche E14, que dois-je vérifier en premier ?",
            "la machine à laver indique F21, que faire ?",
            "que veut dire le voyant jaune de la chaudière ?",
            "le sèche-linge clignote en rouge, je peux continuer à l'utiliser ?",
            "le frigo bipe sans arrêt, pourquoi ?",
            "la pompe à chaleur affiche F 41, je fais quoi ?",
        ),
        "es": (
            "el lavavajillas marca E14, ¿qué miro primero?",
            "la lavadora dice F21, ¿y ahora qué?",
            "parpadea una luz roja en el horno, ¿qué quiere decir?",
            "¿cómo se llama la maestra de Mia?",
            "la secadora parpadea en rojo, ¿la puedo seguir usando?",
            "la nevera pita todo el rato, ¿por qué?",
            "¿cómo se llama el entrenador de natación de Mia?",
        ),
        "it": (
            "la lavastoviglie segna E14, cosa controllo per prima cosa?",
            "cosa significa la spia gialla della caldaia?",
            "lampeggia una luce rossa sul forno, che vuol dire?",
            "come si chiama la maestra di Mia?",
            "l'asciugatrice lampeggia in rosso, posso continuare a usarla?",
            "la pompa di calore segna F 41, cosa faccio?",
        ),
    },
    "knowledge.expiry_add": {
        "en": (
            "remind me before the insurance runs out",
            "my passport was renewed until 2036",
            "the travel insurance is now valid until 31 March 2027",
            "Leo's ID card has to be renewed by 12 May 2027",
        ),
        "de": (
            "erinnere mich, bevor die Versicherung ausläuft",
            "mein Reisepass wurde bis 2036 verlängert",
            "die Reiseversicherung gilt jetzt bis 31. März 2027",
            "Leos Ausweis muss bis 12. Mai 2027 verlängert werden",
        ),
        "fr": (
            "préviens-moi avant la fin de l'assurance",
            "mon passeport a été renouvelé jusqu'en 2036",
            "l'assurance voyage est maintenant valable jusqu'au 31 mars 2027",
            "la carte d'identité de Leo doit être renouvelée avant le 12 mai 2027",
        ),
        "es": (
            "avísame antes de que venza el seguro",
            "mi pasaporte está renovado hasta 2036",
            "el seguro de viaje vale ahora hasta el 31 de marzo de 2027",
            "el DNI de Leo hay que renovarlo antes del 12 de mayo de 2027",
        ),
        "it": (
            "avvisami prima che scada l'assicurazione",
            "il mio passaporto è stato rinnovato fino al 2036",
            "l'assicurazione di viaggio adesso vale fino al 31 marzo 2027",
            "la carta d'identità di Leo va rinnovata entro il 12 maggio 2027",
        ),
    },
    "planner.event_create": {
        "en": (
            "the car inspection is due on 3 March 2027",
            "the plumber comes on Thursday at 9",
            "remember that we have dinner with the Millers on Friday at 7",
        ),
        "de": (
            "am Donnerstag um 9 kommt der Klempner",
            "merk dir, dass wir am Freitag um 7 bei Müllers essen",
        ),
        "fr": ("le plombier vient jeudi à 9 h",),
        "es": ("el fontanero viene el jueves a las 9",),
        "it": ("l'idraulico viene giovedì alle 9",),
    },
    "knowledge.document_list": {
        "en": (
            "what papers do we have about the car?",
            "list all letters from school",
            "do we have anything on file about the heat pump?",
        ),
        "de": (
            "welche Unterlagen haben wir zum Auto?",
            "welche Briefe haben wir von der Schule?",
        ),
        "fr": (
            "quels papiers avons-nous pour la voiture ?",
            "quelles lettres avons-nous de l'école ?",
        ),
        "es": (
            "¿qué papeles tenemos del coche?",
            "¿qué cartas tenemos del colegio?",
        ),
        "it": (
            "che documenti abbiamo sulla macchina?",
            "che lettere abbiamo della scuola?",
        ),
    },
    "knowledge.document_show": {
        "en": (
            "send me the page about the deposit",
            "where does it say that?",
            "open the boiler manual at page 12",
            "show me my passport",
        ),
        "de": (
            "schick mir die Seite mit der Kaution",
            "öffne das Heizungshandbuch auf Seite 12",
            "zeig mir meinen Pass",
        ),
        "fr": (
            "envoie-moi la page sur la caution",
            "ouvre la notice de la chaudière à la page 12",
            "montre-moi mon passeport",
        ),
        "es": (
            "mándame la página de la fianza",
            "abre el manual de la caldera por la página 12",
            "enséñame mi pasaporte",
        ),
        "it": (
            "mandami la pagina sulla cauzione",
            "apri il manuale della caldaia a pagina 12",
            "fammi vedere il mio passaporto",
        ),
    },
    "knowledge.fact_tell": {
        "en": (
            "Tom's shirt size is L",
            "Mia's maths teacher is called Mrs Okafor",
            "our wifi password changed, it's bluebird77 now",
            "the spare key now hangs in the garage",
            "please remember that grandpa can't eat grapefruit because of his pills",
            "Leo's new shoe size is 34",
            "note that the gas meter stood at 3021 in October",
            "remember the garage code is 0815, only for me",
            "keep in mind that Lilli doesn't eat meat any more",
            "our cleaner has the spare key now",
            "the landlord's number is 030 1234567",
        ),
        "de": (
            "Toms Hemdgröße ist L",
            "Mias Mathelehrerin heißt Frau Okafor",
            "der Zählerstand ist heute 48213",
            "das WLAN-Passwort hat sich geändert, es ist jetzt bluebird77",
            "der Ersatzschlüssel hängt jetzt in der Garage",
            "merk dir bitte, dass Opa keine Grapefruit essen darf",
            "Leos neue Schuhgröße ist 34",
            "notier dir, dass der Gaszähler im Oktober bei 3021 stand",
            "denk dran, dass Lilli kein Fleisch mehr isst",
            "unsere Putzfrau hat jetzt den Ersatzschlüssel",
        ),
        "fr": (
            "la taille de chemise de Tom est L",
            "la prof de maths de Mia s'appelle Mme Okafor",
            "le mot de passe du wifi a changé, c'est maintenant bluebird77",
            "le double des clés est maintenant dans le garage",
            "retiens que papi ne doit pas manger de pamplemousse",
            "la nouvelle pointure de Leo est 34",
            "note que le compteur de gaz était à 3021 en octobre",
            "garde en tête que Lilli ne mange plus de viande",
        ),
        "es": (
            "la talla de camisa de Tom es la L",
            "la profe de mates de Mia se llama señora Okafor",
            "la contraseña del wifi ha cambiado, ahora es bluebird77",
            "la llave de repuesto está ahora en el garaje",
            "recuerda que el abuelo no puede comer pomelo",
            "el nuevo número de zapato de Leo es 34",
            "apunta que el contador de gas estaba en 3021 en octubre",
            "ten en cuenta que Lilli ya no come carne",
        ),
        "it": (
            "la taglia di camicia di Tom è L",
            "la prof di matematica di Mia si chiama signora Okafor",
            "la password del wifi è cambiata, adesso è bluebird77",
            "la chiave di riserva adesso è in garage",
            "ricordati che il nonno non può mangiare il pompelmo",
            "il nuovo numero di scarpe di Leo è 34",
            "segnati che il contatore del gas a ottobre era a 3021",
            "tieni presente che Lilli non mangia più carne",
        ),
    },
    "knowledge.fact_list": {
        "en": (
            "what do you know about the boiler?",
            "what have you noted about Lilli?",
        ),
        "de": ("was hast du dir über Lilli gemerkt?",),
        "fr": ("qu'est-ce que tu as noté sur Lilli ?",),
        "es": ("¿qué has apuntado sobre Lilli?",),
        "it": ("cosa hai annotato su Lilli?",),
    },
    "knowledge.document_audience": {
        "en": (
            "make the job offer private",
            "move the tax letter to the parents' papers",
            "the babysitter may see the emergency contacts",
            "hide my medical report from the kids",
        ),
        "de": (
            "der Arztbrief soll nur für die Eltern sein",
            "die Babysitterin darf die Notfallnummern sehen",
            "meinen Arztbericht sollen die Kinder nicht sehen",
        ),
        "fr": (
            "mets l'offre d'emploi en privé",
            "la baby-sitter peut voir les numéros d'urgence",
        ),
        "es": (
            "pon la oferta de trabajo como privada",
            "la canguro puede ver los números de emergencia",
        ),
        "it": (
            "rendi privata l'offerta di lavoro",
            "la tata può vedere i numeri di emergenza",
        ),
    },
    "knowledge.document_forget": {
        "en": (
            "get rid of the old phone contract",
            "shred the old electricity contract",
        ),
        "de": ("wirf den alten Handyvertrag weg",),
        "fr": ("jette l'ancien contrat de téléphone",),
        "es": ("tira el contrato viejo del móvil",),
        "it": ("butta il vecchio contratto del telefono",),
    },
    "knowledge.expiry_query": {
        "en": (
            "what passports expire this year?",
            "do any of our insurances run out this winter?",
        ),
        "de": (
            "was läuft dieses Jahr ab?",
            "laufen diesen Winter Versicherungen aus?",
        ),
        "fr": ("qu'est-ce qui expire cette année ?",),
        "es": ("¿qué caduca este año?",),
        "it": ("cosa scade quest'anno?",),
    },
    "knowledge.expiry_remove": {
        "en": (
            "stop warning me about the gym membership",
            "you needn't watch the netflix subscription any more",
        ),
        "de": ("ich brauche keine Warnungen mehr für das Fitnessstudio",),
    },
    "planner.event_query": {
        "en": (
            "when is the parents' evening at school?",
            "what's on this Saturday?",
            "what time is the dentist on Monday?",
            "when does the school fair start?",
        ),
        "de": ("wann ist der Elternabend?",),
        "fr": ("c'est quand la réunion parents-profs ?",),
        "es": ("¿cuándo es la reunión de padres?",),
        "it": ("quand'è la riunione dei genitori?",),
    },
    "family.list_add": {
        "en": (
            "put passport photos on the shopping list",
            "add dishwasher tabs to the list",
            "remember to buy milk",
        ),
        "de": ("Spülmaschinentabs auf die Liste",),
    },
    "planner.reminder_create": {
        "en": ("remind me tomorrow to renew my passport",),
        "de": ("erinnere mich morgen daran, den Pass zu verlängern",),
        "fr": ("rappelle-moi d'appeler le réparateur demain",),
        "es": ("recuérdame llamar al técnico mañana",),
        "it": ("ricordami di chiamare il tecnico domani",),
    },
    "planner.chore_query": {
        "en": ("who has to empty the dishwasher today?",),
        "de": (
            "wer räumt heute die Spülmaschine aus?",
            "wer macht diese Woche die Spülmaschine?",
        ),
        "fr": ("qui vide le lave-vaisselle aujourd'hui ?",),
        "es": ("¿a quién le toca el lavavajillas hoy?",),
        "it": ("a chi tocca la lavastoviglie oggi?",),
    },
    "family.list_query": {
        "en": ("do we need washing powder?",),
    },
    "finance.expense_log": {
        "en": (
            "dishwasher repair 120 euros",
            "it's 5 euros",
        ),
    },
    "knowledge.fact_forget": {
        "en": ("forget what I said about the garage",),
        "de": ("vergiss, was ich über die Garage gesagt habe",),
        "fr": ("oublie ce que j'ai dit sur le garage",),
        "es": ("olvida lo que dije del garaje",),
        "it": ("dimentica quello che ho detto del garage",),
    },
    "planner.chore_done": {
        "en": ("dishwasher is empty, I did it",),
    },
    "planner.event_free": {
        "en": ("is Tom free on Friday evening?",),
    },
    "family.list_remove": {
        "en": (
            "forget the milk",
            "no milk after all",
        ),
    },
}


def said() -> Iterator[tuple[str, str, str]]:
    """Language, sentence and intent of each."""
    for intent, spoken in SAID.items():
        for language, sentences in spoken.items():
            yield from ((language, sentence, intent) for sentence in sentences)


@pytest.mark.parametrize(("language", "text", "intent"), list(said()))
def test_what_is_meant(house: House, language: str, text: str, intent: str) -> None:
    assert [one.intent for one in read(house, language, text, things=THINGS)] == [intent]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the dishwasher shows E14, what should I check first?"),
        ("de", "die Spülmaschine zeigt E14, was soll ich zuerst prüfen?"),
        ("fr", "le lave-vaisselle affiche E14, que dois-je vérifier en premier ?"),
        ("es", "el lavavajillas marca E14, ¿qué miro primero?"),
        ("it", "la lavastoviglie segna E14, cosa controllo per prima cosa?"),
    ],
)
def test_what_a_machine_shows_belongs_to_the_question(house: House, language: str, text: str) -> None:
    (request,) = read(house, language, text, things=THINGS)
    assert (request.intent, request.text) == ("knowledge.question", text)


def test_what_a_machine_shows_is_nothing_for_a_question_of_something_else(house: House) -> None:
    found = read(house, "en", "The dishwasher shows an error. When is the dentist?", things=THINGS)
    assert found[-1].intent == "planner.event_query"
    assert found[-1].text == "When is the dentist?"


def test_what_is_watched_is_told_and_what_is_not_is_asked_for(house: House) -> None:
    text = "remind me before the car insurance runs out"
    assert [one.intent for one in read(house, "en", text, things=THINGS)] == ["knowledge.expiry_add"]
    watched = {**THINGS, "knowledge.papers": ("Car insurance",)}
    (request,) = read(house, "en", text, things=watched)
    assert (request.intent, request.title) == ("knowledge.expiry_query", "car insurance")
