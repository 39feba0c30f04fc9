rates-imported = 💱 { $count ->
    [one] The rates of one day are
   *[other] The rates of { $count } days are
  } new, the table goes from { $first } to { $until }.
rates-nothing-new = 💱 I knew all of these rates already, from { $first } to { $until }.
rates-filled = { $count ->
    [one] One amount in foreign money has its worth now.
   *[other] { $count } amounts in foreign money have their worth now.
  }
rates-gone = I can't read that table of rates any more. Send it again.
rates-line = Line { $line } of the table of rates cannot be read: “{ $text }”.
rate-set = 💱 1 { $currency } = { $rate } { $other }, { $day }
ask-rate = Which two currencies, and what is the one worth in the other? For example “a dollar is 0.92 euros”.

## What a sentence can be taken for
intent-rate_set = Set an exchange rate
