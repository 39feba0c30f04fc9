chore-created = 🧹 Aufgabe für { $whom }: { $text }{ $day_part }{ $rule_part }.
chore-changed = 🧹 Jetzt für { $whom }: { $text }{ $day_part }{ $rule_part }.
chore-done = ✓ Gut gemacht: { $text }.
chore-removed = Aufgabe gestrichen: { $text }.
chore-remove-sure = Soll ich die Aufgabe „{ $text }“ streichen?
chore-line = • { $text } (für { $whom }){ $day_part }{ $rule_part }
chores-found = { $lines }
chores-none = Keine offenen Aufgaben.
chore-not-found = Eine offene Aufgabe wie „{ $what }“ finde ich nicht.
chore-which = Welche Aufgabe meinst du?
chore-gone = Diese Aufgabe gibt es nicht mehr.
ask-chore-text = Was ist zu tun?
chore-line-late = ⚠️ { $text } (für { $whom }), überfällig seit { $day }{ $rule_part }
chore-turn = { $now }, dann { $next }
chore-turn-this-week = { $now } diese Woche, dann { $next }
chore-turn-next-week = { $now } nächste Woche, dann { $next }
chore-your-turn = { $text } (du bist dran, dann { $next })
chore-brief = • 🧹 { $text }
chore-brief-on = • 🧹 { $day }: { $text }{ $rule_part }
chore-brief-late = • 🧹 { $text } — ⚠️ überfällig seit { $day }
chore-next = Als Nächstes: { $name }{ $day_part }.
chore-last-done = ✓ Zuletzt erledigt: { $text } von { $names }, { $at }.
chore-never-done = Noch nicht erledigt.
chore-not-open = „{ $text }“ ist schon erledigt.
chore-member-gone = Dieses Mitglied ist nicht mehr da.

## Punkte und Fotos
chore-worth = Das gibt { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
  }.
chore-with-photo = Ein Foto zeigt, dass es erledigt ist.
ask-chore-photo = Schick bitte ein Foto davon: { $text }.
chore-done-by = Erledigt von { $name }.
chore-done-instead = Eigentlich war { $name } dran.
chore-points-wait = { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
  }, sobald ein Erwachsener zustimmt.
chore-points = { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
  } für { $name }, insgesamt { $total }.
chore-approve = 🧹 { $name } sagt, das ist erledigt: { $text }. Gibt es dafür { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
  }?
button-approve = 👍 Gut gemacht
button-not-yet = Noch nicht
chore-approved = 👍 { $name } bekommt { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
  } für { $text }, insgesamt { $total }.
chore-refused = Ich sage { $name }, dass es noch nicht fertig ist: { $text }.
chore-approved-already = { $name } hat schon ja gesagt: { $text }.
chore-refused-already = { $name } hat schon „noch nicht“ gesagt: { $text }.
chore-done-gone = Das wurde inzwischen zurückgenommen.
chore-was-approved = 👍 { $name } sagt, gut gemacht: { $text }. { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
  } für dich, insgesamt { $total }.
chore-was-refused = { $name } sagt, noch nicht ganz: { $text }. Sieh bitte noch einmal nach.

## Tauschen
chore-swap-by = bis { $day }
chore-swap-week = in der Woche ab { $day }
chore-swap-this-time = diesmal
chore-swap-sent = 🔁 Ich habe { $name } gefragt: { $text }.
chore-swap-asked = 🔁 { $name } möchte tauschen: Übernimmst du „{ $text }“ { $by }?
chore-swap-offered = 🔁 { $name } möchte tauschen: Darf { $taker } „{ $text }“ { $by } für dich übernehmen?
chore-swapped = 🔁 { $taker } übernimmt „{ $text }“ { $by }.
chore-swapped-back = Dafür übernimmt { $giver }, wenn { $taker } das nächste Mal dran ist.
chore-swap-declined = Es bleibt, wie es ist. Ich sage es { $name }.
chore-swap-refused = { $name } kann nicht tauschen: { $text }. Es bleibt, wie es ist.
chore-swap-over = Diese Frage ist erledigt oder zu alt; getauscht wurde nichts.
chore-swap-nobody = „{ $text }“ ist jetzt Sache von { $who }, zwischen den beiden gibt es nichts zu tauschen.
ask-swap-with = Mit wem willst du tauschen: { $text }?

## Wer wie viel gemacht hat
chore-stats = 🏆 Erledigt ({ $period }):
  { $lines }
chore-stats-line = • { $name }: { $count ->
    [one] eine Aufgabe
   *[other] { $count } Aufgaben
  } — { $what }
chore-stats-line-points = • { $name }: { $count ->
    [one] eine Aufgabe
   *[other] { $count } Aufgaben
  }, { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
  } (insgesamt { $total }) — { $what }
chore-stats-nothing = • { $name }: nichts, insgesamt { $total ->
    [one] { $total } Punkt
   *[other] { $total } Punkte
  }
chore-stats-waiting = { $points ->
    [one] { $points } Punkt wartet
   *[other] { $points } Punkte warten
  } noch auf einen Erwachsenen.
chore-stats-none = Keine Aufgabe wurde abgehakt ({ $period }).

## Wofür ein Satz gehalten werden kann
intent-chore_add = Eine Aufgabe vergeben
intent-chore_query = Aufgaben zeigen
intent-chore_done = Eine Aufgabe abhaken
intent-chore_change = Eine Aufgabe ändern
intent-chore_remove = Eine Aufgabe streichen
intent-chore_swap = Eine Aufgabe tauschen
intent-chore_stats = Zeigen, wer wie viel gemacht hat
