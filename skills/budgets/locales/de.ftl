budget-set = Budget für { $category }: { $limit } pro { $period ->
    [week] Woche
   *[month] Monat
  }.
budget-passed = ⚠️ Damit ist das Budget für { $category } überschritten: { $spent } von { $limit }, { $over } zu viel.
budget-nearly = Das Budget für { $category } ist fast aufgebraucht: { $spent } von { $limit }, noch { $left } übrig.
budget-line = • { $category }: { $spent } von { $limit }, { $period ->
    [week] diese Woche
   *[month] diesen Monat
  } noch { $left } übrig
budget-line-over = • { $category }: { $spent } von { $limit }, { $period ->
    [week] diese Woche
   *[month] diesen Monat
  } { $over } zu viel
budgets-found = { $lines }
budgets-none = Es gibt noch kein Budget. Sag zum Beispiel „Budget für Lebensmittel 400 im Monat“.
ask-budget-category = Wofür ist das Budget? Zum Beispiel Lebensmittel, Essen gehen oder Freizeit.
ask-budget-amount = Wie viel pro Monat für { $category }?

## Wofür ein Satz gehalten werden kann
intent-budget_set = Ein Budget festlegen
intent-budget_query = Ein Budget ansehen
