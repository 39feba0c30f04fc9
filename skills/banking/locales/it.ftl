bank-import-sure = 🏦 { $count ->
    [one] Un movimento è nuovo.
   *[other] { $count } movimenti sono nuovi.
  }
  { $lines }
  Importare?
bank-account-line = { $account }: { $count ->
    [one] un movimento
   *[other] { $count } movimenti
  }, { $period } · uscite { $out }, entrate { $in }
bank-new-account-line = { $account } (conto nuovo): { $count ->
    [one] un movimento
   *[other] { $count } movimenti
  }, { $period } · uscite { $out }, entrate { $in }
bank-line-out = • −{ $money }{ $shop_part }, { $day }
bank-line-in = • +{ $money }{ $shop_part }, { $day }
bank-already = { $count ->
    [one] Un movimento c’era già.
   *[other] { $count } movimenti c’erano già.
  }
bank-will-match = { $count ->
    [one] Uno di questi è già annotato; non viene contato due volte.
   *[other] { $count } di questi sono già annotati; non vengono contati due volte.
  }
bank-pending = { $count ->
    [one] Un movimento annunciato resta fuori finché la banca non lo esegue.
   *[other] { $count } movimenti annunciati restano fuori finché la banca non li esegue.
  }
bank-left-out = Le operazioni su titoli restano fuori.
bank-imported = 🏦 { $count ->
    [one] Un movimento importato
   *[other] { $count } movimenti importati
  }, { $period } · { $accounts }
bank-joined = 🏦 Non c’era niente da registrare: era già tutto annotato · { $accounts }
bank-nothing-new = 🏦 In questo file non c’è niente di nuovo.
bank-transfers = { $count ->
    [one] Uno è un giroconto tra i vostri conti.
   *[other] { $count } sono giroconti tra i vostri conti.
  }
bank-matched = { $count ->
    [one] Uno corrisponde a quanto avevate annotato:
   *[other] { $count } corrispondono a quanto avevate annotato:
  }
  { $lines }
bank-match-line = • { $money }{ $shop_part }, { $day }{ $source ->
    [receipt] { "" } (scontrino)
    [bill] { "" } (bolletta)
   *[said] { "" }
  }
bank-balance-differs = ⚠️ Per { $account } la banca indica { $bank }, { $day }; qui sono { $held }.
bank-into = Su { $account }
bank-into-new = Su un conto nuovo
bank-ask-day = 🏦 Quale colonna è la data?
  { $lines }
bank-ask-amount = 🏦 Quale colonna è l’importo?
  { $lines }
bank-table-line = • { $cells }
bank-column = { $column }
bank-two-columns = Uscite: { $debit }, entrate: { $credit }

## Che cosa non va in un file
bank-gone = Non ho più questo file. Invialo ancora una volta.
bank-too-large = Questo file bancario è troppo grande: al massimo { $limit } MB. Esporta un periodo più breve.
bank-too-many = Questo file bancario ha troppi movimenti: al massimo { $limit }. Esporta un periodo più breve.
bank-empty-file = Questo file è vuoto. Esportalo di nuovo dalla banca.
bank-office = È un foglio di calcolo, non un file bancario. Salvalo come CSV e invia quello.
bank-pdf = È un PDF, non un file bancario. Scegli CSV, CAMT o MT940 quando esporti.
bank-binary = Non è un file bancario. Scegli CSV, CAMT, MT940, OFX o QIF quando esporti.
bank-unknown = Riga { $line }: non è un file bancario che conosco. Scegli CSV, CAMT, MT940, OFX o QIF quando esporti.
bank-no-rows = Riga { $line }: in questo file non ci sono movimenti.
bank-encoding = La riga { $line } ha lettere illeggibili. Esporta di nuovo il file, in UTF-8 se puoi scegliere.
bank-amount = Riga { $line }: «{ $text }» non è un importo. Non è stato importato niente; correggi la riga o esporta di nuovo.
bank-date = Riga { $line }: «{ $text }» non è una data. Non è stato importato niente; correggi la riga o esporta di nuovo.
bank-date-missing = Riga { $line }: questo movimento non ha data. Non è stato importato niente; esporta di nuovo con le date.
bank-side = Riga { $line }: non è detto se il denaro è entrato o uscito («{ $text }»). Non è stato importato niente; esporta di nuovo.
bank-truncated = Riga { $line }: il file finisce a metà di un movimento. Non è stato importato niente; esportalo di nuovo.
bank-xml-forbidden = Riga { $line }: il file definisce entità, cosa che nessuna banca fa. Non ne è stato aperto niente.
bank-xml-broken = Riga { $line }: non è XML valido. Non è stato importato niente; esporta di nuovo il file.
bank-says-error = Riga { $line }: la banca ha inviato un errore invece di movimenti («{ $text }»). Esporta di nuovo più tardi.
bank-investments = Riga { $line }: questo file contiene solo operazioni su titoli, che qui non vengono registrate.
bank-table-broken = Riga { $line }: da lì la tabella è illeggibile, forse manca una virgoletta. Esportala di nuovo.
bank-columns = Riga { $line }: non c’è una colonna per { $missing ->
    [day] la data
   *[amount] l’importo
  }. Esporta con data e importo.
