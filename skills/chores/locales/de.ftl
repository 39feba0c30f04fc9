chore-created = 🧹 Aufgabe für { $whom }: { $text }{ $day_part }{ $rule_part }.
chore-done = ✓ Gut gemacht: { $text }.
chore-removed = Aufgabe gestrichen: { $text }.
chore-remove-sure = Soll ich die Aufgabe „{ $text }“ streichen?
chore-line = • { $text } (für { $whom }){ $day_part }{ $rule_part }
chores-found = { $lines }
chores-none = Keine offenen Aufgaben.
chore-not-found = Eine offene Aufgabe wie „{ $what }“ finde ich nicht.
chore-which = Welche Aufgabe meinst du?
chore-gone = Diese Aufgabe gibt es nicht mehr.
ask-chore-text = Was ist zu tun?

## Wofür ein Satz gehalten werden kann
intent-chore_add = Eine Aufgabe vergeben
intent-chore_query = Aufgaben zeigen
intent-chore_done = Eine Aufgabe abhaken
intent-chore_change = Eine Aufgabe ändern
intent-chore_remove = Eine Aufgabe streichen
chore-changed = 🧹 Jetzt für { $whom }: { $text }{ $day_part }{ $rule_part }.
