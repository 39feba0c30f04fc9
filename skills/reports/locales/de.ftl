compare-more = { $difference } mehr als davor ({ $percent } % mehr){ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-less = { $difference } weniger als davor ({ $percent } % weniger){ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-more-only = { $difference } mehr als davor{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-less-only = { $difference } weniger als davor{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-same = Genauso viel wie davor{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-nothing = In beiden Zeiten wurde nichts ausgegeben{ $category_part }{ $merchant_part }{ $payer_part }:
  { $lines }
compare-line = • { $period }: { $money }
compare-whole = • im Ganzen, { $period }: { $money }
report-besides = Nicht mitgezählt, weil kein Kurs bekannt ist: { $sum }.
largest-found = Die größten Ausgaben{ $category_part }{ $merchant_part }{ $payer_part }, { $period }:
  { $lines }
largest-line = { $number }. { $money }{ $shop_part } · { $category } · { $day }
chart-shown = { $money }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
forecast-month = Bis { $until } werden es etwa { $expected }{ $category_part }:
  { $lines }
forecast-too-early = Bisher { $spent }{ $category_part }. Was es bis { $until } wird, lässt sich noch nicht sagen.
forecast-spent = • bisher ausgegeben: { $money }
forecast-usual = • { $days ->
    [one] am letzten Tag
   *[other] an den { $days } Tagen
  } bis dahin, wie in den letzten { $weeks } Wochen: { $money }
forecast-pace = • { $days ->
    [one] am letzten Tag
   *[other] an den { $days } Tagen
  } bis dahin, im Tempo dieses Monats: { $money }
forecast-bills = • Rechnungen, die noch kommen ({ $names }): { $money }
forecast-enough = Eingenommen wurden diesen Monat { $income }, es bleiben also etwa { $left }.
forecast-short = ⚠️ Eingenommen wurden diesen Monat { $income }, es fehlen also etwa { $left }.
forecast-within = Das Budget von { $limit } reicht, etwa { $left } bleiben übrig.
forecast-beyond = ⚠️ Das ist etwa { $left } über dem Budget von { $limit }.
year-summary = { $year }: { $came } eingenommen, { $went } ausgegeben.
  { $lines }
year-summary-out = { $year }: { $went } ausgegeben.
  { $lines }
year-empty = Für { $year } ist nichts notiert.
year-left = Übrig sind { $money }.
year-short = ⚠️ Das sind { $money } mehr, als hereinkam.
year-more = { $percent } % mehr als { $period } ({ $money }).
year-less = { $percent } % weniger als { $period } ({ $money }).
year-category = • { $category }: { $money } ({ $percent } %)
year-largest = Die größte Ausgabe: { $money }{ $shop_part } · { $day }
year-shops = Wo am meisten blieb:
  { $lines }
year-shop = • { $name }: { $money }
export-done = { $count ->
    [one] Ein Eintrag
   *[other] { $count } Einträge
  } in { $name }.
export-empty = Es gibt nichts zu exportieren.
ask-export-form = In welcher Form: csv, beancount oder json?

## Wofür ein Satz gehalten werden kann
intent-spending_compare = Ausgaben vergleichen
intent-spending_largest = Die größten Ausgaben zeigen
intent-spending_chart = Ein Diagramm der Ausgaben zeichnen
intent-spending_forecast = Sehen, was der Monat kosten wird
intent-year_summary = Ein Jahr zusammenfassen
intent-money_export = Das Geld exportieren
