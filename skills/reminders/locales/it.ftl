reminder-created = ⏰ Promemoria per { $whom }: { $text } – { $due }{ $rule_part }.
reminder-changed = ⏰ Adesso: { $text } – { $due }{ $rule_part }.
reminder-cancelled = Promemoria tolto: { $text }.
reminder-cancel-sure = Tolgo il promemoria «{ $text }» – { $due }{ $rule_part }?
reminder-done = ✓ Fatto: { $text }.
reminder-snoozed = 💤 Te lo ricordo di nuovo { $due }: { $text }.
reminder-past = È già passato: { $due }. Quando te lo ricordo?
reminder-not-found = Non trovo nessun promemoria come «{ $what }». Di' «mostra i miei promemoria» per vederli.
reminder-gone = Questo promemoria non c'è più.
reminder-which = Quale promemoria intendi?
reminder-for-nobody = A chi lo devo ricordare: { $text }?
reminder-line = • { $due }: { $text }{ $who_part }{ $rule_part }
reminders-found = { $count ->
    [one] Un promemoria:
   *[other] { $count } promemoria:
  }
  { $lines }
reminders-none = Non hai promemoria in sospeso.
ask-reminder-text = Cosa devo ricordarti?
ask-reminder-when = Quando te lo ricordo: { $text }?
out-reminder = ⏰ { $text }
out-late = – era per { $due }
out-from = da parte di { $name }
out-repeated = (Forse l'hai già ricevuto.)
out-given-up = ⚠️ Non sono riuscito a consegnare un promemoria a { $name }: { $reason }

## Come si può intendere una frase
intent-reminder_create = Mettere un promemoria
intent-reminder_query = Vedere i promemoria
intent-reminder_move = Cambiare un promemoria
intent-reminder_cancel = Togliere un promemoria
intent-reminder_snooze = Ricordarlo più tardi
intent-reminder_done = Chiudere un promemoria
