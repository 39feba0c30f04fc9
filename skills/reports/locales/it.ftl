compare-more = { $difference } in più rispetto a prima ({ $percent } % in più){ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-less = { $difference } in meno rispetto a prima ({ $percent } % in meno){ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-more-only = { $difference } in più rispetto a prima{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-less-only = { $difference } in meno rispetto a prima{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-same = Lo stesso di prima{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-nothing = Non si è speso niente in nessuno dei due periodi{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-line = • { $period }: { $money }
compare-whole = • per intero, { $period }: { $money }
report-besides = Non contati, perché il cambio non è noto: { $sum }.
largest-found = Le spese più grandi{ $category_part }{ $merchant_part }{ $payer_part }, { $period }:
  { $lines }
largest-line = { $number }. { $money }{ $shop_part } · { $category } · { $day }
chart-shown = { $money }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
forecast-month = Entro { $until } saranno circa { $expected }{ $category_part }:
  { $lines }
forecast-too-early = { $spent } finora{ $category_part }. È presto per dire quanto sarà entro { $until }.
forecast-spent = • speso finora: { $money }
forecast-usual = • { $days ->
    [one] il giorno che resta
   *[other] i { $days } giorni che restano
  }, come nelle ultime { $weeks } settimane: { $money }
forecast-pace = • { $days ->
    [one] il giorno che resta
   *[other] i { $days } giorni che restano
  }, al passo di questo mese: { $money }
forecast-bills = • bollette ancora da pagare ({ $names }): { $money }
forecast-enough = Questo mese sono entrati { $income }, quindi resteranno circa { $left }.
forecast-short = ⚠️ Questo mese sono entrati { $income }, quindi mancheranno circa { $left }.
forecast-within = Rientra nel budget di { $limit }, con circa { $left } di margine.
forecast-beyond = ⚠️ Sono circa { $left } oltre il budget di { $limit }.
year-summary = { $year }: entrati { $came }, usciti { $went }.
  { $lines }
year-summary-out = { $year }: usciti { $went }.
  { $lines }
year-empty = Per il { $year } non c'è niente.
year-left = Restano { $money }.
year-short = ⚠️ Sono { $money } più di quanto è entrato.
year-more = { $percent } % in più rispetto a { $period } ({ $money }).
year-less = { $percent } % in meno rispetto a { $period } ({ $money }).
year-category = • { $category }: { $money } ({ $percent } %)
year-largest = La spesa più grande: { $money }{ $shop_part } · { $day }
year-shops = Dove è andato di più:
  { $lines }
year-shop = • { $name }: { $money }
export-done = { $count ->
    [one] Una voce
   *[other] { $count } voci
  } in { $name }.
export-empty = Non c'è niente da esportare.
ask-export-form = In quale forma: csv, beancount o json?

## Per che cosa si può prendere una frase
intent-spending_compare = Confrontare le spese
intent-spending_largest = Vedere le spese più grandi
intent-spending_chart = Disegnare un grafico delle spese
intent-spending_forecast = Vedere quanto costerà il mese
intent-year_summary = Riassumere un anno
intent-money_export = Esportare le finanze
