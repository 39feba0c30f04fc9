reminder-created = ⏰ Recordatorio para { $whom }: { $text } – { $due }{ $rule_part }.
reminder-changed = ⏰ Ahora: { $text } – { $due }{ $rule_part }.
reminder-cancelled = Recordatorio quitado: { $text }.
reminder-cancel-sure = ¿Quito el recordatorio «{ $text }» – { $due }{ $rule_part }?
reminder-done = ✓ Hecho: { $text }.
reminder-snoozed = 💤 Te lo recuerdo otra vez { $due }: { $text }.
reminder-past = Eso ya ha pasado: { $due }. ¿Cuándo te lo recuerdo?
reminder-not-found = No encuentro ningún recordatorio como «{ $what }». Di «enséñame mis recordatorios» para verlos.
reminder-gone = Ese recordatorio ya no existe.
reminder-which = ¿Qué recordatorio?
reminder-for-nobody = ¿A quién se lo recuerdo: { $text }?
reminder-line = • { $due }: { $text }{ $who_part }{ $rule_part }
reminders-found = { $count ->
    [one] Un recordatorio:
   *[other] { $count } recordatorios:
  }
  { $lines }
reminders-none = No tienes recordatorios pendientes.
ask-reminder-text = ¿Qué te recuerdo?
ask-reminder-when = ¿Cuándo te lo recuerdo: { $text }?
out-reminder = ⏰ { $text }
out-late = – era para { $due }
out-from = de parte de { $name }
out-repeated = (Puede que ya lo hayas recibido.)
out-given-up = ⚠️ No he podido entregar un recordatorio a { $name }: { $reason }

## Cómo se puede entender una frase
intent-reminder_create = Poner un recordatorio
intent-reminder_query = Ver los recordatorios
intent-reminder_move = Cambiar un recordatorio
intent-reminder_cancel = Quitar un recordatorio
intent-reminder_snooze = Recordarlo más tarde
intent-reminder_done = Dar por hecho un recordatorio
