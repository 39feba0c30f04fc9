reminder-created = ⏰ Rappel pour { $whom } : { $text } – { $due }{ $rule_part }.
reminder-changed = ⏰ Maintenant : { $text } – { $due }{ $rule_part }.
reminder-cancelled = Rappel supprimé : { $text }.
reminder-cancel-sure = Je supprime le rappel « { $text } » – { $due }{ $rule_part } ?
reminder-done = ✓ Fait : { $text }.
reminder-snoozed = 💤 Je te le redis { $due } : { $text }.
reminder-past = C'est déjà passé : { $due }. Je te le rappelle quand ?
reminder-not-found = Je ne trouve pas de rappel comme « { $what } ». Dis « montre-moi mes rappels » pour les voir.
reminder-gone = Ce rappel n'existe plus.
reminder-which = Tu parles de quel rappel ?
reminder-for-nobody = À qui dois-je le rappeler : { $text } ?
reminder-line = • { $due } : { $text }{ $who_part }{ $rule_part }
reminders-found = { $count ->
    [one] Un rappel :
   *[other] { $count } rappels :
  }
  { $lines }
reminders-none = Tu n'as aucun rappel en attente.
ask-reminder-text = Qu'est-ce que je dois te rappeler ?
ask-reminder-when = Je te le rappelle quand : { $text } ?
out-reminder = ⏰ { $text }
out-late = – c'était prévu { $due }
out-from = de la part de { $name }
out-repeated = (Tu l'as peut-être déjà reçu.)
out-given-up = ⚠️ Je n'ai pas pu transmettre un rappel à { $name } : { $reason }

## Comment une phrase peut être comprise
intent-reminder_create = Créer un rappel
intent-reminder_query = Montrer les rappels
intent-reminder_move = Changer un rappel
intent-reminder_cancel = Supprimer un rappel
intent-reminder_snooze = Rappeler plus tard
intent-reminder_done = Terminer un rappel
