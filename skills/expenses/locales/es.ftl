expense-logged = 💶 { $money }{ $shop_part } · { $category } · { $day }{ $payer_part }
expense-corrected = 💶 Corregido: { $money }{ $shop_part } · { $category } · { $day }{ $payer_part }
expense-deleted = Borrado: { $money }{ $shop_part }, { $day }.
expense-delete-sure = ¿Borro { $money }{ $shop_part }, { $day }?
expense-not-found = No encuentro ese gasto.
expense-line = • { $money }{ $shop_part } · { $category } · { $day }
expenses-total = { $sum }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
  { $lines }
expenses-none = Ningún gasto{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
ask-expense-amount = ¿Cuánto fue?
ask-correct-what = ¿Qué corrijo: el importe, el día, la tienda o la categoría?

## Cómo se puede entender una frase
intent-expense_log = Apuntar un gasto
intent-expense_correct = Corregir un gasto
intent-expense_delete = Borrar un gasto
intent-spending_query = Sumar los gastos
intent-transactions_query = Ver la lista de gastos
