bank-import-sure = 🏦 { $count ->
    [one] Eine Buchung ist neu.
   *[other] { $count } Buchungen sind neu.
  }
  { $lines }
  Importieren?
bank-account-line = { $account }: { $count ->
    [one] eine Buchung
   *[other] { $count } Buchungen
  }, { $period } · Ausgaben { $out }, Einnahmen { $in }
bank-new-account-line = { $account } (neues Konto): { $count ->
    [one] eine Buchung
   *[other] { $count } Buchungen
  }, { $period } · Ausgaben { $out }, Einnahmen { $in }
bank-line-out = • −{ $money }{ $shop_part }, { $day }
bank-line-in = • +{ $money }{ $shop_part }, { $day }
bank-already = { $count ->
    [one] Eine Buchung war schon da.
   *[other] { $count } Buchungen waren schon da.
  }
bank-will-match = { $count ->
    [one] Eine davon ist schon notiert; sie wird nicht doppelt gebucht.
   *[other] { $count } davon sind schon notiert; sie werden nicht doppelt gebucht.
  }
bank-pending = { $count ->
    [one] Eine vorgemerkte Buchung bleibt weg, bis die Bank sie ausgeführt hat.
   *[other] { $count } vorgemerkte Buchungen bleiben weg, bis die Bank sie ausgeführt hat.
  }
bank-left-out = Wertpapiergeschäfte bleiben weg.
bank-imported = 🏦 { $count ->
    [one] Eine Buchung
   *[other] { $count } Buchungen
  } importiert, { $period } · { $accounts }
bank-joined = 🏦 Es gab nichts zu buchen: alles war schon notiert · { $accounts }
bank-nothing-new = 🏦 In dieser Datei ist nichts Neues.
bank-transfers = { $count ->
    [one] Eine ist eine Umbuchung zwischen euren Konten.
   *[other] { $count } sind Umbuchungen zwischen euren Konten.
  }
bank-matched = { $count ->
    [one] Eine passt zu dem, was ihr notiert hattet:
   *[other] { $count } passen zu dem, was ihr notiert hattet:
  }
  { $lines }
bank-match-line = • { $money }{ $shop_part }, { $day }{ $source ->
    [receipt] { "" } (Kassenbon)
    [bill] { "" } (Rechnung)
   *[said] { "" }
  }
bank-balance-differs = ⚠️ Am { $day } nennt die Bank { $bank } für { $account }, hier sind es { $held }.
bank-into = Auf { $account }
bank-into-new = Auf ein neues Konto
bank-ask-day = 🏦 Welche Spalte ist das Datum?
  { $lines }
bank-ask-amount = 🏦 Welche Spalte ist der Betrag?
  { $lines }
bank-table-line = • { $cells }
bank-column = { $column }
bank-two-columns = Aus: { $debit }, ein: { $credit }

## Was an einer Datei nicht stimmt
bank-gone = Ich habe diese Datei nicht mehr. Bitte schick sie noch einmal.
bank-too-large = Diese Bankdatei ist zu groß: mehr als { $limit } MB kann ich nicht nehmen. Exportiere einen kürzeren Zeitraum.
bank-too-many = Diese Bankdatei hat zu viele Buchungen: mehr als { $limit } kann ich nicht nehmen. Exportiere einen kürzeren Zeitraum.
bank-empty-file = Diese Datei ist leer. Exportiere sie bei der Bank noch einmal.
bank-office = Das ist eine Tabellenkalkulation, keine Bankdatei. Speichere sie als CSV und schick diese.
bank-pdf = Das ist ein PDF, keine Bankdatei. Wähle beim Export CSV, CAMT oder MT940.
bank-binary = Das ist keine Bankdatei. Wähle beim Export CSV, CAMT, MT940, OFX oder QIF.
bank-unknown = Zeile { $line }: das ist keine Bankdatei, die ich kenne. Wähle beim Export CSV, CAMT, MT940, OFX oder QIF.
bank-no-rows = Zeile { $line }: in dieser Datei sind keine Buchungen.
bank-encoding = Zeile { $line } hat Zeichen, die nicht lesbar sind. Exportiere die Datei noch einmal, wenn möglich als UTF-8.
bank-amount = Zeile { $line }: „{ $text }“ ist kein Betrag. Nichts wurde importiert; verbessere die Zeile oder exportiere noch einmal.
bank-date = Zeile { $line }: „{ $text }“ ist kein Datum. Nichts wurde importiert; verbessere die Zeile oder exportiere noch einmal.
bank-date-missing = Zeile { $line }: diese Buchung hat kein Datum. Nichts wurde importiert; exportiere noch einmal mit Datum.
bank-side = Zeile { $line }: es steht nicht da, ob Geld kam oder ging („{ $text }“). Nichts wurde importiert; exportiere noch einmal.
bank-truncated = Zeile { $line }: die Datei endet mitten in einer Buchung. Nichts wurde importiert; exportiere sie noch einmal.
bank-xml-forbidden = Zeile { $line }: die Datei definiert Entitäten, was keine Bank tut. Nichts davon wurde geöffnet.
bank-xml-broken = Zeile { $line }: das ist kein gültiges XML. Nichts wurde importiert; exportiere die Datei noch einmal.
bank-says-error = Zeile { $line }: die Bank hat statt Buchungen einen Fehler geschickt („{ $text }“). Exportiere später noch einmal.
bank-investments = Zeile { $line }: in dieser Datei sind nur Wertpapiergeschäfte, die hier nicht gebucht werden.
bank-table-broken = Zeile { $line }: ab da ist die Tabelle nicht lesbar, vielleicht fehlt ein Anführungszeichen. Exportiere sie noch einmal.
bank-columns = Zeile { $line }: es gibt keine Spalte für { $missing ->
    [day] das Datum
   *[amount] den Betrag
  }. Exportiere mit Datum und Betrag.
