event-created = 📅 { $title }{ $who_part }: { $when }{ $rule_part }.
event-changed = 📅 Adesso: { $title }{ $who_part }, { $when }{ $rule_part }.
event-skipped = 📅 { $title }: non { $day }.
event-cancelled = Cancellato: { $title }, { $when }.
event-cancel-sure = Cancello { $title }, { $when }{ $rule_part }?
event-clash = ⚠️ A quell'ora c'è già qualcosa per { $who }: { $title }, { $start }.
event-not-found = Non trovo niente come «{ $what }». Come si chiama nel calendario?
event-gone = Non è più nel calendario.
event-which = Quale intendi?
event-line = • { $when }: { $title }{ $who_part }
events-found = { $lines }
events-none = Niente nel calendario: { $when }.
events-none-named = Non trovo «{ $words }» nel calendario.
ask-event-title = Come si chiama?
ask-event-when = Quand'è { $title }?
ask-move-when = A quando sposto { $title }?

## Come si può intendere una frase
intent-event_create = Metterlo nel calendario
intent-event_query = Guardare il calendario
intent-event_move = Cambiare un appuntamento
intent-event_delete = Cancellare un appuntamento
