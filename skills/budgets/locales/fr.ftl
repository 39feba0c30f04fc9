budget-set = Budget { $scope ->
    [all] total
   *[one] { $category }
  }{ $who_part } : { $limit } par { $period ->
    [week] semaine
   *[month] mois
  }.
budget-removed = Le budget { $scope ->
    [all] total
   *[one] { $category }
  }{ $who_part } de { $limit } est supprimé.
budget-passed = ⚠️ Le budget { $scope ->
    [all] total
   *[one] { $category }
  }{ $who_part } est dépassé : { $spent } sur { $limit }, { $over } de trop.
budget-nearly = Le budget { $scope ->
    [all] total
   *[one] { $category }
  }{ $who_part } est presque épuisé : { $spent } sur { $limit }, il reste { $left }.
budget-told-passed = ⚠️ Le budget { $scope ->
    [all] total
   *[one] { $category }
  }{ $who_part } { $period ->
    [week] de la semaine
   *[month] du mois
  } est dépassé : { $spent } sur { $limit }, { $over } de trop.
budget-told-nearly = Le budget { $scope ->
    [all] total
   *[one] { $category }
  }{ $who_part } { $period ->
    [week] de la semaine
   *[month] du mois
  } est presque épuisé : { $spent } sur { $limit }, il reste { $left }.
budget-line = • { $scope ->
    [all] total
   *[one] { $category }
  }{ $who_part } : { $spent } sur { $limit }, il reste { $left } { $period ->
    [week] cette semaine
   *[month] ce mois-ci
  }
budget-line-over = • { $scope ->
    [all] total
   *[one] { $category }
  }{ $who_part } : { $spent } sur { $limit }, { $over } de trop { $period ->
    [week] cette semaine
   *[month] ce mois-ci
  }
budget-ahead = → à ce rythme, { $expected } d'ici { $until }
budget-ahead-over = → ⚠️ à ce rythme, { $expected } d'ici { $until }
budgets-found = { $lines }
budgets-none = Il n'y a pas encore de budget. Dis par exemple « budget courses 400 par mois ».
budget-not-found = Je ne trouve pas ce budget.
budget-which = Quel budget ?
budget-pick = { $category } · { $money }
budget-pick-of = { $category } · { $name } · { $money }
budget-pick-all = Toutes les dépenses · { $money }
budget-pick-all-of = Toutes les dépenses · { $name } · { $money }
ask-budget-category = C'est un budget pour quoi ? Par exemple courses, restaurant, loisirs ou tout.
ask-budget-amount = Combien par mois pour { $category } ?
ask-budget-amount-all = Combien par mois pour tout ?
button-chart = Image

## Comment une phrase peut être comprise
intent-budget_set = Fixer un budget
intent-budget_query = Voir un budget
intent-budget_remove = Supprimer un budget
