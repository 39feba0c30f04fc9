expense-logged = 💶 { $money }{ $worth_part }{ $shop_part } · { $category } · { $day }{ $account_part }{ $payer_part }
expense-corrected = 💶 Corregido: { $money }{ $worth_part }{ $shop_part } · { $category } · { $day }{ $account_part }{ $payer_part }
expense-deleted = Borrado: { $money }{ $shop_part }, { $day }.
expense-delete-sure = ¿Borro { $money }{ $shop_part }, { $day }?
expense-not-found = No encuentro ese gasto.
expense-negative = Un importe no puede ser menos que nada. Si el dinero volvió, di por ejemplo «Zalando devolvió 39,90».
expense-too-large = Un importe tan grande no se puede anotar. ¿Sobra alguna cifra?
expense-line = • { $money }{ $shop_part } · { $category } · { $day }
expense-line-back = • ↩ { $money } de vuelta{ $shop_part } · { $category } · { $day }
expense-group = • { $name }: { $sum }
expense-group-category = • { $category }: { $sum }
expense-group-month = • { $period }: { $sum }
expense-group-other = • Otros: { $sum }
expenses-total = { $sum }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
  { $lines }
expenses-none = Ningún gasto{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
ask-expense-amount = ¿Cuánto fue?
ask-expense-category = No conozco esa categoría. Hay supermercado, comer fuera, hogar, transporte, salud, ropa, niños, ocio, facturas, regalos, viajes y otros. ¿Cuál es?
ask-correct-what = ¿Qué corrijo: el importe, el día, la tienda o la categoría?
rate-unknown = No conozco ningún cambio para { $currency }, así que aún no está en las sumas. Envíame una tabla de cambios, o di por ejemplo «un dólar son 0,92 euros».

part-receiver = · { $receiver }
part-account = · { $account }
part-worth = ({ $worth })

## Lo que entra y lo que vuelve
income-logged = 💰 Entraron { $money }{ $worth_part }{ $shop_part } · { $category } · { $day }{ $account_part }{ $receiver_part }
income-line = • { $money }{ $shop_part } · { $category } · { $day }{ $receiver_part }
income-total = Entraron { $sum }{ $category_part }, { $period }.
  { $lines }
income-none = No entró nada{ $category_part }, { $period }.
refund-logged = ↩ { $money }{ $worth_part } de vuelta{ $shop_part } · { $category } · { $day }{ $account_part }{ $payer_part }

## Cuentas
account-added = 🏦 { $account }: { $money }. Llevo la cuenta desde hoy.
account-set = 🏦 { $account }: ahora { $money }.
account-known = 🏦 Ya llevo «{ $account }»: { $money }.
account-closed = { $account } queda cerrada. Había { $money }.
account-gone = Ya no llevo esa cuenta.
account-which = ¿Qué cuenta dices?
account-currency = «{ $account }» se lleva en { $currency }. Di el saldo en esa moneda.
account-balance = 🏦 { $account }: { $sum }
account-line = • { $account }: { $sum }
accounts-found = { $lines }
  En total { $sum }.
accounts-none = Todavía no llevo ninguna cuenta. Di por ejemplo «tenemos una cuenta común con 1.250,30».
ask-account-name = ¿Cómo se llama la cuenta? Por ejemplo «cuenta común» o «caja».
cash-none = Todavía no llevo ninguna cuenta de efectivo a la que pasarlo. Di por ejemplo «añade una cuenta de efectivo con 200».
ask-transfer-from = ¿De qué cuenta? Conozco { $names }.
ask-transfer-to = ¿A qué cuenta? Conozco { $names }.
transfer-logged = 🔁 { $money } · { $account } → { $to_account } · { $day }
transfer-same = Es dos veces la misma cuenta.

## Importes grandes
approval-set = Por encima de { $limit }, otro adulto tiene que estar de acuerdo.
approval-off = Ya nadie tiene que aprobar los importes grandes.
ask-approval-amount = ¿A partir de qué importe tiene que aprobarlo otro adulto?
expense-alone = Aquí eres la única persona adulta y nadie más puede aprobarlo, así que lo anoto enseguida.
expense-proposed = ⏳ { $money }{ $shop_part } · { $category } · { $day }{ $payer_part }. Aún no he anotado nada; se lo he preguntado a { $names }.
proposal-ask = 💶 { $name } quiere anotar { $money }{ $shop_part } · { $category } · { $day }. ¿Estás de acuerdo?
proposal-refused = No anotado: { $money }{ $shop_part }. Se lo digo a { $name }.
proposal-was-agreed = 👍 { $name } está de acuerdo: { $money }{ $shop_part } · { $day } queda anotado.
proposal-was-refused = 👎 { $name } no está de acuerdo: { $money }{ $shop_part } · { $day } no se anota.
proposal-agreed-already = { $name } ya dijo que sí: { $money }{ $shop_part }.
proposal-refused-already = { $name } ya dijo que no: { $money }{ $shop_part }.
proposal-own = Lo tiene que decidir otro adulto, no tú.
proposal-gone = Eso se retiró entretanto.
proposal-waits = Eso aún espera el sí de otro adulto. Deshazlo y vuelve a decírmelo.
approval-one-set = { $name } puede gastar hasta { $limit } sin preguntar. Por encima, otro adulto tiene que estar de acuerdo.
approval-one-off = { $name } ya no tiene un límite propio.
limit-proposed = ⏳ Eso se decide entre dos: se lo he preguntado a { $names }. Hasta entonces el límite queda como está.
limit-ask-set = 💶 { $asks } quiere subir el límite: solo por encima de { $limit } tendría que estar de acuerdo otro adulto. ¿Estás de acuerdo?
limit-ask-off = 💶 { $asks } quiere que ya nadie tenga que aprobar los importes grandes. ¿Estás de acuerdo?
limit-ask-one-set = 💶 { $asks } quiere que { $name } pueda gastar hasta { $limit } sin preguntar. ¿Estás de acuerdo?
limit-ask-one-off = 💶 { $asks } quiere quitar el límite de { $name }. ¿Estás de acuerdo?
limit-refused = El límite queda como está. Se lo digo a { $name }.
limit-agreed-already = { $name } ya dijo que sí.
limit-refused-already = { $name } ya dijo que no.
limit-lapsed-already = Eso esperó más de una semana y ya no cuenta. El límite queda como está.
limit-was-agreed = 👍 { $name } está de acuerdo.
limit-was-refused = 👎 { $name } no está de acuerdo: el límite queda como está.
limit-was-lapsed = ⌛ Nadie respondió en una semana: el límite queda como está. Si aún quieres cambiarlo, dímelo otra vez.
proposal-lapsed-time = Eso esperó más de una semana y ya no cuenta: { $money }{ $shop_part } no se anota.
proposal-lapsed-changed = Ese gasto se cambió entretanto, así que tu sí sería para otra cosa. Queda como está, y se lo digo a { $name }.
proposal-was-lapsed-time = ⌛ Nadie respondió en una semana: { $money }{ $shop_part } · { $day } no se anota. Si aún vale, dímelo otra vez.
proposal-was-lapsed-changed = El gasto se cambió mientras tu corrección a { $money }{ $shop_part } · { $day } esperaba, así que no se hace. Dímelo otra vez si aún vale.
button-agree = 👍 De acuerdo
button-close-account = Cerrar la cuenta

## De dónde son los ingresos
category-salary = sueldo
category-benefits = prestaciones
category-present = regalo
category-interest = intereses
category-sale = venta
category-rent-in = alquiler
category-income = ingresos
category-transfer = traspaso

## Cómo se puede entender una frase
intent-expense_log = Apuntar un gasto
intent-expense_correct = Corregir un gasto
intent-expense_delete = Borrar un gasto
intent-spending_query = Sumar los gastos
intent-transactions_query = Ver la lista de gastos
intent-income_log = Apuntar un ingreso
intent-income_query = Sumar los ingresos
intent-refund_log = Apuntar una devolución
intent-account_add = Añadir una cuenta
intent-account_close = Cerrar una cuenta
intent-balance_query = Ver un saldo
intent-transfer_log = Apuntar un traspaso entre cuentas
intent-approval_set = Decidir qué necesita dos adultos
