pocket-set = 🐷 { $name } bekommt { $money } { $rule }. Das erste Mal: { $first }.
pocket-stopped = 🐷 { $name } bekommt nichts mehr von selbst. Was da ist, bleibt.
pocket-not-set = { $name } bekommt kein Taschengeld von selbst.
pocket-for-children = Taschengeld ist für Kinder; { $name } ist erwachsen oder zu Gast.
pocket-no-children = In diesem Haushalt gibt es noch kein Kind.
part-balance = Jetzt sind es { $balance }.
part-rest = Übrig sind { $rest }.
part-own_rest = Du hast noch { $own_rest }.
pocket-given = 🐷 { $name } hat { $money } bekommen{ $shop_part }.{ $balance_part }
pocket-spent = 🐷 { $name } hat { $money } ausgegeben{ $shop_part }, { $day }.{ $rest_part }
pocket-spent-me = 🐷 Notiert: { $money }{ $shop_part }, { $day }.{ $own_rest_part }
pocket-not-enough = Du hast { $left }, das reicht nicht für { $money }. Wenn du es doch ausgegeben hast, bitte einen Erwachsenen, es einzutragen.
pocket-asked = 🐷 { $money }{ $shop_part } ist mehr, als du allein ausgeben darfst. Ich habe { $names } gefragt und sage dir, was sie meinen.
pocket-over-limit = Das ist mehr als die { $limit }, die du allein ausgeben darfst. Frag einen Erwachsenen.
pocket-ask = 🐷 { $name } möchte { $money }{ $shop_part } vom Taschengeld ausgeben. Bist du einverstanden?
pocket-ask-refused = Nicht notiert: { $money }{ $shop_part }. { $name } erfährt es.
pocket-ask-not-enough = { $name } hat inzwischen weniger als { $money }, deshalb ist es nicht notiert.
pocket-ask-agreed-already = { $by } hat schon zugestimmt: { $money }{ $shop_part }.
pocket-ask-refused-already = { $by } hat schon abgelehnt: { $money }{ $shop_part }.
pocket-ask-lapsed-already = Das hat länger als eine Woche gewartet und gilt nicht mehr: { $money }{ $shop_part }.
pocket-ask-was-agreed = 👍 { $by } ist einverstanden: { $money }{ $shop_part } ist notiert.
pocket-ask-was-refused = 👎 { $by } ist nicht einverstanden: { $money }{ $shop_part } ist nicht notiert.
pocket-ask-was-lapsed = ⌛ Eine Woche lang hat niemand geantwortet: { $money }{ $shop_part } ist nicht notiert. Frag noch einmal oder sprich mit ihnen.
pocket-got = Geld, das du bekommen hast, trägt ein Erwachsener ein. Sag es einem von ihnen.
pocket-corrected = 🐷 Korrigiert: { $money }{ $shop_part }, { $day }.{ $balance_part }
pocket-deleted = Gelöscht: { $money }{ $shop_part }, { $day }.{ $balance_part }
pocket-entry-gone = Das finde ich im Taschengeld nicht.
pocket-none = Für { $names } führe ich noch kein Taschengeld. Sag zum Beispiel „Mia bekommt 5 pro Woche“.
pocket-none-me = Für dich führe ich noch kein Taschengeld. Ein Erwachsener kann mir sagen, wie viel du bekommst.
pocket-empty = 🐷 { $name }: { $sum }
pocket-empty-me = 🐷 Du hast { $sum }.
pocket-balance = 🐷 { $name }: { $sum }
  { $lines }
pocket-balance-me = 🐷 Du hast { $sum }.
  { $lines }
pocket-spent-sum = 🐷 { $name } hat { $sum } ausgegeben, { $period }.
  { $lines }
pocket-spent-sum-me = 🐷 Du hast { $sum } ausgegeben, { $period }.
  { $lines }
pocket-nothing-spent = 🐷 { $name } hat nichts ausgegeben, { $period }.
pocket-nothing-spent-me = 🐷 Du hast nichts ausgegeben, { $period }.
pocket-line-allowance = • + { $money } Taschengeld · { $day }
pocket-line-given = • + { $money }{ $shop_part } · { $day }
pocket-line-spent = • − { $money }{ $shop_part } · { $day }
out-pocket = 🐷 Taschengeld: { $money } für dich. Jetzt hast du { $left }.
ask-pocket-amount = Wie viel Taschengeld bekommt { $name }?
ask-pocket-how-much = Wie viel war es bei { $name }?
ask-pocket-who = Welches Kind meinst du: { $names }?

## Wofür ein Satz gehalten werden kann
intent-pocket_set = Taschengeld festlegen
intent-pocket_query = Taschengeld zeigen
intent-pocket_log = Taschengeld eintragen, das gegeben oder ausgegeben wurde
