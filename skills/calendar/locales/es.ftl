event-created = 📅 { $title }{ $who_part }: { $when }{ $rule_part }.
event-created-place = 📅 { $title }{ $who_part }: { $when }{ $rule_part }. 📍 { $place }
event-private = Solo tú puedes verlo.
event-changed = 📅 Ahora: { $title }{ $who_part }, { $when }{ $rule_part }.
event-changed-place = 📅 Ahora: { $title }{ $who_part }, { $when }{ $rule_part }. 📍 { $place }
event-turn-changed = 📅 Solo esta vez: { $title }{ $who_part }, { $when }.
event-turn-changed-place = 📅 Solo esta vez: { $title }{ $who_part }, { $when }. 📍 { $place }
event-change-which = ¿Cambio { $title } todas las veces, la próxima { $when }{ $rule_part }?
event-skipped = 📅 { $title }: quitado solo { $days }.
event-cancelled = Cancelado: { $title }, { $when }.
event-ended = 📅 { $title }: desde { $date } ya no está.
event-cancel-sure = ¿Cancelo { $title }, { $when }{ $rule_part }?
event-cancel-since-sure = ¿Cancelo { $title } desde { $date }?
event-offer-this = Solo { $date }
event-offer-following = Desde { $date }
event-offer-time = Mejor { $start }
event-clash = ⚠️ A esa hora ya hay algo para { $who }: { $title }, hasta las { $until }.
event-clash-instead = ⚠️ A esa hora ya hay algo para { $who }: { $title }, hasta las { $until }. ¿Mejor a las { $time }?
event-not-found = No encuentro nada como «{ $what }». ¿Cómo se llama en el calendario?
event-gone = Eso ya no está en el calendario.
event-which = ¿Cuál de estos?
event-line = • { $when }: { $title }{ $who_part }
event-line-place = • { $when }: { $title }{ $who_part }, 📍 { $place }
event-notes = 📝 { $notes }
events-found = { $lines }
events-none = No hay nada en el calendario: { $when }.
events-none-named = No encuentro «{ $words }» en el calendario.
ask-event-title = ¿Cómo se llama?
ask-event-when = ¿Cuándo es { $title }?
ask-move-when = ¿A cuándo paso { $title }?

## Cumpleaños
birthday-added = 🎂 Apuntado: { $title }.
birthday-line = 🎂 { $date }: { $title }
birthday-line-aged = 🎂 { $date }: { $title } ({ $age })
birthday-line-age = 🎂 { $date }: { $people } cumple { $age } { $age ->
    [one] año
   *[other] años
  }
birthday-unknown = Todavía no sé ese cumpleaños. Dímelo así: «el cumpleaños de Mia es el 3 de mayo de 2014».
ask-birthday-whose = ¿De quién es el cumpleaños?
ask-birthday-when = ¿Cuándo es el cumpleaños: { $name }?

## Quién está libre
free-yes = ✅ { $count ->
    [one] { $people } está libre
   *[other] { $people } están libres
  }: { $when }.
free-yes-you = ✅ Estás libre: { $when }.
free-no = ❌ { $count ->
    [one] { $people } no está libre
   *[other] { $people } no están libres
  }: { $when }.
  { $lines }
free-no-you = ❌ No estás libre: { $when }.
  { $lines }
free-found = { $people }, { $when }:
  { $lines }
  Huecos libres:
  { $free }
free-found-you = Tú, { $when }:
  { $lines }
  Huecos libres:
  { $free }
free-line = • { $when }
free-again = Queda hueco a partir de las { $time }.
free-others = Libre a esa hora: { $people }.
free-beside = También en el calendario: { $title }, { $when }.

## La semana
week-shown = 🗓️ { $period }
  { $lines }
week-empty = 🗓️ { $period }: no hay nada en el calendario.
week-day = { $date }
  { $lines }
week-line = • { $from }–{ $to } { $title }{ $who_part }
week-line-all-day = • { $title }{ $who_part }
week-birthday = • 🎂 { $title }
week-birthday-aged = • 🎂 { $title } ({ $age })
week-birthday-age = • 🎂 { $people } cumple { $age } { $age ->
    [one] año
   *[other] años
  }

