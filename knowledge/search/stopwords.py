"""Words that say nothing about what a text is about, in five languages: they are neither indexed nor asked for."""

from __future__ import annotations

from functools import cache

LANGUAGES = ("en", "de", "fr", "es", "it")

_STOP = {
    "en": """
        a about above after again against all also am an and any anybody anyone anything are as at be because been
        before being below between both but by can cannot could did do does doing done down during each either else
        ever every few for from further get gets getting give given go goes going got had has have having he her here
        hers herself him himself his how i if in into is it its itself just let like many may me might mine more most
        much must my myself need neither no nor not now of off often on once one only onto or other others our ours
        ourselves out over own perhaps please quite rather s same shall she should since so some somebody someone
        something such t than that the their theirs them themselves then there these they thing things this those
        though through thus to together too toward towards under until up upon us very via want wants was way we well
        were what whatever when where whether which while who whoever whom whose why will with within without would yet
        you your yours yourself yourselves don doesn didn isn aren wasn weren won ll ve re d m
        know tell explain describe show help called wish think say says said exactly able hey hi hello thanks thank mean
        means meaning
    """,
    "de": """
        aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei
        beim bin bis bist bitte da dabei dadurch dafür dagegen daher damit danach daran darauf daraus darf das dass
        davon dazu dein deine deinem deinen deiner dem den denn der deren des dessen dich die dies diese diesem diesen
        dieser dieses dir doch dort du durch ein eine einem einen einer eines einige einigen er es etwa etwas euch euer
        eure für gab gegen gehabt gerade gern gewesen gibt hab habe haben hallo hat hatte hatten hier hin ich ihm ihn
        ihnen ihr ihre ihrem ihren ihrer im in ins irgend irgendwo ist ja jede jedem jeden jeder jedes jetzt kann kannst
        kein keine keinem keinen keiner können könnte konnte mal man manche mein meine meinem meinen meiner mich mir mit
        möchte möchten muss müssen musste nach nein nicht nichts noch nun nur ob oder ohne schon sehr sein seine seinem
        seinen seiner seit sich sie sind so soll sollen sollte sollten solche sondern sonst über um und uns unser unsere
        unserem unseren unserer unter viel viele vielen vom von vor wann war waren warum was weil welche welchem welchen
        welcher welches wem wen wenn wer werden wessen wie wieso wieder will wird wo woher wohin womit wollen wollte
        worden wozu wurde wurden während zu zum zur zwar zwischen würde würden wodurch wofür woran worauf wurde sag
        sage erklär erkläre zeig zeige danke genau eigentlich
        bedeutet bedeuten
    """,
    "fr": """
        a afin ai aie ait alors après as au aucun aucune aussi autre autres aux avaient avait avant avec avez avoir
        avons bien bonjour c ça car ce ceci cela celle celles celui cent ces cet cette ceux chaque chez ci combien comme
        comment d dans de depuis des dès dit dois doit donc dont du duquel elle elles en encore entre es est estce et
        étaient était été être eu eux fait faire faut fois font il ils j je jusque l la laquelle le lequel les lesquels
        leur leurs lors lorsque lui m ma mais me même mêmes merci mes mettre moi moins mon n ne ni non nos notre nôtre
        nous on ont ou où par parce pas pendant peu peut peuvent peux plus pour pourquoi pourrait pouvez pouvoir près
        puis puisque puisje qu quand que quel quelle quelles quelque quels qui quoi s sa sans se selon sera seront ses
        si sinon soi soit sommes son sont sous suis sur t ta te tes toi ton tous tout toute toutes très trop tu un une
        va vers veut veux voici voilà vont vos votre vous y dis dites explique expliquer montre svp plaît
        signifie signifier
    """,
    "es": """
        a acá ahí al algo alguien algún alguna algunas alguno algunos allá allí ante antes aquel aquella aquellas
        aquello aquellos aquí así aún aunque bajo bien cada casi como cómo con cual cuál cuales cuáles cualquier cuando
        cuándo cuanta cuánta cuanto cuánto cuantos cuántos cuántas de debe deben del desde después donde dónde dos
        durante e el él ella ellas ello ellos en entonces entre era eran eres es esa esas ese eso esos esta está estaba
        están estar estas este esto estos estoy favor fue fueron fui gracias ha había habían han has hasta hay he hola
        la las le les lo los más me menos mi mí mientras mis mismo misma mismos mucha mucho muchos muy nada ni ningún
        ninguna no nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque
        pues puede pueden puedo que qué quien quién quienes quiénes se sea según ser si sí sido siempre sin sobre sois
        solo son soy su sus tal también tampoco tan tanto te tenemos tener tengo ti tiene tienen toda todas todo todos
        tras tu tú tus u un una unas uno unos usted ustedes va vamos van varios vosotros voy y ya yo dime explica
        muestra quiero significa
    """,
    "it": """
        a ad agli ai al alcuni alcune all alla alle allo allora altra altre altri altro anche ancora avere aveva avevano
        c che chi ci ciao ciascuno cioè coi col come con cosa così cui d da dagli dai dal dall dalla dalle dallo degli
        dei del dell della delle dello dentro deve devo di dopo dove dov e è ed era erano essere fa fare fino fra già
        gli grazie ha hai hanno ho i il in io l la le lei li lo loro lui ma me meno mi mia mie miei mio molta molte
        molti molto ne negli nei nel nell nella nelle nello no noi non nostra nostre nostri nostro o ogni oppure per
        perché perciò però più poco poi possiamo posso può possono prima qual quale quali qualche quando quanta quante
        quanti quanto quasi quel quella quelle quelli quello questa queste questi questo qui quindi sa sarà se sei senza
        si sia siamo siete solo sono sopra sotto sta stata stati stato stesso su sua sue sugli sui sul sull sulla sulle
        sullo suo suoi te ti tra tu tua tue tuo tuoi tutta tutte tutti tutto un una uno va vi vogliamo voglio voi vostra
        vostro dimmi spiega mostra favore significa
    """,
}


