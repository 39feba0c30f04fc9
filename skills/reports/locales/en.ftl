compare-more = { $difference } more than before ({ $percent } % more){ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-less = { $difference } less than before ({ $percent } % less){ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-more-only = { $difference } more than before{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-less-only = { $difference } less than before{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-same = As much as before{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-nothing = Nothing was spent in either time{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-line = • { $period }: { $money }
compare-whole = • all of it, { $period }: { $money }
report-besides = Not counted, because no rate is known: { $sum }.
largest-found = The largest expenses{ $category_part }{ $merchant_part }{ $payer_part }, { $period }:
  { $lines }
largest-line = { $number }. { $money }{ $shop_part } · { $category } · { $day }
chart-shown = { $money }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
forecast-month = By { $until } it will be about { $expected }{ $category_part }:
  { $lines }
forecast-too-early = { $spent } so far{ $category_part }. It is too early to say what it will be by { $until }.
forecast-spent = • spent so far: { $money }
forecast-usual = • { $days ->
    [one] on the day
   *[other] on the { $days } days
  } left, as in the last { $weeks } weeks: { $money }
forecast-pace = • { $days ->
    [one] on the day
   *[other] on the { $days } days
  } left, at this month's pace: { $money }
forecast-bills = • bills still due ({ $names }): { $money }
forecast-enough = { $income } came in this month, so about { $left } will be left.
forecast-short = ⚠️ { $income } came in this month, so about { $left } will be missing.
forecast-within = That is within the budget of { $limit }, with about { $left } to spare.
forecast-beyond = ⚠️ That is about { $left } over the budget of { $limit }.
year-summary = { $year }: { $came } came in, { $went } went out.
  { $lines }
year-summary-out = { $year }: { $went } went out.
  { $lines }
year-empty = Nothing is noted for { $year }.
year-left = That leaves { $money }.
year-short = ⚠️ That is { $money } more than came in.
year-more = { $percent } % more than { $period } ({ $money }).
year-less = { $percent } % less than { $period } ({ $money }).
year-category = • { $category }: { $money } ({ $percent } %)
year-largest = The largest expense: { $money }{ $shop_part } · { $day }
year-shops = Where most went:
  { $lines }
year-shop = • { $name }: { $money }
export-done = { $count ->
    [one] One entry
   *[other] { $count } entries
  } in { $name }.
export-empty = There is nothing to write out.
ask-export-form = In which form: csv, beancount or json?

## What a sentence can be taken for
intent-spending_compare = Compare spending
intent-spending_largest = Show the largest expenses
intent-spending_chart = Draw a chart of spending
intent-spending_forecast = See what the month will cost
intent-year_summary = Sum up a year
intent-money_export = Export the money
