budget-set = Budget { $category } : { $limit } par { $period ->
    [week] semaine
   *[month] mois
  }.
budget-passed = ⚠️ Le budget { $category } est dépassé : { $spent } sur { $limit }, { $over } de trop.
budget-nearly = Le budget { $category } est presque épuisé : { $spent } sur { $limit }, il reste { $left }.
budget-line = • { $category } : { $spent } sur { $limit }, il reste { $left } { $period ->
    [week] cette semaine
   *[month] ce mois-ci
  }
budget-line-over = • { $category } : { $spent } sur { $limit }, { $over } de trop { $period ->
    [week] cette semaine
   *[month] ce mois-ci
  }
budgets-found = { $lines }
budgets-none = Il n'y a pas encore de budget. Dis par exemple « budget courses 400 par mois ».
ask-budget-category = C'est un budget pour quoi ? Par exemple courses, restaurant ou loisirs.
ask-budget-amount = Combien par mois pour { $category } ?

## Comment une phrase peut être comprise
intent-budget_set = Fixer un budget
intent-budget_query = Voir un budget
