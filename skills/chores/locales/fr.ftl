chore-created = 🧹 Tâche pour { $whom } : { $text }{ $day_part }{ $rule_part }.
chore-changed = 🧹 Maintenant pour { $whom } : { $text }{ $day_part }{ $rule_part }.
chore-done = ✓ Bravo : { $text }.
chore-removed = Tâche supprimée : { $text }.
chore-remove-sure = Je supprime la tâche « { $text } » ?
chore-line = • { $text } (pour { $whom }){ $day_part }{ $rule_part }
chores-found = { $lines }
chores-none = Aucune tâche à faire.
chore-not-found = Je ne trouve pas de tâche à faire comme « { $what } ».
chore-which = Tu parles de quelle tâche ?
chore-gone = Cette tâche n'existe plus.
ask-chore-text = Qu'est-ce qu'il y a à faire ?
chore-line-late = ⚠️ { $text } (pour { $whom }), en retard depuis { $day }{ $rule_part }
chore-turn = { $now }, puis { $next }
chore-turn-this-week = { $now } cette semaine, puis { $next }
chore-turn-next-week = { $now } la semaine prochaine, puis { $next }
chore-your-turn = { $text } (c'est ton tour, puis { $next })
chore-brief = • 🧹 { $text }
chore-brief-on = • 🧹 { $day } : { $text }{ $rule_part }
chore-brief-late = • 🧹 { $text } — ⚠️ en retard depuis { $day }
chore-next = Ensuite : { $name }{ $day_part }.
chore-last-done = ✓ Fait la dernière fois : { $text } par { $names }, { $at }.
chore-never-done = Pas encore fait.
chore-not-open = « { $text } » est déjà fait.
chore-member-gone = Cette personne n'est plus là.

## Points et photos
chore-worth = Ça rapporte { $points ->
    [one] { $points } point
   *[other] { $points } points
  }.
chore-with-photo = Une photo montre que c'est fait.
ask-chore-photo = Envoie une photo, s'il te plaît : { $text }.
chore-done-by = Fait par { $name }.
chore-done-instead = C'était à { $name } de le faire.
chore-points-wait = { $points ->
    [one] { $points } point
   *[other] { $points } points
  } dès qu'un adulte est d'accord.
chore-points = { $points ->
    [one] { $points } point
   *[other] { $points } points
  } pour { $name }, { $total } en tout.
chore-approve = 🧹 { $name } dit que c'est fait : { $text }. Ça vaut { $points ->
    [one] { $points } point
   *[other] { $points } points
  } ?
button-approve = 👍 Bien joué
button-not-yet = Pas encore
chore-approved = 👍 { $name } reçoit { $points ->
    [one] { $points } point
   *[other] { $points } points
  } pour { $text }, { $total } en tout.
chore-refused = Je dis à { $name } que ce n'est pas encore fini : { $text }.
chore-approved-already = { $name } a déjà dit oui : { $text }.
chore-refused-already = { $name } a déjà dit « pas encore » : { $text }.
chore-done-gone = Cela a été annulé entre-temps.
chore-was-approved = 👍 { $name } dit bravo : { $text }. { $points ->
    [one] { $points } point
   *[other] { $points } points
  } pour toi, { $total } en tout.
chore-was-refused = { $name } dit que ce n'est pas encore ça : { $text }. Regarde encore une fois, s'il te plaît.

## Échanger son tour
chore-swap-by = pour { $day }
chore-swap-week = la semaine qui commence { $day }
chore-swap-this-time = cette fois
chore-swap-sent = 🔁 J'ai demandé à { $name } : { $text }.
chore-swap-asked = 🔁 { $name } voudrait échanger : tu fais « { $text } » { $by } ?
chore-swap-offered = 🔁 { $name } voudrait échanger : { $taker } peut faire « { $text } » à ta place { $by } ?
chore-swapped = 🔁 { $taker } fait « { $text } » { $by }.
chore-swapped-back = En échange, { $giver } le fera quand ce sera de nouveau à { $taker }.
chore-swap-declined = Rien ne change. Je le dis à { $name }.
chore-swap-refused = { $name } ne peut pas échanger : { $text }. Rien ne change.
chore-swap-over = Cette question est réglée ou trop ancienne ; rien n'a été échangé.
chore-swap-nobody = « { $text } » revient maintenant à { $who }, il n'y a rien à échanger entre ces deux-là.
ask-swap-with = Avec qui veux-tu échanger : { $text } ?

## Qui a fait combien
chore-stats = 🏆 Fait ({ $period }) :
  { $lines }
chore-stats-line = • { $name } : { $count ->
    [one] { $count } tâche
   *[other] { $count } tâches
  } — { $what }
chore-stats-line-points = • { $name } : { $count ->
    [one] { $count } tâche
   *[other] { $count } tâches
  }, { $points ->
    [one] { $points } point
   *[other] { $points } points
  } ({ $total } en tout) — { $what }
chore-stats-nothing = • { $name } : rien, { $total ->
    [one] { $total } point
   *[other] { $total } points
  } en tout
chore-stats-waiting = { $points ->
    [one] { $points } point attend
   *[other] { $points } points attendent
  } l'accord d'un adulte.
chore-stats-none = Aucune tâche n'a été cochée ({ $period }).

## Comment une phrase peut être comprise
intent-chore_add = Donner une tâche
intent-chore_query = Montrer les tâches
intent-chore_done = Cocher une tâche
intent-chore_change = Changer une tâche
intent-chore_remove = Supprimer une tâche
intent-chore_swap = Échanger une tâche
intent-chore_stats = Montrer qui a fait combien