@cache
def stop_words(language: str) -> frozenset[str]:
    """The stop words of a language, in lower case; those of English for one that is not known here."""
    return frozenset(_STOP.get(language, _STOP["en"]).split())


@cache
def every_stop_word() -> frozenset[str]:
    """The stop words of all languages together."""
    return frozenset().union(*(stop_words(language) for language in LANGUAGES))


_ASKING = """
    when where who whom whose why how many much long often old far not never before after from until with without
    may can must need has have
    wann wo wer wen wem wessen warum wieso wie viel viele oft nicht kein keine nie vor nach von bis mit ohne woher wohin
    darf dürfen kann können muss müssen soll sollen
    quand où qui pourquoi comment combien pas jamais avant après depuis avec sans dès peut peuvent doit faut
    cuándo dónde quién quiénes cómo cuánto cuánta cuántos cuántas no nunca antes después desde hasta con sin puede
    pueden debe deben
    quando dove chi perché come quanto quanta quanti quante non mai prima dopo fino con senza può possono deve devono
"""
_OF_THE_ASKER = """
    i me my mine myself we us our ours
    ich mich mir mein meine meinem meinen meiner meines wir uns unser unsere unserem unseren unserer
    je j moi me m mon ma mes mien mienne nous notre nos
    yo mí mi mis mío mía míos mías me nosotros nuestro nuestra nuestros nuestras
    io mio mia miei mie mi noi nostro nostra nostri nostre
"""
ASKING = frozenset(_ASKING.split())
"""Stop words that make another question of one all the same: what is asked for, what may be and must be, negations,
before and after."""
OF_THE_ASKER = frozenset(_OF_THE_ASKER.split())
"""Words whose meaning depends on who asks."""
