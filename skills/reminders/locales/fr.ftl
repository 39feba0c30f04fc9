reminder-created = ⏰ Rappel pour { $whom } : { $text } – { $due }{ $rule_part }.
reminder-changed = ⏰ Maintenant : { $text }{ $who_part } – { $due }{ $rule_part }.
reminder-cancelled = Rappel supprimé : { $text }.
reminder-cancel-sure = Je supprime le rappel « { $text } » – { $due }{ $rule_part } ?
reminder-done = ✓ Fait : { $text }.
reminder-snoozed = 💤 Je te le redis { $due } : { $text }.
reminder-past = C'est déjà passé : { $due }. Je te le rappelle quand ?
reminder-not-found = Je ne trouve pas de rappel comme « { $what } ». Dis « montre-moi mes rappels » pour les voir.
reminder-gone = Ce rappel n'existe plus.
reminder-which = Tu parles de quel rappel ?
reminder-for-nobody = À qui dois-je le rappeler : { $text } ?
reminder-line = • { $due } : { $text }{ $who_part }{ $rule_part }{ $nag_part }{ $urgent_part }
reminders-found = { $count ->
    [one] Un rappel :
   *[other] { $count } rappels :
  }
  { $lines }
reminders-none = Tu n'as aucun rappel en attente.
ask-reminder-text = Qu'est-ce que je dois te rappeler ?
ask-reminder-when = Pour quand, le rappel pour { $whom } : { $text } ?
out-reminder = ⏰ { $text }
out-late = – c'était prévu { $due }
out-repeated = (Tu l'as peut-être déjà reçu.)
reminder-line-open = • { $due } : { $text }{ $who_part }{ $rule_part }{ $nag_part }{ $urgent_part } – attend ton « Fait »
reminder-line-theirs = • { $due } : { $text }{ $rule_part }{ $nag_part }{ $urgent_part } – en attente d'un « Fait » ({ $names })
reminder-line-handed = • { $due } : { $text }{ $rule_part }{ $nag_part }{ $urgent_part } – pas encore fait, j'ai aussi demandé à { $names }
reminder-nags = J'insiste{ $nag_part }, { $count } fois au plus.
reminder-nags-then = J'insiste{ $nag_part }, { $count } fois au plus ; ensuite je demande à { $name }.
reminder-nags-then-you = J'insiste{ $nag_part }, { $count } fois au plus ; ensuite je te le dis.
reminder-urgent = Même pendant les heures calmes.
part-nag = (toutes les { $nag ->
    [1] minutes
    [60] heures
    [120] 2 heures
    [180] 3 heures
    [1440] 24 heures
   *[other] { $nag } minutes
  } jusqu'à ce que ce soit fait)
part-urgent = (même pendant les heures calmes)
reminders-done = ✓ C'est fait : { $texts }.
reminders-settled = ✓ Tout cela est déjà réglé.
reminder-was-done = ✓ « { $text } », c'est déjà fait : { $names }, { $at }.
reminder-was-cancelled = « { $text } » a été annulé, il n'y a plus rien à faire.
reminder-is-settled = ✓ « { $text } », c'est déjà réglé.
reminder-not-due = Il n'y a rien à faire pour l'instant. { $text } revient { $due }{ $rule_part }.
reminder-with-others = D'accord, c'est maintenant pour { $names } : { $text }.
reminder-with-others-always = D'accord, à partir de maintenant c'est pour { $names } : { $text }.
reminder-nobody-else = Personne d'autre ne peut s'en charger, ça reste donc pour toi : { $text }.
out-reminder-from = ⏰ { $text } (demandé par { $name })
out-again = Pour la { $times }e fois.
out-not-done-by = Pas encore fait depuis { $due }. J'ai d'abord demandé à { $names }.
out-passed-on = { $names } te passe le relais.
out-handed-over = ⏰ { $text } : pas encore fait, j'ai donc aussi demandé à { $names }.
out-stopped = ⏰ { $text } : pas encore fait. Je ne redemanderai plus.
out-stopped-theirs = ⏰ { $text } : pas encore fait. J'ai demandé à { $names } et je ne redemanderai plus.
out-reminders = ⏰ { $count } rappels :
  { $lines }
out-reminders-line = • { $due } : { $text }
out-reminders-line-from = • { $due } : { $text } (demandé par { $name })
brief-reminder = ⏰ { $due } : { $text }{ $who_part }
button-all-done = Tout est fait
button-hour = +1 h
button-tomorrow = Demain
button-not_me = Pas moi

## Ce qu'un rappel est devenu
reminder-status = « { $text } » :
  { $lines }
reminder-status-none = Je ne connais aucun rappel comme « { $text } » venant de toi ou pour toi.
status-sent = • Pour { $whom } : envoyé { $at }.
status-sent-late = • Pour { $whom } : envoyé { $at }. C'était prévu { $due }.
status-sent-often = • Pour { $whom } : envoyé { $count } fois, la dernière { $at }.
status-not-due = • Pour { $whom } : arrive { $due }.
status-soon = • Pour { $whom } : en cours d'envoi.
status-quiet = • Pour { $whom } : attend la fin des heures calmes, { $due }.
status-trying = • Pour { $whom } : pas encore arrivé. { $reason } Je continue d'essayer.
status-failed = • Pour { $whom } : n'a pas pu être transmis. { $reason }
status-cancelled = • Pour { $whom } : pas envoyé, parce qu'il a été annulé.
status-not-needed = • Pour { $whom } : pas envoyé, parce que c'était déjà réglé.
status-not-for = • Ce n'était pas pour { $whom }.
status-handed = Personne ne l'avait fait, j'ai donc demandé à { $names }.
status-open = Personne n'a encore appuyé sur « Fait ».
status-done = ✓ C'est fait : { $names }, { $at }.
status-was-cancelled = Il a été annulé.
status-next = Il revient { $due }.
reason-no-chat = Il n'y a pas encore de discussion avec cette personne.
reason-left = Cette personne ne fait plus partie du foyer.
reason-blocked = La discussion est bloquée ou supprimée.
reason-busy = Il y avait trop de messages à la fois.
reason-no-answer = La messagerie n'a pas répondu.
reason-trouble = Il y a eu un problème en route.

## Comment une phrase peut être comprise
intent-reminder_create = Créer un rappel
intent-reminder_query = Montrer les rappels
intent-reminder_move = Changer un rappel
intent-reminder_cancel = Supprimer un rappel
intent-reminder_snooze = Rappeler plus tard
intent-reminder_done = Terminer un rappel
intent-reminder_status = Demander ce qu'un rappel est devenu
