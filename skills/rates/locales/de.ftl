rates-imported = 💱 { $count ->
    [one] Die Kurse eines Tages sind
   *[other] Die Kurse von { $count } Tagen sind
  } neu, die Tabelle reicht von { $first } bis { $until }.
rates-nothing-new = 💱 Diese Kurse kannte ich alle schon, von { $first } bis { $until }.
rates-filled = { $count ->
    [one] Ein Betrag in fremdem Geld hat
   *[other] { $count } Beträge in fremdem Geld haben
  } jetzt einen Wert.
rates-gone = Diese Kurstabelle kann ich nicht mehr lesen. Schick sie noch einmal.
rates-line = Zeile { $line } der Kurstabelle ist nicht zu lesen: „{ $text }“.
rate-set = 💱 1 { $currency } = { $rate } { $other }, { $day }
ask-rate = Welche zwei Währungen, und was ist die eine in der anderen wert? Zum Beispiel „ein Dollar ist 0,92 Euro“.

## Wofür ein Satz gehalten werden kann
intent-rate_set = Einen Wechselkurs festlegen
