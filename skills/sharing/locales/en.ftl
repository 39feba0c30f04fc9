expense-split = ✂️ Split { $money }{ $shop_part }:
  { $lines }
split-shares = Split:
  { $lines }
share-line = • { $name }: { $money }
share-line-me = • you: { $money }
split-too-much = That is more than the { $money } there is to split.
split-other-currency = The parts have to be in { $currency }, like the amount.
debt-noted = 🤝 Noted:
  { $line }
debt-line = • { $debtor } owes { $creditor } { $money }.
debt-line-to-me = • { $debtor } owes you { $money }.
debt-line-from-me = • You owe { $creditor } { $money }.
debt-reason = • { $debtor } owes { $creditor } { $money }{ $shop_part } · { $day }
debt-reason-to-me = • { $debtor } owes you { $money }{ $shop_part } · { $day }
debt-reason-from-me = • You owe { $creditor } { $money }{ $shop_part } · { $day }
debt-paid-back = • { $name } paid back { $money } · { $day }
debt-settled = ✓ { $debtor } paid { $creditor } back { $money }.
debt-settled-to-me = ✓ { $debtor } paid you back { $money }.
debt-settled-from-me = ✓ You paid { $creditor } back { $money }.
debt-transfer = • { $debtor } gives { $creditor } { $money }
debt-transfer-to-me = • { $debtor } gives you { $money }
debt-transfer-from-me = • You give { $creditor } { $money }
debt-not-known = As far as I know { $debtor } owes { $creditor } nothing. Tell me first what it was for, for example “Tom owes me 20 for the tickets”.
debts-found = { $lines }
debts-because = It comes from:
  { $lines }
debts-shortest = The shortest way to be even:
  { $lines }
debts-none = 🤝 Nobody owes anybody anything.
debts-even-with = 🤝 You and { $name } are even.
debts-even-between = 🤝 { $debtor } and { $creditor } are even.
button-settle = { $debtor } → { $creditor }: { $money } paid
split-not-found = I find no such expense to split: “{ $what }”. Say “split it with …” for the last one, or name the amount.
ask-split-amount = How much is it?
ask-split-who = Who bears it with you? For example “split 60 for dinner with Tom”.
ask-debt-who = Who with whom? For example “Tom paid me back 20”.

## What a sentence can be taken for
intent-split_log = Split an expense or note a debt
intent-debts_query = Show who owes whom
intent-settle_log = Note that a debt was paid back
