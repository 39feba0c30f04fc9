budget-set = Budget for { $category }: { $limit } a { $period ->
    [week] week
   *[month] month
  }.
budget-passed = ⚠️ That is over the budget for { $category }: { $spent } of { $limit }, { $over } too much.
budget-nearly = The budget for { $category } is nearly used: { $spent } of { $limit }, { $left } left.
budget-line = • { $category }: { $spent } of { $limit }, { $left } left this { $period ->
    [week] week
   *[month] month
  }
budget-line-over = • { $category }: { $spent } of { $limit }, { $over } over the budget this { $period ->
    [week] week
   *[month] month
  }
budgets-found = { $lines }
budgets-none = No budget is set. Say for example “budget for groceries 400 a month”.
ask-budget-category = For what is the budget? For example groceries, eating out or leisure.
ask-budget-amount = How much a month for { $category }?

## What a sentence can be taken for
intent-budget_set = Set a budget
intent-budget_query = Look at a budget
