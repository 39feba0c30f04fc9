compare-more = { $difference } más que antes ({ $percent } % más){ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-less = { $difference } menos que antes ({ $percent } % menos){ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-more-only = { $difference } más que antes{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-less-only = { $difference } menos que antes{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-same = Lo mismo que antes{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-nothing = No se gastó nada en ninguno de los dos periodos{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-line = • { $period }: { $money }
compare-whole = • en total, { $period }: { $money }
report-besides = Sin contar, porque no se conoce el cambio: { $sum }.
largest-found = Los gastos más grandes{ $category_part }{ $merchant_part }{ $payer_part }, { $period }:
  { $lines }
largest-line = { $number }. { $money }{ $shop_part } · { $category } · { $day }
chart-shown = { $money }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
forecast-month = Hasta { $until } serán unos { $expected }{ $category_part }:
  { $lines }
forecast-too-early = { $spent } hasta ahora{ $category_part }. Es pronto para decir cuánto será hasta { $until }.
forecast-spent = • gastado hasta ahora: { $money }
forecast-usual = • { $days ->
    [one] el día que queda
   *[other] los { $days } días que quedan
  }, como en las últimas { $weeks } semanas: { $money }
forecast-pace = • { $days ->
    [one] el día que queda
   *[other] los { $days } días que quedan
  }, al ritmo de este mes: { $money }
forecast-bills = • facturas pendientes ({ $names }): { $money }
forecast-enough = Este mes entraron { $income }, así que quedarán unos { $left }.
forecast-short = ⚠️ Este mes entraron { $income }, así que faltarán unos { $left }.
forecast-within = Entra en el presupuesto de { $limit }, con unos { $left } de margen.
forecast-beyond = ⚠️ Son unos { $left } por encima del presupuesto de { $limit }.
year-summary = { $year }: entraron { $came }, salieron { $went }.
  { $lines }
year-summary-out = { $year }: salieron { $went }.
  { $lines }
year-empty = No hay nada anotado en { $year }.
year-left = Quedan { $money }.
year-short = ⚠️ Son { $money } más de lo que entró.
year-more = { $percent } % más que { $period } ({ $money }).
year-less = { $percent } % menos que { $period } ({ $money }).
year-category = • { $category }: { $money } ({ $percent } %)
year-largest = El gasto más grande: { $money }{ $shop_part } · { $day }
year-shops = Dónde se fue más:
  { $lines }
year-shop = • { $name }: { $money }
export-done = { $count ->
    [one] Un apunte
   *[other] { $count } apuntes
  } en { $name }.
export-empty = No hay nada que exportar.
ask-export-form = ¿En qué forma: csv, beancount o json?

## Por qué puede tomarse una frase
intent-spending_compare = Comparar gastos
intent-spending_largest = Ver los gastos más grandes
intent-spending_chart = Dibujar un gráfico de gastos
intent-spending_forecast = Ver cuánto costará el mes
intent-year_summary = Resumir un año
intent-money_export = Exportar el dinero
