pocket-set = 🐷 { $name } riceve { $money } { $rule }. La prima volta: { $first }.
pocket-stopped = 🐷 { $name } non riceve più niente da solo. Quello che c'è resta.
pocket-not-set = { $name } non riceve una paghetta automatica.
pocket-for-children = La paghetta è per i bambini; { $name } è una persona adulta o un ospite.
pocket-no-children = In questa casa non c'è ancora nessun bambino.
part-balance = Adesso ci sono { $balance }.
part-rest = Restano { $rest }.
part-own_rest = Ti restano { $own_rest }.
pocket-given = 🐷 { $name } ha ricevuto { $money }{ $shop_part }.{ $balance_part }
pocket-spent = 🐷 { $name } ha speso { $money }{ $shop_part }, { $day }.{ $rest_part }
pocket-spent-me = 🐷 Segnato: { $money }{ $shop_part }, { $day }.{ $own_rest_part }
pocket-not-enough = Hai { $left }, non bastano per { $money }. Se li hai spesi davvero, chiedi a un adulto di segnarlo.
pocket-asked = 🐷 { $money }{ $shop_part } è più di quanto puoi spendere da solo. Ho chiesto a { $names } e ti dico cosa ne pensano.
pocket-over-limit = È più dei { $limit } che puoi spendere da solo. Chiedi a un adulto.
pocket-ask = 🐷 { $name } vuole spendere { $money }{ $shop_part } della paghetta. Sei d'accordo?
pocket-ask-refused = Non segnato: { $money }{ $shop_part }. Lo dico a { $name }.
pocket-ask-not-enough = { $name } ora ha meno di { $money }, quindi non è segnato.
pocket-ask-agreed-already = { $by } ha già detto di sì: { $money }{ $shop_part }.
pocket-ask-refused-already = { $by } ha già detto di no: { $money }{ $shop_part }.
pocket-ask-lapsed-already = È rimasto in attesa più di una settimana e non vale più: { $money }{ $shop_part }.
pocket-ask-was-agreed = 👍 { $by } è d'accordo: { $money }{ $shop_part } è segnato.
pocket-ask-was-refused = 👎 { $by } non è d'accordo: { $money }{ $shop_part } non è segnato.
pocket-ask-was-lapsed = ⌛ Nessuno ha risposto in una settimana: { $money }{ $shop_part } non è segnato. Chiedi di nuovo, o parlane con loro.
pocket-got = I soldi che hai ricevuto li segna un adulto. Dillo a uno di loro.
pocket-corrected = 🐷 Corretto: { $money }{ $shop_part }, { $day }.{ $balance_part }
pocket-deleted = Eliminato: { $money }{ $shop_part }, { $day }.{ $balance_part }
pocket-entry-gone = Non lo trovo nella paghetta.
pocket-none = Non tengo ancora la paghetta di { $names }. Di' per esempio «Mia riceve 5 a settimana».
pocket-none-me = Non tengo ancora la tua paghetta. Un adulto può dirmi quanto ricevi.
pocket-empty = 🐷 { $name }: { $sum }
pocket-empty-me = 🐷 Hai { $sum }.
pocket-balance = 🐷 { $name }: { $sum }
  { $lines }
pocket-balance-me = 🐷 Hai { $sum }.
  { $lines }
pocket-spent-sum = 🐷 { $name } ha speso { $sum }, { $period }.
  { $lines }
pocket-spent-sum-me = 🐷 Hai speso { $sum }, { $period }.
  { $lines }
pocket-nothing-spent = 🐷 { $name } non ha speso niente, { $period }.
pocket-nothing-spent-me = 🐷 Non hai speso niente, { $period }.
pocket-line-allowance = • + { $money } di paghetta · { $day }
pocket-line-given = • + { $money }{ $shop_part } · { $day }
pocket-line-spent = • − { $money }{ $shop_part } · { $day }
out-pocket = 🐷 Paghetta: { $money } per te. Adesso hai { $left }.
ask-pocket-amount = Quanta paghetta riceve { $name }?
ask-pocket-how-much = Quanto era per { $name }?
ask-pocket-who = Quale bambino: { $names }?

## Come si può intendere una frase
intent-pocket_set = Fissare la paghetta
intent-pocket_query = Vedere la paghetta
intent-pocket_log = Segnare paghetta data o spesa
