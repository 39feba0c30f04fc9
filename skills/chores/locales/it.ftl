chore-created = 🧹 Faccenda per { $whom }: { $text }{ $day_part }{ $rule_part }.
chore-changed = 🧹 Ora per { $whom }: { $text }{ $day_part }{ $rule_part }.
chore-done = ✓ Ottimo lavoro: { $text }.
chore-removed = Faccenda tolta: { $text }.
chore-remove-sure = Tolgo la faccenda «{ $text }»?
chore-line = • { $text } (per { $whom }){ $day_part }{ $rule_part }
chores-found = { $lines }
chores-none = Nessuna faccenda da fare.
chore-not-found = Non trovo nessuna faccenda da fare come «{ $what }».
chore-which = Quale faccenda intendi?
chore-gone = Questa faccenda non c'è più.
ask-chore-text = Cosa c'è da fare?
chore-line-late = ⚠️ { $text } (per { $whom }), in ritardo da { $day }{ $rule_part }
chore-turn = { $now }, poi { $next }
chore-turn-this-week = { $now } questa settimana, poi { $next }
chore-turn-next-week = { $now } la prossima settimana, poi { $next }
chore-your-turn = { $text } (tocca a te, poi { $next })
chore-brief = • 🧹 { $text }
chore-brief-on = • 🧹 { $day }: { $text }{ $rule_part }
chore-brief-late = • 🧹 { $text } — ⚠️ in ritardo da { $day }
chore-next = Poi: { $name }{ $day_part }.
chore-last-done = ✓ L'ultima volta: { $text }, { $names }, { $at }.
chore-never-done = Non ancora fatto.
chore-not-open = «{ $text }» è già fatto.
chore-member-gone = Questa persona non c'è più.

## Punti e foto
chore-worth = Vale { $points ->
    [one] { $points } punto
   *[other] { $points } punti
  }.
chore-with-photo = Una foto mostra che è fatto.
ask-chore-photo = Manda una foto, per favore: { $text }.
chore-done-by = Fatto da { $name }.
chore-done-instead = Toccava a { $name }.
chore-points-wait = { $points ->
    [one] { $points } punto
   *[other] { $points } punti
  } appena un adulto è d'accordo.
chore-points = { $points ->
    [one] { $points } punto
   *[other] { $points } punti
  } per { $name }, { $total } in tutto.
chore-approve = 🧹 { $name } dice che è fatto: { $text }. Vale { $points ->
    [one] { $points } punto
   *[other] { $points } punti
  }?
button-approve = 👍 Ben fatto
button-not-yet = Non ancora
chore-approved = 👍 { $name } riceve { $points ->
    [one] { $points } punto
   *[other] { $points } punti
  } per { $text }, { $total } in tutto.
chore-refused = Dico a { $name } che non è ancora finito: { $text }.
chore-approved-already = { $name } ha già detto di sì: { $text }.
chore-refused-already = { $name } ha già detto «non ancora»: { $text }.
chore-done-gone = Nel frattempo è stato annullato.
chore-was-approved = 👍 { $name } dice bravo: { $text }. { $points ->
    [one] { $points } punto
   *[other] { $points } punti
  } per te, { $total } in tutto.
chore-was-refused = { $name } dice non ancora: { $text }. Dai un'altra occhiata, per favore.

## Scambiare il turno
chore-swap-by = entro { $day }
chore-swap-week = nella settimana che comincia { $day }
chore-swap-this-time = questa volta
chore-swap-sent = 🔁 Ho chiesto a { $name }: { $text }.
chore-swap-asked = 🔁 { $name } vuole fare a cambio: fai tu «{ $text }» { $by }?
chore-swap-offered = 🔁 { $name } vuole fare a cambio: { $taker } può fare «{ $text }» al posto tuo { $by }?
chore-swapped = 🔁 { $taker } fa «{ $text }» { $by }.
chore-swapped-back = In cambio { $giver } lo fa la prossima volta che tocca a { $taker }.
chore-swap-declined = Resta tutto com'è. Lo dico a { $name }.
chore-swap-refused = { $name } non può fare a cambio: { $text }. Resta tutto com'è.
chore-swap-over = Questa domanda è già chiusa o troppo vecchia; non è stato scambiato nulla.
chore-swap-nobody = «{ $text }» tocca ora a { $who }, quindi tra quei due non c'è nulla da scambiare.
ask-swap-with = Con chi vuoi fare a cambio: { $text }?

## Chi ha fatto quanto
chore-stats = 🏆 Fatto ({ $period }):
  { $lines }
chore-stats-line = • { $name }: { $count ->
    [one] una faccenda
   *[other] { $count } faccende
  } — { $what }
chore-stats-line-points = • { $name }: { $count ->
    [one] una faccenda
   *[other] { $count } faccende
  }, { $points ->
    [one] { $points } punto
   *[other] { $points } punti
  } ({ $total } in tutto) — { $what }
chore-stats-nothing = • { $name }: niente, { $total ->
    [one] { $total } punto
   *[other] { $total } punti
  } in tutto
chore-stats-waiting = { $points ->
    [one] { $points } punto aspetta
   *[other] { $points } punti aspettano
  } che un adulto sia d'accordo.
chore-stats-none = Nessuna faccenda è stata spuntata ({ $period }).

## Come si può intendere una frase
intent-chore_add = Assegnare una faccenda
intent-chore_query = Vedere le faccende
intent-chore_done = Spuntare una faccenda
intent-chore_change = Cambiare una faccenda
intent-chore_remove = Togliere una faccenda
intent-chore_swap = Scambiare una faccenda
intent-chore_stats = Vedere chi ha fatto quanto
