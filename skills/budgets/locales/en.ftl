budget-set = Budget { $scope ->
    [all] over everything
   *[one] for { $category }
  }{ $who_part }: { $limit } a { $period ->
    [week] week
   *[month] month
  }.
budget-removed = The budget { $scope ->
    [all] over everything
   *[one] for { $category }
  }{ $who_part } of { $limit } is removed.
budget-passed = ⚠️ That is over the budget { $scope ->
    [all] over everything
   *[one] for { $category }
  }{ $who_part }: { $spent } of { $limit }, { $over } too much.
budget-nearly = The budget { $scope ->
    [all] over everything
   *[one] for { $category }
  }{ $who_part } is nearly used: { $spent } of { $limit }, { $left } left.
budget-told-passed = ⚠️ The { $period ->
    [week] week's
   *[month] month's
  } budget { $scope ->
    [all] over everything
   *[one] for { $category }
  }{ $who_part } is passed: { $spent } of { $limit }, { $over } too much.
budget-told-nearly = The { $period ->
    [week] week's
   *[month] month's
  } budget { $scope ->
    [all] over everything
   *[one] for { $category }
  }{ $who_part } is nearly used: { $spent } of { $limit }, { $left } left.
budget-line = • { $scope ->
    [all] everything
   *[one] { $category }
  }{ $who_part }: { $spent } of { $limit }, { $left } left this { $period ->
    [week] week
   *[month] month
  }
budget-line-over = • { $scope ->
    [all] everything
   *[one] { $category }
  }{ $who_part }: { $spent } of { $limit }, { $over } over the budget this { $period ->
    [week] week
   *[month] month
  }
budget-ahead = → at this pace { $expected } by { $until }
budget-ahead-over = → ⚠️ at this pace { $expected } by { $until }
budgets-found = { $lines }
budgets-none = No budget is set. Say for example “budget for groceries 400 a month”.
budget-not-found = I don't find that budget.
budget-which = Which budget?
budget-pick = { $category } · { $money }
budget-pick-of = { $category } · { $name } · { $money }
budget-pick-all = All spending · { $money }
budget-pick-all-of = All spending · { $name } · { $money }
ask-budget-category = For what is the budget? For example groceries, eating out, leisure or everything.
ask-budget-amount = How much a month for { $category }?
ask-budget-amount-all = How much a month for everything?
button-chart = Picture

## What a sentence can be taken for
intent-budget_set = Set a budget
intent-budget_query = Look at a budget
intent-budget_remove = Remove a budget
