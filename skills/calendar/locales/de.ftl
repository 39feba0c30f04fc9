event-created = 📅 { $title }{ $who_part }: { $when }{ $rule_part }.
event-created-place = 📅 { $title }{ $who_part }: { $when }{ $rule_part }. 📍 { $place }
event-private = Nur du kannst es sehen.
event-changed = 📅 Jetzt: { $title }{ $who_part }, { $when }{ $rule_part }.
event-changed-place = 📅 Jetzt: { $title }{ $who_part }, { $when }{ $rule_part }. 📍 { $place }
event-turn-changed = 📅 Nur dieses Mal: { $title }{ $who_part }, { $when }.
event-turn-changed-place = 📅 Nur dieses Mal: { $title }{ $who_part }, { $when }. 📍 { $place }
event-change-which = { $title } jedes Mal ändern, als Nächstes { $when }{ $rule_part }?
event-skipped = 📅 { $title }: fällt aus am { $days }.
event-cancelled = Abgesagt: { $title }, { $when }.
event-ended = 📅 { $title }: ab { $date } nicht mehr.
event-cancel-sure = Soll ich das absagen: { $title }, { $when }{ $rule_part }?
event-cancel-since-sure = Soll ich { $title } ab { $date } absagen?
event-offer-this = Nur { $date }
event-offer-following = Ab { $date }
event-offer-time = Stattdessen { $start }
event-clash = ⚠️ Zur selben Zeit ist für { $who } schon etwas im Kalender: { $title }, bis { $until } Uhr.
event-clash-instead = ⚠️ Zur selben Zeit ist für { $who } schon etwas im Kalender: { $title }, bis { $until } Uhr. Lieber um { $time } Uhr?
event-not-found = Einen Termin wie „{ $what }“ finde ich nicht. Wie heißt er im Kalender?
event-gone = Dieser Termin steht nicht mehr im Kalender.
event-which = Welchen meinst du?
event-line = • { $when }: { $title }{ $who_part }
event-line-place = • { $when }: { $title }{ $who_part }, 📍 { $place }
event-notes = 📝 { $notes }
events-found = { $lines }
events-none = Im Kalender steht nichts: { $when }.
events-none-named = „{ $words }“ finde ich nicht im Kalender.
ask-event-title = Wie heißt der Termin?
ask-event-when = Wann ist { $title }?
ask-move-when = Auf wann soll ich { $title } verschieben?

## Geburtstage
birthday-added = 🎂 Das merke ich mir: { $title }.
birthday-line = 🎂 { $date }: { $title }
birthday-line-aged = 🎂 { $date }: { $title } ({ $age })
birthday-line-age = 🎂 { $date }: { $people } wird { $age }
birthday-unknown = Diesen Geburtstag kenne ich noch nicht. Sag ihn mir so: „Mia hat am 3. Mai 2014 Geburtstag“.
ask-birthday-whose = Wer hat Geburtstag?
ask-birthday-when = Wann ist der Geburtstag: { $name }?

## Wer Zeit hat
free-yes = ✅ { $count ->
    [one] { $people } hat
   *[other] { $people } haben
  } Zeit: { $when }.
free-yes-you = ✅ Du hast Zeit: { $when }.
free-no = ❌ { $count ->
    [one] { $people } hat
   *[other] { $people } haben
  } keine Zeit, { $when }:
  { $lines }
free-no-you = ❌ Du hast keine Zeit, { $when }:
  { $lines }
free-found = { $people }, { $when }:
  { $lines }
  Frei:
  { $free }
free-found-you = Du, { $when }:
  { $lines }
  Frei:
  { $free }
free-line = • { $when }
free-again = Wieder frei ab { $time } Uhr.
free-others = Da frei: { $people }.
free-beside = Auch im Kalender: { $title }, { $when }.

## Die Woche
week-shown = 🗓️ { $period }
  { $lines }
week-empty = 🗓️ { $period }: nichts im Kalender.
week-day = { $date }
  { $lines }
week-line = • { $from }–{ $to } { $title }{ $who_part }
week-line-all-day = • { $title }{ $who_part }
week-birthday = • 🎂 { $title }
week-birthday-aged = • 🎂 { $title } ({ $age })
week-birthday-age = • 🎂 { $people } wird { $age }

## Vor einem Termin
out-event = 🔔 Gleich steht an:
  { $lines }
out-events = 🔔 Gleich steht an:
  { $lines }

