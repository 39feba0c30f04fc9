expense-logged = 💶 { $money }{ $shop_part } · { $category } · { $day }{ $payer_part }
expense-corrected = 💶 Corrigé : { $money }{ $shop_part } · { $category } · { $day }{ $payer_part }
expense-deleted = Supprimé : { $money }{ $shop_part }, { $day }.
expense-delete-sure = Je supprime { $money }{ $shop_part }, { $day } ?
expense-not-found = Je ne trouve pas cette dépense.
expense-line = • { $money }{ $shop_part } · { $category } · { $day }
expenses-total = { $sum }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
  { $lines }
expenses-none = Aucune dépense{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
ask-expense-amount = C'était combien ?
ask-correct-what = Qu'est-ce que je corrige : le montant, le jour, le magasin ou la catégorie ?

## Comment une phrase peut être comprise
intent-expense_log = Noter une dépense
intent-expense_correct = Corriger une dépense
intent-expense_delete = Supprimer une dépense
intent-spending_query = Additionner les dépenses
intent-transactions_query = Voir la liste des dépenses
