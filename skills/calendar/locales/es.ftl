event-created = 📅 { $title }{ $who_part }: { $when }{ $rule_part }.
event-changed = 📅 Ahora: { $title }{ $who_part }, { $when }{ $rule_part }.
event-skipped = 📅 { $title }: no { $day }.
event-cancelled = Cancelado: { $title }, { $when }.
event-cancel-sure = ¿Cancelo { $title }, { $when }{ $rule_part }?
event-clash = ⚠️ A esa hora ya hay algo para { $who }: { $title }, { $start }.
event-not-found = No encuentro nada como «{ $what }». ¿Cómo se llama en el calendario?
event-gone = Eso ya no está en el calendario.
event-which = ¿Cuál de estos?
event-line = • { $when }: { $title }{ $who_part }
events-found = { $lines }
events-none = No hay nada en el calendario: { $when }.
events-none-named = No encuentro «{ $words }» en el calendario.
ask-event-title = ¿Cómo se llama?
ask-event-when = ¿Cuándo es { $title }?
ask-move-when = ¿A cuándo paso { $title }?

## Cómo se puede entender una frase
intent-event_create = Ponerlo en el calendario
intent-event_query = Mirar el calendario
intent-event_move = Cambiar una cita
intent-event_delete = Cancelar una cita
