part-amount = · { $amount }
bill-added = 🧾 { $name }{ $amount_part } – { $due }{ $rule_part }.
bill-changed = 🧾 Adesso: { $name }{ $amount_part } – { $due }{ $rule_part }.
bill-was = Prima erano { $money }.
bill-in-time = Ti avviso 3 giorni prima e il giorno stesso.
bill-on-its-day = Ti avviso il giorno stesso.
bill-this-evening = Ti avviso stasera.
bill-by-itself = Viene addebitato da solo: lo segno nel suo giorno e ti avviso.
bill-next = La prossima volta: { $name }, { $due }.
bill-paid-already = ✓ Già pagato: { $name }. Il prossimo: { $due }.
bill-pay-again = Già pagato: { $name }, { $money }, { $paid }. Lo segno un'altra volta?
bill-later = 💤 Di nuovo { $again }: { $name }.
bill-removed = Eliminato: { $name }. Quello che è segnato resta.
bill-remove-sure = Elimino la bolletta «{ $name }»{ $amount_part }{ $rule_part }?
bill-gone = Quella bolletta non c'è più.
bill-not-found = Non conosco una bolletta come «{ $what }». Di' per esempio «l'affitto è 950 il 1º di ogni mese».
bill-which = Quale bolletta?
bill-line = • { $due }: { $name }{ $amount_part }{ $rule_part }
bill-line-late = • ⚠️ { $due }: { $name }{ $amount_part }{ $rule_part } – da pagare
bill-line-open = • ⚠️ { $due }: { $name }{ $amount_part }{ $rule_part } – da pagare da { $since }
bills-listed = 🧾 Bollette:
  { $lines }
bills-found = 🧾 Bollette, { $sum } in tutto:
  { $lines }
bills-none = 🧾 In quei giorni non scade nessuna bolletta.
bills-unknown = 🧾 Non conosco bollette. Di' per esempio «l'affitto è 950 il 1º di ogni mese».
ask-bill-name = Per cosa è la bolletta?
ask-bill-amount = Quant'è: { $name }?
ask-bill-when = Quando scade: { $name }? Per esempio «il 1º di ogni mese».
out-bill-ahead = 🧾 Presto: { $name }{ $amount_part } – { $due }.
out-bill-due = 🧾 Scade: { $name }{ $amount_part } – { $due }.
out-bill-open = Da { $since } nessuno ha segnato un pagamento.
out-bill-booked = 🧾 Addebitato e segnato: { $name } · { $money } – { $due }.
brief-bill = 🧾 Scade: { $name }{ $amount_part }
brief-bill-on = 🧾 { $due }: { $name }{ $amount_part }
button-paid = Pagato
button-later = Più tardi
button-not-paid = Non addebitato

## Come si può intendere una frase
intent-bill_add = Segnare una bolletta
intent-bill_query = Vedere le bollette
intent-bill_pay = Segnare che una bolletta è pagata
intent-bill_remove = Eliminare una bolletta
