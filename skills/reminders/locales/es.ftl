reminder-created = ⏰ Recordatorio para { $whom }: { $text } – { $due }{ $rule_part }.
reminder-changed = ⏰ Ahora: { $text }{ $who_part } – { $due }{ $rule_part }.
reminder-cancelled = Recordatorio quitado: { $text }.
reminder-cancel-sure = ¿Quito el recordatorio «{ $text }» – { $due }{ $rule_part }?
reminder-done = ✓ Hecho: { $text }.
reminder-snoozed = 💤 Te lo recuerdo otra vez { $due }: { $text }.
reminder-past = Eso ya ha pasado: { $due }. ¿Cuándo te lo recuerdo?
reminder-not-found = No encuentro ningún recordatorio como «{ $what }». Di «enséñame mis recordatorios» para verlos.
reminder-gone = Ese recordatorio ya no existe.
reminder-which = ¿Qué recordatorio?
reminder-for-nobody = ¿A quién se lo recuerdo: { $text }?
reminder-line = • { $due }: { $text }{ $who_part }{ $rule_part }{ $nag_part }{ $urgent_part }
reminders-found = { $count ->
    [one] Un recordatorio:
   *[other] { $count } recordatorios:
  }
  { $lines }
reminders-none = No tienes recordatorios pendientes.
ask-reminder-text = ¿Qué te recuerdo?
ask-reminder-when = ¿Para cuándo el recordatorio para { $whom }: { $text }?
out-reminder = ⏰ { $text }
out-late = – era para { $due }
out-repeated = (Puede que ya lo hayas recibido.)
reminder-line-open = • { $due }: { $text }{ $who_part }{ $rule_part }{ $nag_part }{ $urgent_part } – espera tu «Hecho»
reminder-line-theirs = • { $due }: { $text }{ $rule_part }{ $nag_part }{ $urgent_part } – espera el «Hecho» de { $names }
reminder-line-handed = • { $due }: { $text }{ $rule_part }{ $nag_part }{ $urgent_part } – sigue pendiente, también he preguntado a { $names }
reminder-nags = Insistiré{ $nag_part }, { $count ->
    [one] { $count } vez
   *[other] { $count } veces
  } como mucho.
reminder-nags-then = Insistiré{ $nag_part }, { $count ->
    [one] { $count } vez
   *[other] { $count } veces
  } como mucho; después preguntaré a { $name }.
reminder-nags-then-you = Insistiré{ $nag_part }, { $count ->
    [one] { $count } vez
   *[other] { $count } veces
  } como mucho; después te lo diré a ti.
reminder-urgent = También en horas de silencio.
part-nag = (cada { $nag ->
    [1] minuto
    [60] hora
    [120] 2 horas
    [180] 3 horas
    [1440] día
   *[other] { $nag } minutos
  } hasta que esté hecho)
part-urgent = (también en horas de silencio)
reminders-done = ✓ Hecho: { $texts }.
reminders-settled = ✓ Todo esto ya está hecho.
reminder-was-done = ✓ «{ $text }» ya está hecho: { $names }, { $at }.
reminder-was-cancelled = «{ $text }» se canceló: ya no hay nada que hacer.
reminder-is-settled = ✓ «{ $text }» ya está hecho.
reminder-not-due = Ahora no hay nada pendiente: { $text } vuelve { $due }{ $rule_part }.
reminder-with-others = De acuerdo, ahora le toca a { $names }: { $text }.
reminder-with-others-always = De acuerdo, desde ahora le toca a { $names }: { $text }.
reminder-nobody-else = No hay nadie más que pueda hacerlo, así que sigue siendo cosa tuya: { $text }.
out-reminder-from = ⏰ { $text } (de parte de { $name })
out-again = Por { $times }.ª vez.
out-not-done-by = Pendiente desde { $due }. Primero pregunté a { $names }.
out-passed-on = { $names } te lo pasa a ti.
out-handed-over = ⏰ { $text }: sigue pendiente, así que también he preguntado a { $names }.
out-stopped = ⏰ { $text }: sigue pendiente. No voy a insistir más.
out-stopped-theirs = ⏰ { $text }: sigue pendiente. He preguntado a { $names } y no voy a insistir más.
out-reminders = ⏰ { $count } recordatorios:
  { $lines }
out-reminders-line = • { $due }: { $text }
out-reminders-line-from = • { $due }: { $text } (de parte de { $name })
brief-reminder = ⏰ { $due }: { $text }{ $who_part }
button-all-done = Todo hecho
button-hour = +1 h
button-tomorrow = Mañana
button-not_me = Yo no

## Qué ha sido de un recordatorio
reminder-status = «{ $text }»:
  { $lines }
reminder-status-none = No conozco ningún recordatorio como «{ $text }» que sea tuyo o para ti.
status-sent = • Para { $whom }: enviado { $at }.
status-sent-late = • Para { $whom }: enviado { $at }. Era para { $due }.
status-sent-often = • Para { $whom }: enviado { $count ->
    [one] { $count } vez
   *[other] { $count } veces
  }, la última { $at }.
status-not-due = • Para { $whom }: llega { $due }.
status-soon = • Para { $whom }: se está enviando ahora mismo.
status-quiet = • Para { $whom }: espera al final de las horas de silencio, { $due }.
status-trying = • Para { $whom }: aún no ha llegado. { $reason } Sigo intentándolo.
status-failed = • Para { $whom }: no se pudo entregar. { $reason }
status-cancelled = • Para { $whom }: no se envió, porque se canceló.
status-not-needed = • Para { $whom }: no se envió, porque ya estaba hecho.
status-not-for = • No era para { $whom }.
status-handed = Nadie lo había hecho, así que pregunté a { $names }.
status-open = Nadie ha pulsado «Hecho» todavía.
status-done = ✓ Hecho: { $names }, { $at }.
status-was-cancelled = Se canceló.
status-next = Vuelve { $due }.
reason-no-chat = Todavía no hay ningún chat con esta persona.
reason-left = Esta persona ya no está en el hogar.
reason-blocked = El chat está bloqueado o ya no existe.
reason-busy = Eran demasiados mensajes a la vez.
reason-no-answer = El servicio de mensajería no respondió.
reason-trouble = Hubo un problema por el camino.

## Cómo se puede entender una frase
intent-reminder_create = Poner un recordatorio
intent-reminder_query = Ver los recordatorios
intent-reminder_move = Cambiar un recordatorio
intent-reminder_cancel = Quitar un recordatorio
intent-reminder_snooze = Recordarlo más tarde
intent-reminder_done = Dar por hecho un recordatorio
intent-reminder_status = Preguntar qué ha sido de un recordatorio
