budget-set = Budget per { $category }: { $limit } { $period ->
    [week] a settimana
   *[month] al mese
  }.
budget-passed = ⚠️ Così il budget per { $category } è superato: { $spent } su { $limit }, { $over } di troppo.
budget-nearly = Il budget per { $category } è quasi finito: { $spent } su { $limit }, restano { $left }.
budget-line = • { $category }: { $spent } su { $limit }, { $period ->
    [week] questa settimana
   *[month] questo mese
  } restano { $left }
budget-line-over = • { $category }: { $spent } su { $limit }, { $period ->
    [week] questa settimana
   *[month] questo mese
  } { $over } di troppo
budgets-found = { $lines }
budgets-none = Non c'è ancora nessun budget. Di' per esempio «budget alimentari 400 al mese».
ask-budget-category = Per cosa è il budget? Per esempio alimentari, ristoranti o tempo libero.
ask-budget-amount = Quanto al mese per { $category }?

## Come si può intendere una frase
intent-budget_set = Fissare un budget
intent-budget_query = Vedere un budget
