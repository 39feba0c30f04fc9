expense-logged = 💶 { $money }{ $merchant_part }, { $category }, { $day }{ $payer_part }.
expense-corrected = 💶 Corrected: { $money }{ $merchant_part }, { $category }, { $day }{ $payer_part }.
expense-deleted = Removed: { $money }{ $merchant_part }, { $day }.
expense-delete-sure = Remove { $money }{ $merchant_part }, { $day }?
expense-not-found = I don't find that expense.
expense-line = • { $money }{ $merchant_part }, { $category }, { $day }
expenses-total = { $sum }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
  { $lines }
expenses-none = Nothing spent{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
ask-expense-amount = How much was it?
ask-correct-what = What shall I correct: the amount, the day, the shop or the category?
