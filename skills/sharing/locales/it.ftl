expense-split = ✂️ Diviso: { $money }{ $shop_part }
  { $lines }
split-shares = Diviso:
  { $lines }
share-line = • { $name }: { $money }
share-line-me = • tu: { $money }
split-too-much = È più dei { $money } che ci sono da dividere.
split-other-currency = Le parti devono essere in { $currency }, come l'importo.
debt-noted = 🤝 Annotato:
  { $line }
debt-line = • { $debtor } deve { $money } a { $creditor }.
debt-line-to-me = • { $debtor } ti deve { $money }.
debt-line-from-me = • Devi { $money } a { $creditor }.
debt-reason = • { $debtor } deve { $money } a { $creditor }{ $shop_part } · { $day }
debt-reason-to-me = • { $debtor } ti deve { $money }{ $shop_part } · { $day }
debt-reason-from-me = • Devi { $money } a { $creditor }{ $shop_part } · { $day }
debt-paid-back = • { $name } ha restituito { $money } · { $day }
debt-settled = ✓ { $debtor } ha restituito { $money } a { $creditor }.
debt-settled-to-me = ✓ { $debtor } ti ha restituito { $money }.
debt-settled-from-me = ✓ Hai restituito { $money } a { $creditor }.
debt-transfer = • { $debtor } dà { $money } a { $creditor }
debt-transfer-to-me = • { $debtor } ti dà { $money }
debt-transfer-from-me = • Dai { $money } a { $creditor }
debt-not-known = Per quanto ne so, { $debtor } non deve niente a { $creditor }. Dimmi prima per cosa era, per esempio «Tom mi deve 20 per i biglietti».
debts-found = { $lines }
debts-because = Viene da:
  { $lines }
debts-shortest = La via più breve per essere pari:
  { $lines }
debts-none = 🤝 Nessuno deve niente a nessuno.
debts-even-with = 🤝 Tu e { $name } siete pari.
debts-even-between = 🤝 { $debtor } e { $creditor } sono pari.
button-settle = { $debtor } → { $creditor }: { $money } pagati
split-not-found = Non trovo una spesa così da dividere: «{ $what }». Di’ «dividila con …» per l’ultima, oppure dimmi l’importo.
ask-split-amount = Quant'è?
ask-split-who = Chi lo divide con te? Per esempio «dividi 60 per la cena con Tom».
ask-debt-who = Chi con chi? Per esempio «Tom mi ha restituito 20».

## Come si può intendere una frase
intent-split_log = Dividere una spesa o annotare un debito
intent-debts_query = Vedere chi deve a chi
intent-settle_log = Annotare che un debito è stato pagato
