quiet-set = 🌙 Ruhezeit für { $whom }: von { $begin } bis { $finish } Uhr. Dann kommt nur Dringendes, alles andere wartet.
quiet-off = 🔔 Keine Ruhezeit mehr für { $whom }.
brief-set = ☀️ Jeden Morgen um { $at } Uhr kommt der Tagesüberblick für { $whom }, wenn es etwas zu sagen gibt.
brief-off = Kein Tagesüberblick am Morgen mehr für { $whom }.
preview-set = 🌆 Jeden Abend um { $at } Uhr kommt die Vorschau auf morgen für { $whom }, wenn es etwas zu sagen gibt.
preview-off = Keine Vorschau am Abend mehr für { $whom }.
week-set = 🗓️ Sonntags um { $at } Uhr kommt die Wochenübersicht für { $whom }.
week-off = Keine Wochenübersicht mehr für { $whom }.
brief-aloud = 🔊 Jeden Morgen um { $at } Uhr lese ich den Tagesüberblick für { $whom } vor, wenn es etwas zu sagen gibt.
preview-aloud = 🔊 Jeden Abend um { $at } Uhr lese ich die Vorschau auf morgen für { $whom } vor, wenn es etwas zu sagen gibt.
week-aloud = 🔊 Sonntags um { $at } Uhr lese ich die Wochenübersicht für { $whom } vor.
brief-text = Der Tagesüberblick für { $whom } kommt nur als Text.
preview-text = Die Vorschau am Abend für { $whom } kommt nur als Text.
week-text = Die Wochenübersicht für { $whom } kommt nur als Text.
spoken-set = { $spoken ->
    [always] 🔊 Antworten für { $whom } spreche ich ab jetzt, der Text steht daneben.
    [never] 🔇 Antworten für { $whom } kommen ab jetzt nur als Text.
   *[voice] 🎤 Antworten für { $whom } spreche ich, wenn mit mir gesprochen wird, sonst kommt Text.
  }
zone-set = 🌍 Zeitzone für { $whom }: { $zone }, dort ist es jetzt { $clock } Uhr.
zone-away = Wiederkehrende Erinnerungen nur für dich behalten dort ihre Uhrzeit. Sag „ich bin wieder zu Hause“, wenn du zurück bist.
language-set = Ab jetzt antworte ich { $language ->
    [de] auf Deutsch
    [fr] auf Französisch
    [es] auf Spanisch
    [it] auf Italienisch
   *[other] auf Englisch
  } (für { $whom }).
settings-shown = Einstellungen von { $name }:
  { $lines }
setting-zone = • Zeitzone: { $zone }
setting-language = • Sprache: { $language ->
    [de] Deutsch
    [fr] Französisch
    [es] Spanisch
    [it] Italienisch
   *[other] Englisch
  }
setting-spoken = • Gesprochene Antworten: { $spoken ->
    [always] immer („nur noch Text“)
    [never] nie („antworte mir mit Stimme“)
   *[voice] wenn du sprichst („antworte mir mit Stimme“, „nur noch Text“)
  }
setting-quiet = • Ruhezeit: von { $begin } bis { $finish } Uhr
setting-quiet-off = • Ruhezeit: keine („nicht stören von 22 bis 7 Uhr“)
setting-brief = • Tagesüberblick: { $at } Uhr
setting-brief-aloud = • Tagesüberblick: { $at } Uhr, vorgelesen
setting-brief-off = • Tagesüberblick: nein („schick mir morgens um 7 einen Überblick“)
setting-preview = • Vorschau am Abend: { $at } Uhr
setting-preview-aloud = • Vorschau am Abend: { $at } Uhr, vorgelesen
setting-preview-off = • Vorschau am Abend: nein
setting-week = • Wochenübersicht: sonntags um { $at } Uhr
setting-week-aloud = • Wochenübersicht: sonntags um { $at } Uhr, vorgelesen
setting-week-off = • Wochenübersicht: nein
ask-setting = Was soll ich einstellen: Ruhezeit, Tagesüberblick, Vorschau am Abend, Wochenübersicht, Zeitzone, Sprache oder gesprochene Antworten?
ask-quiet-when = Von wann bis wann soll ich still sein?
ask-zone = In welchem Land ist das, oder welche Hauptstadt hat dieselbe Uhrzeit?
member-gone = Dieses Mitglied gehört nicht mehr zum Haushalt.
bedtime-set = 🛏️ { $whom }: Schlafenszeit von { $begin } bis { $finish }. Bis zum Morgen antworte ich dann mit einem freundlichen Satz; ein Hilferuf erreicht euch trotzdem.
bedtime-set-free = 🛏️ { $whom }: Schlafenszeit ab { $begin }, freitags und samstags ab { $free }, bis { $finish }. Bis zum Morgen antworte ich dann mit einem freundlichen Satz; ein Hilferuf erreicht euch trotzdem.
bedtime-off = 🛏️ Keine Schlafenszeit mehr für { $whom }.
bedtime-for-children = Eine Schlafenszeit ist für Kinder. Für { $name } gibt es Ruhezeiten („stör mich nicht von 22 bis 7 Uhr“).
ask-bedtime-when = Ab wann? Zum Beispiel „Mias Schlafenszeit ist 20 Uhr“.
ask-bedtime-who = Hier gibt es kein Kind, für das eine Schlafenszeit gelten könnte.
setting-bedtime = • Schlafenszeit: { $begin } bis { $finish }
setting-bedtime-free = • Schlafenszeit: { $begin }, freitags und samstags { $free }, bis { $finish }
setting-bedtime-off = • Schlafenszeit: keine (Erwachsene sagen „Schlafenszeit um 20 Uhr“)
called-grown-ups = Ich habe { $names } Bescheid gesagt. Ist jemand verletzt oder in Gefahr, ruf 112 an.
child-calls = 🆘 { $name } ruft nach dir: „{ $text }“
bedtime = 🌙 Es ist Schlafenszeit, { $name }. Um { $until } bin ich wieder da: Sag es mir dann. Wenn du jetzt jemanden brauchst, schreib „Hilfe“, und ich sage es deinen Eltern.

## What a sentence can be taken for
intent-setting_change = Eine Einstellung ändern
intent-setting_show = Meine Einstellungen zeigen
