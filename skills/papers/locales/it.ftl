paper-dues = 📌 { $count ->
    [one] C'è una cosa che posso annotare:
   *[other] Ci sono { $count } cose che posso annotare:
  }
paper-event = { $n }. 📅 { $title } – { $when }
  { $quote }
paper-bill = { $n }. 🧾 { $title }{ $amount_part } – { $due }
  { $quote }
paper-deadline = { $n }. ⏰ { $title } – { $due }
  { $quote }
paper-expiry = { $n }. ⏳ { $title } – scade: { $ends }
  { $quote }
paper-expiry-notice = { $n }. ⏳ { $title } – termina: { $ends }; disdire entro: { $act_by }
  { $quote }
paper-expiry-late = { $n }. ⏳ { $title } – termina: { $ends }; si poteva disdire entro: { $act_by }
  { $quote }
paper-quote = «{ $line }»
paper-quote-page = «{ $line }» (p. { $page })
paper-quote-of = «{ $line }» ({ $name })
paper-quote-of-page = «{ $line }» ({ $name }, p. { $page })
paper-more = E altre { $count } nel documento.
button-paper-event = 📅 { $title }
button-paper-bill = 🧾 { $title }
button-paper-deadline = ⏰ { $title }
button-paper-expiry = ⏳ { $title }
dues-found = 📌 Che cosa chiedono le vostre carte:
dues-of = 📌 Che cosa chiede { $name }:
dues-none = 📌 Le vostre carte non chiedono più nulla.
dues-none-of = 📌 Non chiede più nulla.
dues-more = E altre { $count }.
button-paper-dues = 📌 Che cosa chiede
button-more-dues = Altro
button-show-all-dues = Mostra tutto
button-show-dues = Mostra
out-paper = 📄 Nuovo tra le carte: { $name }
out-papers = 📄 { $count } documenti nuovi su { $new } chiedono qualcosa. Per vederlo più tardi, chiedi «che cosa chiedono i miei documenti?».

expiry-added = ⏳ { $title } scade: { $ends }.
expiry-renewed = ⏳ Rinnovato: { $title }, scade: { $ends }.
expiry-renewed-already = Già rinnovato: { $title }, fino a { $ends }.
expiry-known = Lo so già: { $title } scade: { $ends }.
expiry-notice = L'ultimo giorno per disdire è: { $act_by }.
expiry-notice-passed = L'ultimo giorno per disdire era: { $act_by }.
expiry-in-time = Te lo ricorderò in tempo, prima: { $day }.
expiry-passed = Questa data è passata: { $ends }. Fino a quando vale?
expiry-ask-until = ✓ Fatto: { $title }. Fino a quando vale adesso? Per esempio «fino al 3 maggio 2031».
expiry-in-paper = In { $name }: «{ $line }»
expiry-removed = Dimenticato: { $title }.
expiry-gone = Questo non lo tengo più.
expiry-not-found = Non conosco niente come «{ $what }» che scada.
expiry-which = Quale intendi?
expiries-found = ⏳ Che cosa scade:
  { $lines }
expiries-none = ⏳ Allora non scade niente.
expiries-unknown = ⏳ Non so di niente che scada. Di' per esempio «il mio passaporto scade il 3 maggio 2031».
expiry-next = Poi: { $title }, { $ends }.
expiry-line = • { $ends }: { $title }
expiry-line-notice = • { $ends }: { $title } – disdire entro: { $act_by }
expiry-line-renewed = • { $title } – rinnovato; fino a quando vale?
expiry-line-over = • ⚠️ { $ends }: { $title } – scaduto
ask-expiry-what = Che cosa scade?
ask-expiry-when = Quando scade: { $title }? Per esempio «il 3 maggio 2031».
out-expiry = ⏳ { $title } scade: { $ends } ({ $days ->
    [one] tra un giorno
   *[other] tra { $days } giorni
  }).
out-expiry-notice = ⏳ { $title } termina: { $ends }. L'ultimo giorno per disdire è: { $act_by } ({ $days ->
    [one] tra un giorno
   *[other] tra { $days } giorni
  }).
out-expiry-until = ⏳ Rinnovato: { $title }. Fino a quando vale adesso? Per esempio «fino al 3 maggio 2031».
out-expiry-over = ⏳ { $title } è scaduto: { $ends }.
brief-expiry = ⏳ Scade, { $ends }: { $title }
brief-expiry-notice = ⏳ Ultimo giorno per disdire, { $act_by }: { $title }
button-renewed = Rinnovato
button-not-any-more = Non serve più
button-until = Fino a { $until }

## Come si può intendere una frase
intent-expiry_query = Vedere che cosa scade
intent-expiry_add = Annotare quando qualcosa scade
intent-expiry_remove = Dimenticare quando qualcosa scade
