chore-created = 🧹 Chore for { $whom }: { $text }{ $day_part }{ $rule_part }.
chore-changed = 🧹 Now for { $whom }: { $text }{ $day_part }{ $rule_part }.
chore-done = ✓ Well done: { $text }.
chore-removed = Removed the chore: { $text }.
chore-remove-sure = Remove the chore “{ $text }”?
chore-line = • { $text } ({ $whom }){ $day_part }{ $rule_part }
chores-found = { $lines }
chores-none = No open chores.
chore-not-found = I don't find an open chore like “{ $what }”.
chore-which = Which chore do you mean?
chore-gone = That chore no longer exists.
ask-chore-text = What is the chore?
chore-line-late = ⚠️ { $text } ({ $whom }), overdue since { $day }{ $rule_part }
chore-turn = { $now }, then { $next }
chore-turn-this-week = { $now } this week, then { $next }
chore-turn-next-week = { $now } next week, then { $next }
chore-your-turn = { $text } (your turn, then { $next })
chore-brief = • 🧹 { $text }
chore-brief-on = • 🧹 { $day }: { $text }{ $rule_part }
chore-brief-late = • 🧹 { $text } — ⚠️ overdue since { $day }
chore-next = Next: { $name }{ $day_part }.
chore-last-done = ✓ Last done: { $text } by { $names }, { $at }.
chore-never-done = Not done yet.
chore-not-open = “{ $text }” is done already.
chore-member-gone = That member is no longer here.

## Points and photos
chore-worth = Worth { $points ->
    [one] { $points } point
   *[other] { $points } points
  }.
chore-with-photo = A photo shows that it is done.
ask-chore-photo = Please send a photo of it: { $text }.
chore-done-by = Done by { $name }.
chore-done-instead = It was the turn of { $name }.
chore-points-wait = { $points ->
    [one] { $points } point
   *[other] { $points } points
  } once a grown-up agrees.
chore-points = { $points ->
    [one] { $points } point
   *[other] { $points } points
  } for { $name }, { $total } in all.
chore-approve = 🧹 { $name } says that this is done: { $text }. Worth { $points ->
    [one] { $points } point
   *[other] { $points } points
  }?
button-approve = 👍 Well done
button-not-yet = Not yet
chore-approved = 👍 { $name } gets { $points ->
    [one] { $points } point
   *[other] { $points } points
  } for { $text }, { $total } in all.
chore-refused = I tell { $name } that it is not done yet: { $text }.
chore-approved-already = { $name } has already said yes to { $text }.
chore-refused-already = { $name } has already said “not yet” to { $text }.
chore-done-gone = That was taken back meanwhile.
chore-was-approved = 👍 { $name } says well done: { $text }. { $points ->
    [one] { $points } point
   *[other] { $points } points
  } for you, { $total } in all.
chore-was-refused = { $name } says not yet: { $text }. Please have another look.

## Swapping turns
chore-swap-by = by { $day }
chore-swap-week = in the week from { $day }
chore-swap-this-time = this time
chore-swap-sent = 🔁 I have asked { $name }: { $text }.
chore-swap-asked = 🔁 { $name } would like to swap: will you do “{ $text }” { $by }?
chore-swap-offered = 🔁 { $name } would like to swap: may { $taker } do “{ $text }” for you { $by }?
chore-swapped = 🔁 { $taker } does “{ $text }” { $by }.
chore-swapped-back = In return { $giver } takes { $taker }'s next turn.
chore-swap-declined = All stays as it is. I tell { $name }.
chore-swap-refused = { $name } can't swap: { $text }. It stays as it is.
chore-swap-over = That question is settled or too old; nothing was swapped.
chore-swap-nobody = “{ $text }” is up to { $who } now, so there is nothing to swap between those two.
ask-swap-with = With whom do you want to swap: { $text }?

## Who did how much
chore-stats = 🏆 Done ({ $period }):
  { $lines }
chore-stats-line = • { $name }: { $count ->
    [one] one chore
   *[other] { $count } chores
  } — { $what }
chore-stats-line-points = • { $name }: { $count ->
    [one] one chore
   *[other] { $count } chores
  }, { $points ->
    [one] { $points } point
   *[other] { $points } points
  } ({ $total } in all) — { $what }
chore-stats-nothing = • { $name }: nothing, { $total ->
    [one] { $total } point
   *[other] { $total } points
  } in all
chore-stats-waiting = { $points ->
    [one] { $points } point waits
   *[other] { $points } points wait
  } for a grown-up to agree.
chore-stats-none = No chore was ticked off ({ $period }).

## What a sentence can be taken for
intent-chore_add = Give out a chore
intent-chore_query = Show chores
intent-chore_done = Tick off a chore
intent-chore_change = Change a chore
intent-chore_remove = Remove a chore
intent-chore_swap = Swap a chore
intent-chore_stats = Show who did how much
