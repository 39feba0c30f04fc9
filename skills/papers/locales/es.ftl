paper-dues = 📌 { $count ->
    [one] Hay una cosa que puedo anotar:
   *[other] Hay { $count } cosas que puedo anotar:
  }
paper-event = { $n }. 📅 { $title } – { $when }
  { $quote }
paper-bill = { $n }. 🧾 { $title }{ $amount_part } – { $due }
  { $quote }
paper-deadline = { $n }. ⏰ { $title } – { $due }
  { $quote }
paper-expiry = { $n }. ⏳ { $title } – caduca: { $ends }
  { $quote }
paper-expiry-notice = { $n }. ⏳ { $title } – termina: { $ends }; cancelar hasta: { $act_by }
  { $quote }
paper-expiry-late = { $n }. ⏳ { $title } – termina: { $ends }; se podía cancelar hasta: { $act_by }
  { $quote }
paper-quote = «{ $line }»
paper-quote-page = «{ $line }» (pág. { $page })
paper-quote-of = «{ $line }» ({ $name })
paper-quote-of-page = «{ $line }» ({ $name }, pág. { $page })
paper-more = Y { $count } más en el documento.
button-paper-event = 📅 { $title }
button-paper-bill = 🧾 { $title }
button-paper-deadline = ⏰ { $title }
button-paper-expiry = ⏳ { $title }
dues-found = 📌 Lo que piden vuestros papeles:
dues-of = 📌 Lo que pide { $name }:
dues-none = 📌 Vuestros papeles no piden nada pendiente.
dues-none-of = 📌 No pide nada pendiente.
dues-more = Y { $count } más.
button-paper-dues = 📌 Lo que pide
button-more-dues = Más
button-show-all-dues = Ver todo
button-show-dues = Ver
out-paper = 📄 Nuevo entre los papeles: { $name }
out-papers = 📄 { $count } de { $new } papeles nuevos piden algo. Para verlo más tarde, pregunta «¿qué piden mis papeles?».

expiry-added = ⏳ { $title } caduca: { $ends }.
expiry-renewed = ⏳ Renovado: { $title }, caduca: { $ends }.
expiry-renewed-already = Ya está renovado: { $title }, hasta { $ends }.
expiry-known = Ya lo sé: { $title } caduca: { $ends }.
expiry-notice = El último día para cancelar es: { $act_by }.
expiry-notice-passed = El último día para cancelar fue: { $act_by }.
expiry-in-time = Te lo recordaré a tiempo, primero: { $day }.
expiry-passed = Esa fecha ya pasó: { $ends }. ¿Hasta cuándo vale?
expiry-ask-until = ✓ Hecho: { $title }. ¿Hasta cuándo vale ahora? Por ejemplo «hasta el 3 de mayo de 2031».
expiry-in-paper = En { $name }: «{ $line }»
expiry-removed = Olvidado: { $title }.
expiry-gone = Ya no guardo eso.
expiry-not-found = No conozco nada como «{ $what }» que caduque.
expiry-which = ¿Cuál de ellos?
expiries-found = ⏳ Lo que caduca:
  { $lines }
expiries-none = ⏳ Entonces no caduca nada.
expiries-unknown = ⏳ No sé de nada que caduque. Di por ejemplo «mi pasaporte caduca el 3 de mayo de 2031».
expiry-next = Lo siguiente: { $title }, { $ends }.
expiry-line = • { $ends }: { $title }
expiry-line-notice = • { $ends }: { $title } – cancelar hasta: { $act_by }
expiry-line-renewed = • { $title } – renovado; ¿hasta cuándo vale?
expiry-line-over = • ⚠️ { $ends }: { $title } – caducado
ask-expiry-what = ¿Qué caduca?
ask-expiry-when = ¿Cuándo caduca: { $title }? Por ejemplo «el 3 de mayo de 2031».
out-expiry = ⏳ { $title } caduca: { $ends } ({ $days ->
    [one] en un día
   *[other] en { $days } días
  }).
out-expiry-notice = ⏳ { $title } termina: { $ends }. El último día para cancelar es: { $act_by } ({ $days ->
    [one] en un día
   *[other] en { $days } días
  }).
out-expiry-until = ⏳ Renovado: { $title }. ¿Hasta cuándo vale ahora? Por ejemplo «hasta el 3 de mayo de 2031».
out-expiry-over = ⏳ { $title } ha caducado: { $ends }.
brief-expiry = ⏳ Caduca, { $ends }: { $title }
brief-expiry-notice = ⏳ Último día para cancelar, { $act_by }: { $title }
button-renewed = Renovado
button-not-any-more = Ya no hace falta
button-until = Hasta { $until }

## Cómo puede entenderse una frase
intent-expiry_query = Ver lo que caduca
intent-expiry_add = Anotar cuándo caduca algo
intent-expiry_remove = Olvidar cuándo caduca algo
