reminder-created = ⏰ Promemoria per { $whom }: { $text } – { $due }{ $rule_part }.
reminder-changed = ⏰ Adesso: { $text }{ $who_part } – { $due }{ $rule_part }.
reminder-cancelled = Promemoria tolto: { $text }.
reminder-cancel-sure = Tolgo il promemoria «{ $text }» – { $due }{ $rule_part }?
reminder-done = ✓ Fatto: { $text }.
reminder-snoozed = 💤 Te lo ricordo di nuovo { $due }: { $text }.
reminder-past = È già passato: { $due }. Quando te lo ricordo?
reminder-not-found = Non trovo nessun promemoria come «{ $what }». Di' «mostra i miei promemoria» per vederli.
reminder-gone = Questo promemoria non c'è più.
reminder-which = Quale promemoria intendi?
reminder-for-nobody = A chi lo devo ricordare: { $text }?
reminder-line = • { $due }: { $text }{ $who_part }{ $rule_part }{ $nag_part }{ $urgent_part }
reminders-found = { $count ->
    [one] Un promemoria:
   *[other] { $count } promemoria:
  }
  { $lines }
reminders-none = Non hai promemoria in sospeso.
ask-reminder-text = Cosa devo ricordarti?
ask-reminder-when = Per quando il promemoria per { $whom }: { $text }?
out-reminder = ⏰ { $text }
out-late = – era per { $due }
out-repeated = (Forse l'hai già ricevuto.)
reminder-line-open = • { $due }: { $text }{ $who_part }{ $rule_part }{ $nag_part }{ $urgent_part } – aspetta il tuo «Fatto»
reminder-line-theirs = • { $due }: { $text }{ $rule_part }{ $nag_part }{ $urgent_part } – aspetta il «Fatto» di { $names }
reminder-line-handed = • { $due }: { $text }{ $rule_part }{ $nag_part }{ $urgent_part } – ancora in sospeso, ho chiesto anche a { $names }
reminder-nags = Insisto{ $nag_part }, al massimo { $count ->
    [one] { $count } volta
   *[other] { $count } volte
  }.
reminder-nags-then = Insisto{ $nag_part }, al massimo { $count ->
    [one] { $count } volta
   *[other] { $count } volte
  }; poi chiedo a { $name }.
reminder-nags-then-you = Insisto{ $nag_part }, al massimo { $count ->
    [one] { $count } volta
   *[other] { $count } volte
  }; poi lo dico a te.
reminder-urgent = Anche nelle ore di silenzio.
part-nag = (ogni { $nag ->
    [1] minuto
    [60] ora
    [120] 2 ore
    [180] 3 ore
    [1440] giorno
   *[other] { $nag } minuti
  } finché non è fatto)
part-urgent = (anche nelle ore di silenzio)
reminders-done = ✓ Fatto: { $texts }.
reminders-settled = ✓ È già tutto fatto.
reminder-was-done = ✓ «{ $text }» è già fatto: { $names }, { $at }.
reminder-was-cancelled = «{ $text }» è stato annullato: non c'è più niente da fare.
reminder-is-settled = ✓ «{ $text }» è già fatto.
reminder-not-due = Al momento non c'è niente in sospeso: { $text } torna { $due }{ $rule_part }.
reminder-with-others = Va bene, adesso tocca a { $names }: { $text }.
reminder-with-others-always = Va bene, d'ora in poi tocca a { $names }: { $text }.
reminder-nobody-else = Non c'è nessun altro che possa farlo, quindi resta a te: { $text }.
out-reminder-from = ⏰ { $text } (da parte di { $name })
out-again = Per la { $times }ª volta.
out-not-done-by = In sospeso da: { $due }. Prima ho chiesto a { $names }.
out-passed-on = { $names } lo passa a te.
out-handed-over = ⏰ { $text }: ancora in sospeso, quindi ho chiesto anche a { $names }.
out-stopped = ⏰ { $text }: ancora in sospeso. Non insisto più.
out-stopped-theirs = ⏰ { $text }: ancora in sospeso. Ho chiesto a { $names } e non insisto più.
out-reminders = ⏰ { $count } promemoria:
  { $lines }
out-reminders-line = • { $due }: { $text }
out-reminders-line-from = • { $due }: { $text } (da parte di { $name })
brief-reminder = ⏰ { $due }: { $text }{ $who_part }
button-all-done = Tutto fatto
button-hour = +1 h
button-tomorrow = Domani
button-not_me = Non io

## Che fine ha fatto un promemoria
reminder-status = «{ $text }»:
  { $lines }
reminder-status-none = Non conosco nessun promemoria come «{ $text }» tuo o per te.
status-sent = • Per { $whom }: inviato { $at }.
status-sent-late = • Per { $whom }: inviato { $at }. Era per { $due }.
status-sent-often = • Per { $whom }: inviato { $count ->
    [one] { $count } volta
   *[other] { $count } volte
  }, l'ultima { $at }.
status-not-due = • Per { $whom }: arriva { $due }.
status-soon = • Per { $whom }: in corso di invio.
status-quiet = • Per { $whom }: aspetta la fine delle ore di silenzio, { $due }.
status-trying = • Per { $whom }: non è ancora arrivato. { $reason } Continuo a provare.
status-failed = • Per { $whom }: non è stato possibile consegnarlo. { $reason }
status-cancelled = • Per { $whom }: non inviato, perché è stato annullato.
status-not-needed = • Per { $whom }: non inviato, perché era già fatto.
status-not-for = • Non era per { $whom }.
status-handed = Nessuno l'aveva fatto, quindi ho chiesto a { $names }.
status-open = Nessuno ha ancora premuto «Fatto».
status-done = ✓ Fatto: { $names }, { $at }.
status-was-cancelled = È stato annullato.
status-next = Torna { $due }.
reason-no-chat = Non c'è ancora una chat con questa persona.
reason-left = Questa persona non fa più parte della famiglia.
reason-blocked = La chat è bloccata o non esiste più.
reason-busy = Erano troppi messaggi in una volta.
reason-no-answer = Il servizio di messaggistica non ha risposto.
reason-trouble = C'è stato un problema lungo la strada.

## Come si può intendere una frase
intent-reminder_create = Mettere un promemoria
intent-reminder_query = Vedere i promemoria
intent-reminder_move = Cambiare un promemoria
intent-reminder_cancel = Togliere un promemoria
intent-reminder_snooze = Ricordarlo più tardi
intent-reminder_done = Chiudere un promemoria
intent-reminder_status = Chiedere che fine ha fatto un promemoria
