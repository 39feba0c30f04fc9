compare-more = { $difference } de plus qu'avant ({ $percent } % de plus){ $category_part }{ $merchant_part }{ $payer_part } :
  { $lines }
compare-less = { $difference } de moins qu'avant ({ $percent } % de moins){ $category_part }{ $merchant_part }{ $payer_part } :
  { $lines }
compare-more-only = { $difference } de plus qu'avant{ $category_part }{ $merchant_part }{ $payer_part } :
  { $lines }
compare-less-only = { $difference } de moins qu'avant{ $category_part }{ $merchant_part }{ $payer_part } :
  { $lines }
compare-same = Autant qu'avant{ $category_part }{ $merchant_part }{ $payer_part } :
  { $lines }
compare-nothing = Rien n'a été dépensé, ni d'un côté ni de l'autre,{ $category_part }{ $merchant_part }{ $payer_part } :
  { $lines }
compare-line = • { $period } : { $money }
compare-whole = • en entier, { $period } : { $money }
report-besides = Non compté, faute de taux connu : { $sum }.
largest-found = Les plus grosses dépenses{ $category_part }{ $merchant_part }{ $payer_part }, { $period } :
  { $lines }
largest-line = { $number }. { $money }{ $shop_part } · { $category } · { $day }
chart-shown = { $money }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
forecast-month = D'ici { $until }, ce sera environ { $expected }{ $category_part } :
  { $lines }
forecast-too-early = { $spent } jusqu'ici{ $category_part }. Il est trop tôt pour dire ce que ce sera d'ici { $until }.
forecast-spent = • déjà dépensé : { $money }
forecast-usual = • { $days ->
    [one] le jour qui reste
   *[other] les { $days } jours qui restent
  }, comme les { $weeks } dernières semaines : { $money }
forecast-pace = • { $days ->
    [one] le jour qui reste
   *[other] les { $days } jours qui restent
  }, au rythme de ce mois : { $money }
forecast-bills = • factures encore dues ({ $names }) : { $money }
forecast-enough = { $income } sont entrés ce mois-ci, il restera donc environ { $left }.
forecast-short = ⚠️ { $income } sont entrés ce mois-ci, il manquera donc environ { $left }.
forecast-within = C'est dans le budget de { $limit }, avec environ { $left } de marge.
forecast-beyond = ⚠️ C'est environ { $left } au-dessus du budget de { $limit }.
year-summary = { $year } : { $came } entrés, { $went } dépensés.
  { $lines }
year-summary-out = { $year } : { $went } dépensés.
  { $lines }
year-empty = Rien n'est noté pour { $year }.
year-left = Il reste { $money }.
year-short = ⚠️ C'est { $money } de plus que ce qui est entré.
year-more = { $percent } % de plus que { $period } ({ $money }).
year-less = { $percent } % de moins que { $period } ({ $money }).
year-category = • { $category } : { $money } ({ $percent } %)
year-largest = La plus grosse dépense : { $money }{ $shop_part } · { $day }
year-shops = Là où le plus est parti :
  { $lines }
year-shop = • { $name } : { $money }
export-done = { $count ->
    [one] Une écriture
   *[other] { $count } écritures
  } dans { $name }.
export-empty = Il n'y a rien à exporter.
ask-export-form = Sous quelle forme : csv, beancount ou json ?

## Comment une phrase peut être comprise
intent-spending_compare = Comparer les dépenses
intent-spending_largest = Voir les plus grosses dépenses
intent-spending_chart = Dessiner un graphique des dépenses
intent-spending_forecast = Voir ce que coûtera le mois
intent-year_summary = Résumer une année
intent-money_export = Exporter les finances
