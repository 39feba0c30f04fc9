expense-logged = 💶 { $money }{ $shop_part } · { $category } · { $day }{ $payer_part }
expense-corrected = 💶 Corretto: { $money }{ $shop_part } · { $category } · { $day }{ $payer_part }
expense-deleted = Cancellato: { $money }{ $shop_part }, { $day }.
expense-delete-sure = Cancello { $money }{ $shop_part }, { $day }?
expense-not-found = Non trovo questa spesa.
expense-line = • { $money }{ $shop_part } · { $category } · { $day }
expenses-total = { $sum }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
  { $lines }
expenses-none = Nessuna spesa{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
ask-expense-amount = Quant'era?
ask-correct-what = Cosa correggo: l'importo, il giorno, il negozio o la categoria?

## Come si può intendere una frase
intent-expense_log = Segnare una spesa
intent-expense_correct = Correggere una spesa
intent-expense_delete = Cancellare una spesa
intent-spending_query = Sommare le spese
intent-transactions_query = Vedere l'elenco delle spese
