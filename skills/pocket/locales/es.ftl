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
pocket-asked = 🐷 { $money }{ $shop_part } es más de lo que puedes gastar por tu cuenta. Se lo he preguntado a { $names } y te digo qué opinan.
pocket-over-limit = Eso es más que los { $limit } que puedes gastar por tu cuenta. Pregunta a un adulto.
pocket-ask = 🐷 { $name } quiere gastar { $money }{ $shop_part } de su paga. ¿Estás de acuerdo?
pocket-ask-refused = No anotado: { $money }{ $shop_part }. Se lo digo a { $name }.
pocket-ask-not-enough = { $name } tiene ahora menos de { $money }, así que no se anota.
pocket-ask-agreed-already = { $by } ya dijo que sí: { $money }{ $shop_part }.
pocket-ask-refused-already = { $by } ya dijo que no: { $money }{ $shop_part }.
pocket-ask-lapsed-already = Eso esperó más de una semana y ya no cuenta: { $money }{ $shop_part }.
pocket-ask-was-agreed = 👍 { $by } está de acuerdo: { $money }{ $shop_part } queda anotado.
pocket-ask-was-refused = 👎 { $by } no está de acuerdo: { $money }{ $shop_part } no se anota.
pocket-ask-was-lapsed = ⌛ Nadie respondió en una semana: { $money }{ $shop_part } no se anota. Pregunta otra vez, o habla con ellos.
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
