part-amount = · { $amount }
bill-added = 🧾 { $name }{ $amount_part } – { $due }{ $rule_part }.
bill-changed = 🧾 Jetzt: { $name }{ $amount_part } – { $due }{ $rule_part }.
bill-was = Vorher waren es { $money }.
bill-in-time = Ich sage 3 Tage vorher und am Tag selbst Bescheid.
bill-on-its-day = Ich sage am Tag selbst Bescheid.
bill-this-evening = Ich sage heute Abend Bescheid.
bill-by-itself = Das wird abgebucht: Ich trage es an seinem Tag ein und sage Bescheid.
bill-next = Das nächste Mal: { $name }, { $due }.
bill-paid-already = ✓ { $name } ist schon bezahlt. Als Nächstes: { $due }.
bill-pay-again = { $name } wurde schon bezahlt: { $money }, { $paid }. Noch einmal eintragen?
bill-later = 💤 Wieder { $again }: { $name }.
bill-removed = Gelöscht: { $name }. Was gebucht ist, bleibt.
bill-remove-sure = Soll ich die Rechnung „{ $name }“{ $amount_part }{ $rule_part } löschen?
bill-gone = Diese Rechnung gibt es nicht mehr.
bill-not-found = Ich kenne keine Rechnung wie „{ $what }“. Sag zum Beispiel „die Miete ist 950 am 1. jeden Monats“.
bill-which = Welche Rechnung meinst du?
bill-line = • { $due }: { $name }{ $amount_part }{ $rule_part }
bill-line-late = • ⚠️ { $due }: { $name }{ $amount_part }{ $rule_part } – offen
bill-line-open = • ⚠️ { $due }: { $name }{ $amount_part }{ $rule_part } – offen seit { $since }
bills-listed = 🧾 Rechnungen:
  { $lines }
bills-found = 🧾 Rechnungen, zusammen { $sum }:
  { $lines }
bills-none = 🧾 Dann ist keine Rechnung fällig.
bills-unknown = 🧾 Ich kenne keine Rechnungen. Sag zum Beispiel „die Miete ist 950 am 1. jeden Monats“.
ask-bill-name = Wofür ist die Rechnung?
ask-bill-amount = Wie viel ist es: { $name }?
ask-bill-when = Wann ist das fällig: { $name }? Zum Beispiel „am 1. jeden Monats“.
out-bill-ahead = 🧾 Bald: { $name }{ $amount_part } – { $due }.
out-bill-due = 🧾 Fällig: { $name }{ $amount_part } – { $due }.
out-bill-open = Seit { $since } hat niemand eine Zahlung eingetragen.
out-bill-booked = 🧾 Abgebucht und eingetragen: { $name } · { $money } – { $due }.
brief-bill = 🧾 Fällig: { $name }{ $amount_part }
brief-bill-on = 🧾 { $due }: { $name }{ $amount_part }
button-paid = Bezahlt
button-later = Später
button-not-paid = Wurde nicht abgebucht

## Wofür ein Satz gehalten werden kann
intent-bill_add = Eine Rechnung merken
intent-bill_query = Rechnungen zeigen
intent-bill_pay = Eine Rechnung als bezahlt eintragen
intent-bill_remove = Eine Rechnung löschen
