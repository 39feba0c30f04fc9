budget-set = Presupuesto de { $category }: { $limit } { $period ->
    [week] a la semana
   *[month] al mes
  }.
budget-passed = ⚠️ Con esto se pasa el presupuesto de { $category }: { $spent } de { $limit }, { $over } de más.
budget-nearly = El presupuesto de { $category } está casi agotado: { $spent } de { $limit }, quedan { $left }.
budget-line = • { $category }: { $spent } de { $limit }, quedan { $left } { $period ->
    [week] esta semana
   *[month] este mes
  }
budget-line-over = • { $category }: { $spent } de { $limit }, { $over } de más { $period ->
    [week] esta semana
   *[month] este mes
  }
budgets-found = { $lines }
budgets-none = Todavía no hay ningún presupuesto. Di por ejemplo «presupuesto de comida 400 al mes».
ask-budget-category = ¿Para qué es el presupuesto? Por ejemplo comida, restaurantes u ocio.
ask-budget-amount = ¿Cuánto al mes para { $category }?

## Cómo se puede entender una frase
intent-budget_set = Poner un presupuesto
intent-budget_query = Ver un presupuesto
