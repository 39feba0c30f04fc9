event-created = 📅 { $title }{ $who_part }: { $when }{ $rule_part }.
event-changed = 📅 Jetzt: { $title }{ $who_part }, { $when }{ $rule_part }.
event-skipped = 📅 { $title }: fällt aus am { $day }.
event-cancelled = Abgesagt: { $title }, { $when }.
event-cancel-sure = Soll ich das absagen: { $title }, { $when }{ $rule_part }?
event-clash = ⚠️ Zur selben Zeit ist für { $who } schon etwas im Kalender: { $title }, { $start }.
event-not-found = Einen Termin wie „{ $what }“ finde ich nicht. Wie heißt er im Kalender?
event-gone = Dieser Termin steht nicht mehr im Kalender.
event-which = Welchen meinst du?
event-line = • { $when }: { $title }{ $who_part }
events-found = { $lines }
events-none = Im Kalender steht nichts: { $when }.
events-none-named = „{ $words }“ finde ich nicht im Kalender.
ask-event-title = Wie heißt der Termin?
ask-event-when = Wann ist { $title }?
ask-move-when = Auf wann soll ich { $title } verschieben?

## Wofür ein Satz gehalten werden kann
intent-event_create = In den Kalender eintragen
intent-event_query = In den Kalender schauen
intent-event_move = Einen Termin ändern
intent-event_delete = Einen Termin absagen
