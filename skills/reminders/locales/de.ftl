reminder-created = ⏰ Ich erinnere { $whom }: { $text } – { $due }{ $rule_part }.
reminder-changed = ⏰ Jetzt: { $text }{ $who_part } – { $due }{ $rule_part }.
reminder-cancelled = Erinnerung gestrichen: { $text }.
reminder-cancel-sure = Soll ich die Erinnerung „{ $text }“ streichen – { $due }{ $rule_part }?
reminder-done = ✓ Erledigt: { $text }.
reminder-snoozed = 💤 Nochmal { $due }: { $text }.
reminder-past = Das ist schon vorbei: { $due }. Wann soll ich dich erinnern?
reminder-not-found = Eine Erinnerung wie „{ $what }“ finde ich nicht. Mit „zeig mir meine Erinnerungen“ siehst du alle.
reminder-gone = Diese Erinnerung gibt es nicht mehr.
reminder-which = Welche Erinnerung meinst du?
reminder-for-nobody = Wen soll ich stattdessen erinnern: { $text }?
reminder-line = • { $due }: { $text }{ $who_part }{ $rule_part }{ $nag_part }{ $urgent_part }
reminders-found = { $count ->
    [one] Eine Erinnerung:
   *[other] { $count } Erinnerungen:
  }
  { $lines }
reminders-none = Du hast keine offenen Erinnerungen.
ask-reminder-text = Woran soll ich dich erinnern?
ask-reminder-when = Wann soll ich { $whom } erinnern: { $text }?
out-reminder = ⏰ { $text }
out-late = – war fällig: { $due }
out-repeated = (Vielleicht hast du das schon bekommen.)
reminder-line-open = • { $due }: { $text }{ $who_part }{ $rule_part }{ $nag_part }{ $urgent_part } – wartet auf dein „Erledigt“
reminder-line-theirs = • { $due }: { $text }{ $rule_part }{ $nag_part }{ $urgent_part } – wartet auf „Erledigt“ von { $names }
reminder-line-handed = • { $due }: { $text }{ $rule_part }{ $nag_part }{ $urgent_part } – noch offen, ich habe auch { $names } gefragt
reminder-nags = Ich hake nach{ $nag_part }, höchstens { $count }-mal.
reminder-nags-then = Ich hake nach{ $nag_part }, höchstens { $count }-mal; dann frage ich { $name }.
reminder-nags-then-you = Ich hake nach{ $nag_part }, höchstens { $count }-mal; dann sage ich es dir.
reminder-urgent = Auch in der Ruhezeit.
part-nag = ({ $nag ->
    [1] jede Minute
    [60] jede Stunde
    [120] alle 2 Stunden
    [180] alle 3 Stunden
    [1440] jeden Tag
   *[other] alle { $nag } Minuten
  }, bis es erledigt ist)
part-urgent = (auch in der Ruhezeit)
reminders-done = ✓ Erledigt: { $texts }.
reminders-settled = ✓ Das ist alles schon erledigt.
reminder-was-done = ✓ „{ $text }“ ist schon erledigt: { $names }, { $at }.
reminder-was-cancelled = „{ $text }“ wurde gestrichen, da ist nichts mehr zu tun.
reminder-is-settled = ✓ „{ $text }“ ist schon erledigt.
reminder-not-due = Da ist gerade nichts offen. { $text } kommt wieder: { $due }{ $rule_part }.
reminder-with-others = In Ordnung, jetzt liegt es bei { $names }: { $text }.
reminder-with-others-always = In Ordnung, von jetzt an liegt es bei { $names }: { $text }.
reminder-nobody-else = Es gibt sonst niemanden, der es machen könnte, also bleibt es bei dir: { $text }.
out-reminder-from = ⏰ { $text } (von { $name })
out-again = Zum { $times }. Mal.
out-not-done-by = Offen seit: { $due }. Zuerst habe ich { $names } gefragt.
out-passed-on = { $names } gibt das an dich weiter.
out-handed-over = ⏰ { $text }: noch offen, darum habe ich jetzt auch { $names } gefragt.
out-stopped = ⏰ { $text }: noch offen. Ich frage nicht mehr nach.
out-stopped-theirs = ⏰ { $text }: noch offen. Ich habe { $names } gefragt und frage nicht mehr nach.
out-reminders = ⏰ { $count } Erinnerungen:
  { $lines }
out-reminders-line = • { $due }: { $text }
out-reminders-line-from = • { $due }: { $text } (von { $name })
brief-reminder = ⏰ { $due }: { $text }{ $who_part }
button-all-done = Alles erledigt
button-hour = +1 Std.
button-tomorrow = Morgen
button-not_me = Nicht ich

## Was aus einer Erinnerung wurde
reminder-status = „{ $text }“:
  { $lines }
reminder-status-none = Eine Erinnerung wie „{ $text }“, die von dir oder für dich ist, kenne ich nicht.
status-sent = • Für { $whom }: gesendet { $at }.
status-sent-late = • Für { $whom }: gesendet { $at }. Fällig war es { $due }.
status-sent-often = • Für { $whom }: { $count }-mal gesendet, zuletzt { $at }.
status-not-due = • Für { $whom }: kommt { $due }.
status-soon = • Für { $whom }: wird gerade gesendet.
status-quiet = • Für { $whom }: wartet auf das Ende der Ruhezeit – { $due }.
status-trying = • Für { $whom }: noch nicht angekommen. { $reason } Ich versuche es weiter.
status-failed = • Für { $whom }: konnte nicht zugestellt werden. { $reason }
status-cancelled = • Für { $whom }: nicht gesendet, weil sie gestrichen wurde.
status-not-needed = • Für { $whom }: nicht gesendet, weil es vorher erledigt war.
status-not-for = • Nicht für { $whom } gedacht.
status-handed = Niemand hatte es erledigt, darum habe ich { $names } gefragt.
status-open = Noch hat niemand auf „Erledigt“ gedrückt.
status-done = ✓ Erledigt: { $names }, { $at }.
status-was-cancelled = Sie wurde gestrichen.
status-next = Sie kommt wieder: { $due }.
reason-no-chat = Mit dieser Person gibt es noch keinen Chat.
reason-left = Diese Person gehört nicht mehr zum Haushalt.
reason-blocked = Der Chat ist gesperrt oder gelöscht.
reason-busy = Es waren zu viele Nachrichten auf einmal.
reason-no-answer = Der Nachrichtendienst hat nicht geantwortet.
reason-trouble = Unterwegs gab es ein Problem.

## Wofür ein Satz gehalten werden kann
intent-reminder_create = Eine Erinnerung anlegen
intent-reminder_query = Erinnerungen zeigen
intent-reminder_move = Eine Erinnerung ändern
intent-reminder_cancel = Eine Erinnerung streichen
intent-reminder_snooze = Später noch einmal erinnern
intent-reminder_done = Eine Erinnerung erledigen
intent-reminder_status = Fragen, was aus einer Erinnerung wurde