## Antes de una cita
out-event = 🔔 Dentro de poco:
  { $lines }
out-events = 🔔 Dentro de poco:
  { $lines }

## Cómo se puede entender una frase
intent-event_create = Ponerlo en el calendario
intent-event_query = Mirar el calendario
intent-event_move = Cambiar una cita
intent-event_delete = Cancelar una cita
intent-event_free = Mirar quién está libre
intent-week_show = Mostrar la semana
intent-birthday_add = Apuntar un cumpleaños

## Archivos y direcciones de calendario
ics-import-sure = 📥 { $count ->
    [one] Un evento
   *[other] { $count } eventos
  }, { $first } – { $until }. ¿Importar?
ics-imported = 📥 { $count ->
    [one] Un evento importado.
   *[other] { $count } eventos importados.
  }
ics-updated = 📥 { $count ->
    [one] Un evento actualizado.
   *[other] { $count } eventos actualizados.
  }
ics-removed = 📥 { $count ->
    [one] Se ha quitado un evento cancelado.
   *[other] Se han quitado { $count } eventos cancelados.
  }
ics-same = { $count ->
    [one] Un evento queda como antes.
   *[other] { $count } eventos quedan como antes.
  }
ics-nothing-new = 📥 No hay nada nuevo en este archivo.
ics-unread = ⚠️ { $count ->
    [one] Un evento no se pudo leer:
   *[other] { $count } eventos no se pudieron leer:
  }
ics-why-start = • { $title }: falta el comienzo.
ics-why-time = • { $title }: una hora no es válida.
ics-why-backwards = • { $title }: termina antes de empezar.
ics-why-rule = • { $title }: la repetición no es válida.
ics-why-often = • { $title }: se repite cada minuto o segundo.
ics-why-never = • { $title }: no ocurre nunca.
ics-lost-zone = ⚠️ Zona horaria desconocida en { $count ->
    [one] un evento
   *[other] { $count } eventos
  }: he tomado la tuya.
ics-lost-rules = ⚠️ { $count ->
    [one] Un evento tiene
   *[other] { $count } eventos tienen
  } varias repeticiones: he tomado la primera.
ics-lost-skipped = ⚠️ { $count ->
    [one] Un evento ocurre
   *[other] { $count } eventos ocurren
  } varias veces al día; algunas horas quitadas siguen ahí.
ics-lost-following = ⚠️ Un cambio de { $count ->
    [one] un evento
   *[other] { $count } eventos
  } valía para todas las veces siguientes: lo he tomado para una.
ics-lost-further = ⚠️ Otras fechas de { $count ->
    [one] un evento
   *[other] { $count } eventos
  } no se pudieron leer.
ics-no-calendar = Este archivo no es un calendario (.ics); no se ha cambiado nada.
ics-cut-off = Este archivo de calendario está dañado o cortado; no se ha cambiado nada.
ics-empty = No hay eventos en este archivo.
ics-too-large = Este archivo de calendario es demasiado grande: { $limit } MB como máximo.
ics-gone = Ya no tengo este archivo. Envíalo otra vez.
ics-exported = 📅 { $count ->
    [one] Un evento
   *[other] { $count } eventos
  }, para cualquier programa de calendario.
feed-shared = 🔗 Tu calendario, al que puede suscribirse cualquier programa de calendario:
  { $address }
  Quien conozca la dirección puede leerlo, así que guárdala para ti. Di «anula el enlace del calendario» para apagarla.
feed-only-here = ⚠️ Esta dirección solo funciona en la máquina de Inglenook, hasta que se configure INGLE_WEB_URL.
feed-revoked = 🔗 { $count ->
    [one] Tu dirección de calendario ya no funciona.
   *[other] Tus { $count } direcciones de calendario ya no funcionan.
  }
feed-none = No tienes ninguna dirección de calendario.
feed-too-many = Ya tienes { $count } direcciones de calendario. Anúlalas primero («anula el enlace del calendario»).
feed-in-private = La dirección es secreta: pídemela en un chat privado.
intent-feed_link = Dar una dirección de calendario
intent-feed_revoke = Anular la dirección de calendario
