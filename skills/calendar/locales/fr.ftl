event-created = 📅 { $title }{ $who_part } : { $when }{ $rule_part }.
event-changed = 📅 Maintenant : { $title }{ $who_part }, { $when }{ $rule_part }.
event-skipped = 📅 { $title } : pas { $day }.
event-cancelled = Annulé : { $title }, { $when }.
event-cancel-sure = J'annule { $title }, { $when }{ $rule_part } ?
event-clash = ⚠️ Il y a déjà quelque chose pour { $who } à ce moment-là : { $title }, { $start }.
event-not-found = Je ne trouve rien comme « { $what } » dans l'agenda. Ça s'appelle comment ?
event-gone = Ce n'est plus dans l'agenda.
event-which = Tu parles duquel ?
event-line = • { $when } : { $title }{ $who_part }
events-found = { $lines }
events-none = Rien dans l'agenda : { $when }.
events-none-named = Je ne trouve pas « { $words } » dans l'agenda.
ask-event-title = Ça s'appelle comment ?
ask-event-when = C'est quand, { $title } ?
ask-move-when = Je déplace { $title } à quand ?

## Comment une phrase peut être comprise
intent-event_create = Mettre dans l'agenda
intent-event_query = Regarder l'agenda
intent-event_move = Changer un rendez-vous
intent-event_delete = Annuler un rendez-vous
