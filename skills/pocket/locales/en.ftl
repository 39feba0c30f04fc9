pocket-set = 🐷 { $name } gets { $money } { $rule }. First: { $first }.
pocket-stopped = 🐷 { $name } gets nothing by itself any more. What is there stays.
pocket-not-set = { $name } gets no pocket money by itself.
pocket-for-children = Pocket money is for children; { $name } is a grown-up or a guest.
pocket-no-children = There is no child in this household yet.
part-balance = There is { $balance } now.
part-rest = There is { $rest } left.
part-own_rest = You have { $own_rest } left.
pocket-given = 🐷 { $name } got { $money }{ $shop_part }.{ $balance_part }
pocket-spent = 🐷 { $name } spent { $money }{ $shop_part }, { $day }.{ $rest_part }
pocket-spent-me = 🐷 Noted: { $money }{ $shop_part }, { $day }.{ $own_rest_part }
pocket-not-enough = You have { $left }, that is not enough for { $money }. If you did spend it, ask a grown-up to note it.
pocket-asked = 🐷 { $money }{ $shop_part } is above what you may spend alone. I asked { $names }, and tell you what they say.
pocket-over-limit = That is more than the { $limit } that you may spend alone. Ask a grown-up.
pocket-ask = 🐷 { $name } wants to spend { $money }{ $shop_part } of the pocket money. Do you agree?
pocket-ask-refused = Not noted: { $money }{ $shop_part }. { $name } is told.
pocket-ask-not-enough = { $name } has less than { $money } by now, so it is not noted.
pocket-ask-agreed-already = { $by } agreed already: { $money }{ $shop_part }.
pocket-ask-refused-already = { $by } refused already: { $money }{ $shop_part }.
pocket-ask-lapsed-already = That waited for more than a week, so it does not count any more: { $money }{ $shop_part }.
pocket-ask-was-agreed = 👍 { $by } agreed: { $money }{ $shop_part } is noted.
pocket-ask-was-refused = 👎 { $by } does not agree: { $money }{ $shop_part } is not noted.
pocket-ask-was-lapsed = ⌛ Nobody answered within a week: { $money }{ $shop_part } is not noted. Ask again, or talk to them.
pocket-got = A grown-up enters the money that you were given. Tell one of them.
pocket-corrected = 🐷 Corrected: { $money }{ $shop_part }, { $day }.{ $balance_part }
pocket-deleted = Removed: { $money }{ $shop_part }, { $day }.{ $balance_part }
pocket-entry-gone = I don't find that in the pocket money.
pocket-none = I keep no pocket money for { $names } yet. Say for example “Mia gets 5 a week”.
pocket-none-me = I keep no pocket money for you yet. A grown-up can tell me how much you get.
pocket-empty = 🐷 { $name }: { $sum }
pocket-empty-me = 🐷 You have { $sum }.
pocket-balance = 🐷 { $name }: { $sum }
  { $lines }
pocket-balance-me = 🐷 You have { $sum }.
  { $lines }
pocket-spent-sum = 🐷 { $name } spent { $sum }, { $period }.
  { $lines }
pocket-spent-sum-me = 🐷 You spent { $sum }, { $period }.
  { $lines }
pocket-nothing-spent = 🐷 { $name } spent nothing, { $period }.
pocket-nothing-spent-me = 🐷 You spent nothing, { $period }.
pocket-line-allowance = • + { $money } pocket money · { $day }
pocket-line-given = • + { $money }{ $shop_part } · { $day }
pocket-line-spent = • − { $money }{ $shop_part } · { $day }
out-pocket = 🐷 Pocket money: { $money } for you. You have { $left } now.
ask-pocket-amount = How much pocket money does { $name } get?
ask-pocket-how-much = How much was it for { $name }?
ask-pocket-who = Which child do you mean: { $names }?

## What a sentence can be taken for
intent-pocket_set = Set pocket money
intent-pocket_query = Show pocket money
intent-pocket_log = Note pocket money given or spent