## Wofür ein Satz gehalten werden kann
intent-event_create = In den Kalender eintragen
intent-event_query = In den Kalender schauen
intent-event_move = Einen Termin ändern
intent-event_delete = Einen Termin absagen
intent-event_free = Nachsehen, wer Zeit hat
intent-week_show = Die Woche zeigen
intent-birthday_add = Einen Geburtstag merken

## Kalenderdateien und Adressen
ics-import-sure = 📥 { $count ->
    [one] Ein Termin
   *[other] { $count } Termine
  }, von { $first } bis { $until }. Übernehmen?
ics-imported = 📥 { $count ->
    [one] Ein Termin
   *[other] { $count } Termine
  } übernommen.
ics-updated = 📥 { $count ->
    [one] Ein Termin
   *[other] { $count } Termine
  } auf den neuen Stand gebracht.
ics-removed = 📥 { $count ->
    [one] Ein Termin wurde abgesagt und entfernt.
   *[other] { $count } Termine wurden abgesagt und entfernt.
  }
ics-same = { $count ->
    [one] Ein Termin bleibt
   *[other] { $count } Termine bleiben
  } wie bisher.
ics-nothing-new = 📥 In dieser Datei ist nichts Neues.
ics-unread = ⚠️ { $count ->
    [one] Ein Termin war
   *[other] { $count } Termine waren
  } nicht lesbar:
ics-why-start = • { $title }: Der Beginn fehlt.
ics-why-time = • { $title }: Eine Zeit darin ist ungültig.
ics-why-backwards = • { $title }: Das Ende liegt vor dem Beginn.
ics-why-rule = • { $title }: Die Wiederholung ist ungültig.
ics-why-often = • { $title }: Er wiederholt sich jede Minute oder Sekunde.
ics-why-never = • { $title }: Er findet nie statt.
ics-lost-zone = ⚠️ Unbekannte Zeitzone bei { $count ->
    [one] einem Termin
   *[other] { $count } Terminen
  }: Ich habe deine genommen.
ics-lost-rules = ⚠️ { $count ->
    [one] Ein Termin hat
   *[other] { $count } Termine haben
  } mehrere Wiederholungen: Ich habe die erste genommen.
ics-lost-skipped = ⚠️ { $count ->
    [one] Ein Termin findet
   *[other] { $count } Termine finden
  } mehrmals am Tag statt; einzelne ausgelassene Zeiten stehen noch da.
ics-lost-following = ⚠️ Eine Änderung an { $count ->
    [one] einem Termin
   *[other] { $count } Terminen
  } galt allen späteren Malen: Ich habe sie für eines genommen.
ics-lost-further = ⚠️ Weitere Zeiten von { $count ->
    [one] einem Termin
   *[other] { $count } Terminen
  } waren nicht lesbar.
ics-no-calendar = Diese Datei ist kein Kalender (.ics); es wurde nichts geändert.
ics-cut-off = Diese Kalenderdatei ist beschädigt oder abgeschnitten; es wurde nichts geändert.
ics-empty = In dieser Datei sind keine Termine.
ics-too-large = Diese Kalenderdatei ist zu groß: Mehr als { $limit } MB nehme ich nicht.
ics-gone = Ich habe diese Datei nicht mehr. Bitte schick sie noch einmal.
ics-exported = 📅 { $count ->
    [one] Ein Termin
   *[other] { $count } Termine
  }, für jedes Kalenderprogramm.
feed-shared = 🔗 Dein Kalender, den jedes Kalenderprogramm abonnieren kann:
  { $address }
  Wer die Adresse kennt, kann ihn lesen, also behalte sie für dich. „Beende meine Kalenderadresse“ schaltet sie ab.
feed-only-here = ⚠️ Diese Adresse geht nur auf dem Rechner von Inglenook, bis INGLE_WEB_URL gesetzt ist.
feed-revoked = 🔗 { $count ->
    [one] Deine Kalenderadresse geht nicht mehr.
   *[other] Deine { $count } Kalenderadressen gehen nicht mehr.
  }
feed-none = Du hast keine Kalenderadresse.
feed-too-many = Du hast schon { $count } Kalenderadressen. Beende sie zuerst („beende meine Kalenderadresse“).
feed-in-private = Die Adresse ist geheim: Bitte frag mich in einem privaten Chat.
intent-feed_link = Eine Kalenderadresse geben
intent-feed_revoke = Die Kalenderadresse beenden
