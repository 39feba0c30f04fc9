expense-logged = 💶 { $money }{ $shop_part } · { $category } · { $day }{ $payer_part }
expense-corrected = 💶 Korrigiert: { $money }{ $shop_part } · { $category } · { $day }{ $payer_part }
expense-deleted = Gelöscht: { $money }{ $shop_part }, { $day }.
expense-delete-sure = Soll ich das löschen: { $money }{ $shop_part }, { $day }?
expense-not-found = Diese Ausgabe finde ich nicht.
expense-line = • { $money }{ $shop_part } · { $category } · { $day }
expenses-total = { $sum }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
  { $lines }
expenses-none = Keine Ausgaben{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
ask-expense-amount = Wie viel war es?
ask-correct-what = Was soll ich korrigieren: den Betrag, den Tag, das Geschäft oder die Kategorie?

## Wofür ein Satz gehalten werden kann
intent-expense_log = Eine Ausgabe notieren
intent-expense_correct = Eine Ausgabe korrigieren
intent-expense_delete = Eine Ausgabe löschen
intent-spending_query = Ausgaben zusammenzählen
intent-transactions_query = Ausgaben auflisten
