reminder-created = ⏰ Ich erinnere { $whom }: { $text } – { $due }{ $rule_part }.
reminder-changed = ⏰ Jetzt: { $text } – { $due }{ $rule_part }.
reminder-cancelled = Erinnerung gestrichen: { $text }.
reminder-cancel-sure = Soll ich die Erinnerung „{ $text }“ streichen – { $due }{ $rule_part }?
reminder-done = ✓ Erledigt: { $text }.
reminder-snoozed = 💤 Nochmal { $due }: { $text }.
reminder-past = Das ist schon vorbei: { $due }. Wann soll ich dich erinnern?
reminder-not-found = Eine Erinnerung wie „{ $what }“ finde ich nicht. Mit „zeig mir meine Erinnerungen“ siehst du alle.
reminder-gone = Diese Erinnerung gibt es nicht mehr.
reminder-which = Welche Erinnerung meinst du?
reminder-for-nobody = Wen soll ich stattdessen erinnern: { $text }?
reminder-line = • { $due }: { $text }{ $who_part }{ $rule_part }
reminders-found = { $count ->
    [one] Eine Erinnerung:
   *[other] { $count } Erinnerungen:
  }
  { $lines }
reminders-none = Du hast keine offenen Erinnerungen.
ask-reminder-text = Woran soll ich dich erinnern?
ask-reminder-when = Wann soll ich dich erinnern: { $text }?
out-reminder = ⏰ { $text }
out-late = – war fällig: { $due }
out-from = von { $name }
out-repeated = (Vielleicht hast du das schon bekommen.)
out-given-up = ⚠️ Ich konnte { $name } eine Erinnerung nicht zustellen: { $reason }

## Wofür ein Satz gehalten werden kann
intent-reminder_create = Eine Erinnerung anlegen
intent-reminder_query = Erinnerungen zeigen
intent-reminder_move = Eine Erinnerung ändern
intent-reminder_cancel = Eine Erinnerung streichen
intent-reminder_snooze = Später noch einmal erinnern
intent-reminder_done = Eine Erinnerung erledigen
