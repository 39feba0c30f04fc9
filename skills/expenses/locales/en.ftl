expense-logged = 💶 { $money }{ $shop_part } · { $category } · { $day }{ $payer_part }
expense-corrected = 💶 Corrected: { $money }{ $shop_part } · { $category } · { $day }{ $payer_part }
expense-deleted = Removed: { $money }{ $shop_part }, { $day }.
expense-delete-sure = Remove { $money }{ $shop_part }, { $day }?
expense-not-found = I don't find that expense.
expense-line = • { $money }{ $shop_part } · { $category } · { $day }
expenses-total = { $sum }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
  { $lines }
expenses-none = Nothing spent{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
ask-expense-amount = How much was it?
ask-correct-what = What shall I correct: the amount, the day, the shop or the category?

## What a sentence can be taken for
intent-expense_log = Note an expense
intent-expense_correct = Correct an expense
intent-expense_delete = Delete an expense
intent-spending_query = Add up spending
intent-transactions_query = List expenses
