rates-imported = 💱 { $count ->
    [one] I cambi di un giorno sono nuovi
   *[other] I cambi di { $count } giorni sono nuovi
  }; la tabella va da { $first } a { $until }.
rates-nothing-new = 💱 Conoscevo già tutti questi cambi, da { $first } a { $until }.
rates-filled = { $count ->
    [one] Un importo in valuta estera ha adesso il suo valore.
   *[other] { $count } importi in valuta estera hanno adesso il loro valore.
  }
rates-gone = Non riesco più a leggere questa tabella dei cambi. Mandala di nuovo.
rates-line = La riga { $line } della tabella dei cambi non si può leggere: «{ $text }».
rate-set = 💱 1 { $currency } = { $rate } { $other }, { $day }
ask-rate = Quali due valute, e quanto vale l'una nell'altra? Per esempio «un dollaro vale 0,92 euro».

## Come si può intendere una frase
intent-rate_set = Fissare un tasso di cambio
