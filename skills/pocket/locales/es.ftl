pocket-set = 🐷 { $name } recibe { $money } { $rule }. La primera vez: { $first }.
pocket-stopped = 🐷 { $name } ya no recibe nada automáticamente. Lo que hay se queda.
pocket-not-set = { $name } no recibe paga automáticamente.
pocket-for-children = La paga es para los niños; { $name } es una persona adulta o invitada.
pocket-no-children = Todavía no hay ningún niño en este hogar.
part-balance = Ahora hay { $balance }.
part-rest = Quedan { $rest }.
part-own_rest = Te quedan { $own_rest }.
pocket-given = 🐷 { $name } ha recibido { $money }{ $shop_part }.{ $balance_part }
pocket-spent = 🐷 { $name } ha gastado { $money }{ $shop_part }, { $day }.{ $rest_part }
pocket-spent-me = 🐷 Anotado: { $money }{ $shop_part }, { $day }.{ $own_rest_part }
pocket-not-enough = Tienes { $left }, no llega para { $money }. Si de verdad lo gastaste, pide a un adulto que lo anote.
pocket-got = El dinero que te han dado lo anota un adulto. Díselo a uno de ellos.
pocket-corrected = 🐷 Corregido: { $money }{ $shop_part }, { $day }.{ $balance_part }
pocket-deleted = Borrado: { $money }{ $shop_part }, { $day }.{ $balance_part }
pocket-entry-gone = No encuentro eso en la paga.
pocket-none = Todavía no llevo la paga de { $names }. Di por ejemplo «Mia recibe 5 a la semana».
pocket-none-me = Todavía no llevo tu paga. Un adulto puede decirme cuánto recibes.
pocket-empty = 🐷 { $name }: { $sum }
pocket-empty-me = 🐷 Tienes { $sum }.
pocket-balance = 🐷 { $name }: { $sum }
  { $lines }
pocket-balance-me = 🐷 Tienes { $sum }.
  { $lines }
pocket-spent-sum = 🐷 { $name } ha gastado { $sum }, { $period }.
  { $lines }
pocket-spent-sum-me = 🐷 Has gastado { $sum }, { $period }.
  { $lines }
pocket-nothing-spent = 🐷 { $name } no ha gastado nada, { $period }.
pocket-nothing-spent-me = 🐷 No has gastado nada, { $period }.
pocket-line-allowance = • + { $money } de paga · { $day }
pocket-line-given = • + { $money }{ $shop_part } · { $day }
pocket-line-spent = • − { $money }{ $shop_part } · { $day }
out-pocket = 🐷 Paga: { $money } para ti. Ahora tienes { $left }.
ask-pocket-amount = ¿Cuánta paga recibe { $name }?
ask-pocket-how-much = ¿Cuánto fue para { $name }?
ask-pocket-who = ¿Qué niño: { $names }?

## Por qué se puede tomar una frase
intent-pocket_set = Fijar la paga
intent-pocket_query = Ver la paga
intent-pocket_log = Anotar paga dada o gastada
