part-amount = · { $amount }
bill-added = 🧾 { $name }{ $amount_part } – { $due }{ $rule_part }.
bill-changed = 🧾 Ahora: { $name }{ $amount_part } – { $due }{ $rule_part }.
bill-was = Antes eran { $money }.
bill-in-time = Te aviso 3 días antes y el mismo día.
bill-on-its-day = Te aviso ese mismo día.
bill-this-evening = Te aviso esta tarde.
bill-by-itself = Está domiciliado: lo anoto en su día y te aviso.
bill-next = La próxima vez: { $name }, { $due }.
bill-paid-already = ✓ Ya está pagado: { $name }. Lo siguiente: { $due }.
bill-pay-again = Ya se pagó: { $name }, { $money }, { $paid }. ¿Lo anoto otra vez?
bill-later = 💤 Otra vez { $again }: { $name }.
bill-removed = Borrado: { $name }. Lo anotado se queda.
bill-remove-sure = ¿Borro la factura «{ $name }»{ $amount_part }{ $rule_part }?
bill-gone = Esa factura ya no existe.
bill-not-found = No conozco ninguna factura como «{ $what }». Di por ejemplo «el alquiler son 950 el día 1 de cada mes».
bill-which = ¿Qué factura?
bill-line = • { $due }: { $name }{ $amount_part }{ $rule_part }
bill-line-late = • ⚠️ { $due }: { $name }{ $amount_part }{ $rule_part } – pendiente
bill-line-open = • ⚠️ { $due }: { $name }{ $amount_part }{ $rule_part } – pendiente desde { $since }
bills-listed = 🧾 Facturas:
  { $lines }
bills-found = 🧾 Facturas, { $sum } en total:
  { $lines }
bills-none = 🧾 En esas fechas no vence ninguna factura.
bills-unknown = 🧾 No conozco ninguna factura. Di por ejemplo «el alquiler son 950 el día 1 de cada mes».
ask-bill-name = ¿De qué es la factura?
ask-bill-amount = ¿Cuánto es: { $name }?
ask-bill-when = ¿Cuándo vence: { $name }? Por ejemplo «el día 1 de cada mes».
out-bill-ahead = 🧾 Pronto: { $name }{ $amount_part } – { $due }.
out-bill-due = 🧾 Vence: { $name }{ $amount_part } – { $due }.
out-bill-open = Nadie ha anotado un pago desde { $since }.
out-bill-booked = 🧾 Cobrado y anotado: { $name } · { $money } – { $due }.
brief-bill = 🧾 Vence: { $name }{ $amount_part }
brief-bill-on = 🧾 { $due }: { $name }{ $amount_part }
button-paid = Pagado
button-later = Más tarde
button-not-paid = No se cobró

## Por qué se puede tomar una frase
intent-bill_add = Anotar una factura
intent-bill_query = Ver las facturas
intent-bill_pay = Anotar que se pagó una factura
intent-bill_remove = Borrar una factura
