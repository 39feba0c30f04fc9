chore-created = 🧹 Tarea para { $whom }: { $text }{ $day_part }{ $rule_part }.
chore-changed = 🧹 Ahora para { $whom }: { $text }{ $day_part }{ $rule_part }.
chore-done = ✓ Bien hecho: { $text }.
chore-removed = Tarea quitada: { $text }.
chore-remove-sure = ¿Quito la tarea «{ $text }»?
chore-line = • { $text } (para { $whom }){ $day_part }{ $rule_part }
chores-found = { $lines }
chores-none = No hay tareas pendientes.
chore-not-found = No encuentro ninguna tarea pendiente como «{ $what }».
chore-which = ¿Qué tarea?
chore-gone = Esa tarea ya no existe.
ask-chore-text = ¿Qué hay que hacer?
chore-line-late = ⚠️ { $text } (para { $whom }), atrasada desde { $day }{ $rule_part }
chore-turn = { $now }, luego { $next }
chore-turn-this-week = { $now } esta semana, luego { $next }
chore-turn-next-week = { $now } la semana que viene, luego { $next }
chore-your-turn = { $text } (te toca a ti, luego { $next })
chore-brief = • 🧹 { $text }
chore-brief-on = • 🧹 { $day }: { $text }{ $rule_part }
chore-brief-late = • 🧹 { $text } — ⚠️ atrasada desde { $day }
chore-next = Después: { $name }{ $day_part }.
chore-last-done = ✓ La última vez: { $text }, { $names }, { $at }.
chore-never-done = Todavía no está hecho.
chore-not-open = «{ $text }» ya está hecho.
chore-member-gone = Esa persona ya no está.

## Puntos y fotos
chore-worth = Vale { $points ->
    [one] { $points } punto
   *[other] { $points } puntos
  }.
chore-with-photo = Una foto muestra que está hecho.
ask-chore-photo = Manda una foto, por favor: { $text }.
chore-done-by = Lo ha hecho { $name }.
chore-done-instead = Le tocaba a { $name }.
chore-points-wait = { $points ->
    [one] { $points } punto
   *[other] { $points } puntos
  } en cuanto un adulto esté de acuerdo.
chore-points = { $points ->
    [one] { $points } punto
   *[other] { $points } puntos
  } para { $name }, { $total } en total.
chore-approve = 🧹 { $name } dice que está hecho: { $text }. ¿Vale { $points ->
    [one] { $points } punto
   *[other] { $points } puntos
  }?
button-approve = 👍 Bien hecho
button-not-yet = Todavía no
chore-approved = 👍 { $name } recibe { $points ->
    [one] { $points } punto
   *[other] { $points } puntos
  } por { $text }, { $total } en total.
chore-refused = Le digo a { $name } que todavía no está: { $text }.
chore-approved-already = { $name } ya ha dicho que sí: { $text }.
chore-refused-already = { $name } ya ha dicho «todavía no»: { $text }.
chore-done-gone = Eso se ha deshecho mientras tanto.
chore-was-approved = 👍 { $name } dice que muy bien: { $text }. { $points ->
    [one] { $points } punto
   *[other] { $points } puntos
  } para ti, { $total } en total.
chore-was-refused = { $name } dice que todavía no: { $text }. Échale otro vistazo, por favor.

## Cambiar el turno
chore-swap-by = para { $day }
chore-swap-week = en la semana que empieza { $day }
chore-swap-this-time = esta vez
chore-swap-sent = 🔁 He preguntado a { $name }: { $text }.
chore-swap-asked = 🔁 { $name } quiere cambiar el turno: ¿haces tú «{ $text }» { $by }?
chore-swap-offered = 🔁 { $name } quiere cambiar el turno: ¿puede { $taker } hacer «{ $text }» por ti { $by }?
chore-swapped = 🔁 { $taker } hace «{ $text }» { $by }.
chore-swapped-back = A cambio, { $giver } lo hace la próxima vez que le toque a { $taker }.
chore-swap-declined = Todo queda como está. Se lo digo a { $name }.
chore-swap-refused = { $name } no puede cambiar: { $text }. Todo queda como está.
chore-swap-over = Esa pregunta está resuelta o es demasiado antigua; no se ha cambiado nada.
chore-swap-nobody = «{ $text }» le toca ahora a { $who }, así que entre esos dos no hay nada que cambiar.
ask-swap-with = ¿Con quién quieres cambiar: { $text }?

## Quién ha hecho cuánto
chore-stats = 🏆 Hecho ({ $period }):
  { $lines }
chore-stats-line = • { $name }: { $count ->
    [one] una tarea
   *[other] { $count } tareas
  } — { $what }
chore-stats-line-points = • { $name }: { $count ->
    [one] una tarea
   *[other] { $count } tareas
  }, { $points ->
    [one] { $points } punto
   *[other] { $points } puntos
  } ({ $total } en total) — { $what }
chore-stats-nothing = • { $name }: nada, { $total ->
    [one] { $total } punto
   *[other] { $total } puntos
  } en total
chore-stats-waiting = { $points ->
    [one] { $points } punto espera
   *[other] { $points } puntos esperan
  } a que un adulto esté de acuerdo.
chore-stats-none = No se ha marcado ninguna tarea ({ $period }).

## Cómo se puede entender una frase
intent-chore_add = Repartir una tarea
intent-chore_query = Ver las tareas
intent-chore_done = Marcar una tarea como hecha
intent-chore_change = Cambiar una tarea
intent-chore_remove = Quitar una tarea
intent-chore_swap = Cambiar el turno de una tarea
intent-chore_stats = Ver quién ha hecho cuánto
