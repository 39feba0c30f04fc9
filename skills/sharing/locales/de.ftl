expense-split = ✂️ Geteilt: { $money }{ $shop_part }
  { $lines }
split-shares = Geteilt:
  { $lines }
share-line = • { $name }: { $money }
share-line-me = • du: { $money }
split-too-much = Das ist mehr als die { $money }, die zu teilen sind.
split-other-currency = Die Anteile müssen wie der Betrag in { $currency } sein.
debt-noted = 🤝 Notiert:
  { $line }
debt-line = • { $debtor } schuldet { $creditor } { $money }.
debt-line-to-me = • { $debtor } schuldet dir { $money }.
debt-line-from-me = • Du schuldest { $creditor } { $money }.
debt-reason = • { $debtor } schuldet { $creditor } { $money }{ $shop_part } · { $day }
debt-reason-to-me = • { $debtor } schuldet dir { $money }{ $shop_part } · { $day }
debt-reason-from-me = • Du schuldest { $creditor } { $money }{ $shop_part } · { $day }
debt-paid-back = • { $name } hat { $money } zurückgezahlt · { $day }
debt-settled = ✓ { $debtor } hat { $creditor } { $money } zurückgezahlt.
debt-settled-to-me = ✓ { $debtor } hat dir { $money } zurückgezahlt.
debt-settled-from-me = ✓ Du hast { $creditor } { $money } zurückgezahlt.
debt-transfer = • { $debtor } gibt { $creditor } { $money }
debt-transfer-to-me = • { $debtor } gibt dir { $money }
debt-transfer-from-me = • Du gibst { $creditor } { $money }
debt-not-known = Soviel ich weiß, schuldet { $debtor } { $creditor } nichts. Sag mir erst, wofür es war, zum Beispiel „Tom schuldet mir 20 für die Karten“.
debts-found = { $lines }
debts-because = Das kommt von:
  { $lines }
debts-shortest = Am kürzesten wird es so ausgeglichen:
  { $lines }
debts-none = 🤝 Niemand schuldet jemandem etwas.
debts-even-with = 🤝 Du und { $name } seid quitt.
debts-even-between = 🤝 { $debtor } und { $creditor } sind quitt.
button-settle = { $debtor } → { $creditor }: { $money } bezahlt
split-not-found = Ich finde keine solche Ausgabe zum Teilen: „{ $what }“. Sag „teil das mit …“ für die letzte, oder nenn den Betrag.
ask-split-amount = Wie viel ist es?
ask-split-who = Wer trägt es mit? Zum Beispiel „teile 60 fürs Abendessen mit Tom“.
ask-debt-who = Wer mit wem? Zum Beispiel „Tom hat mir 20 zurückgezahlt“.

## Wofür ein Satz gehalten werden kann
intent-split_log = Eine Ausgabe teilen oder Schulden notieren
intent-debts_query = Zeigen, wer wem etwas schuldet
intent-settle_log = Notieren, dass Schulden bezahlt sind
