budget-set = Presupuesto { $scope ->
    [all] para todo
   *[one] para { $category }
  }{ $who_part }: { $limit } { $period ->
    [week] a la semana
   *[month] al mes
  }.
budget-removed = El presupuesto { $scope ->
    [all] para todo
   *[one] para { $category }
  }{ $who_part } de { $limit } está borrado.
budget-passed = ⚠️ Con eso se supera el presupuesto { $scope ->
    [all] para todo
   *[one] para { $category }
  }{ $who_part }: { $spent } de { $limit }, { $over } de más.
budget-nearly = El presupuesto { $scope ->
    [all] para todo
   *[one] para { $category }
  }{ $who_part } está casi agotado: { $spent } de { $limit }, quedan { $left }.
budget-told-passed = ⚠️ El presupuesto { $period ->
    [week] de la semana
   *[month] del mes
  } { $scope ->
    [all] para todo
   *[one] para { $category }
  }{ $who_part } está superado: { $spent } de { $limit }, { $over } de más.
budget-told-nearly = El presupuesto { $period ->
    [week] de la semana
   *[month] del mes
  } { $scope ->
    [all] para todo
   *[one] para { $category }
  }{ $who_part } está casi agotado: { $spent } de { $limit }, quedan { $left }.
budget-line = • { $scope ->
    [all] todo
   *[one] { $category }
  }{ $who_part }: { $spent } de { $limit }, quedan { $left } { $period ->
    [week] esta semana
   *[month] este mes
  }
budget-line-over = • { $scope ->
    [all] todo
   *[one] { $category }
  }{ $who_part }: { $spent } de { $limit }, { $over } de más { $period ->
    [week] esta semana
   *[month] este mes
  }
budget-ahead = → a este ritmo, { $expected } hasta { $until }
budget-ahead-over = → ⚠️ a este ritmo, { $expected } hasta { $until }
budgets-found = { $lines }
budgets-none = Todavía no hay ningún presupuesto. Di por ejemplo «presupuesto para comida 400 al mes».
budget-not-found = No encuentro ese presupuesto.
budget-which = ¿Qué presupuesto?
budget-pick = { $category } · { $money }
budget-pick-of = { $category } · { $name } · { $money }
budget-pick-all = Todos los gastos · { $money }
budget-pick-all-of = Todos los gastos · { $name } · { $money }
ask-budget-category = ¿Para qué es el presupuesto? Por ejemplo comida, restaurantes, ocio o todo.
ask-budget-amount = ¿Cuánto al mes para { $category }?
ask-budget-amount-all = ¿Cuánto al mes para todo?
button-chart = Imagen

## Por qué puede tomarse una frase
intent-budget_set = Fijar un presupuesto
intent-budget_query = Ver un presupuesto
intent-budget_remove = Borrar un presupuesto
