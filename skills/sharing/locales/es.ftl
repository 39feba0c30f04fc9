expense-split = ✂️ Repartido: { $money }{ $shop_part }
  { $lines }
split-shares = Repartido:
  { $lines }
share-line = • { $name }: { $money }
share-line-me = • tú: { $money }
split-too-much = Eso es más que los { $money } que hay que repartir.
split-other-currency = Las partes tienen que ser en { $currency }, como el importe.
debt-noted = 🤝 Anotado:
  { $line }
debt-line = • { $debtor } le debe { $money } a { $creditor }.
debt-line-to-me = • { $debtor } te debe { $money }.
debt-line-from-me = • Le debes { $money } a { $creditor }.
debt-reason = • { $debtor } le debe { $money } a { $creditor }{ $shop_part } · { $day }
debt-reason-to-me = • { $debtor } te debe { $money }{ $shop_part } · { $day }
debt-reason-from-me = • Le debes { $money } a { $creditor }{ $shop_part } · { $day }
debt-paid-back = • { $name } devolvió { $money } · { $day }
debt-settled = ✓ { $debtor } le ha devuelto { $money } a { $creditor }.
debt-settled-to-me = ✓ { $debtor } te ha devuelto { $money }.
debt-settled-from-me = ✓ Le has devuelto { $money } a { $creditor }.
debt-transfer = • { $debtor } le da { $money } a { $creditor }
debt-transfer-to-me = • { $debtor } te da { $money }
debt-transfer-from-me = • Le das { $money } a { $creditor }
debt-not-known = Que yo sepa, { $debtor } no le debe nada a { $creditor }. Dime primero por qué era, por ejemplo «Tom me debe 20 por las entradas».
debts-found = { $lines }
debts-because = Viene de:
  { $lines }
debts-shortest = Lo más corto para quedar en paz:
  { $lines }
debts-none = 🤝 Nadie le debe nada a nadie.
debts-even-with = 🤝 Tú y { $name } estáis en paz.
debts-even-between = 🤝 { $debtor } y { $creditor } están en paz.
button-settle = { $debtor } → { $creditor }: { $money } pagado
split-not-found = No encuentro ese gasto para dividir: «{ $what }». Di «divídelo con …» para el último, o di el importe.
ask-split-amount = ¿Cuánto es?
ask-split-who = ¿Quién lo paga contigo? Por ejemplo «reparte 60 de la cena con Tom».
ask-debt-who = ¿Quién con quién? Por ejemplo «Tom me ha devuelto 20».

## Por qué se puede tomar una frase
intent-split_log = Repartir un gasto o anotar una deuda
intent-debts_query = Ver quién debe a quién
intent-settle_log = Anotar que se ha devuelto una deuda
