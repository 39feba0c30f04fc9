part-amount = · { $amount }
bill-added = 🧾 { $name }{ $amount_part } – { $due }{ $rule_part }.
bill-changed = 🧾 Maintenant : { $name }{ $amount_part } – { $due }{ $rule_part }.
bill-was = Avant, c'était { $money }.
bill-in-time = Je te le dirai 3 jours avant et le jour même.
bill-on-its-day = Je te le dirai le jour même.
bill-this-evening = Je te le dirai ce soir.
bill-by-itself = C'est prélevé : je l'inscris le jour dit et je te préviens.
bill-next = La prochaine fois : { $name }, { $due }.
bill-paid-already = ✓ Déjà payé : { $name }. Ensuite : { $due }.
bill-pay-again = Déjà payé : { $name }, { $money }, { $paid }. Je l'inscris encore une fois ?
bill-later = 💤 De nouveau { $again } : { $name }.
bill-removed = Supprimé : { $name }. Ce qui est inscrit reste.
bill-remove-sure = Je supprime la facture « { $name } »{ $amount_part }{ $rule_part } ?
bill-gone = Cette facture n'existe plus.
bill-not-found = Je ne connais pas de facture comme « { $what } ». Dis par exemple « le loyer est de 950 le 1er de chaque mois ».
bill-which = Quelle facture ?
bill-line = • { $due } : { $name }{ $amount_part }{ $rule_part }
bill-line-late = • ⚠️ { $due } : { $name }{ $amount_part }{ $rule_part } – à payer
bill-line-open = • ⚠️ { $due } : { $name }{ $amount_part }{ $rule_part } – à payer depuis { $since }
bills-listed = 🧾 Factures :
  { $lines }
bills-found = 🧾 Factures, { $sum } en tout :
  { $lines }
bills-none = 🧾 Aucune facture à payer à ce moment-là.
bills-unknown = 🧾 Je ne connais aucune facture. Dis par exemple « le loyer est de 950 le 1er de chaque mois ».
ask-bill-name = C'est une facture pour quoi ?
ask-bill-amount = C'est combien : { $name } ?
ask-bill-when = C'est à payer quand : { $name } ? Par exemple « le 1er de chaque mois ».
out-bill-ahead = 🧾 Bientôt : { $name }{ $amount_part } – { $due }.
out-bill-due = 🧾 À payer : { $name }{ $amount_part } – { $due }.
out-bill-open = Personne n'a noté de paiement depuis { $since }.
out-bill-booked = 🧾 Prélevé et inscrit : { $name } · { $money } – { $due }.
brief-bill = 🧾 À payer : { $name }{ $amount_part }
brief-bill-on = 🧾 { $due } : { $name }{ $amount_part }
button-paid = Payé
button-later = Plus tard
button-not-paid = Pas prélevé

## Comment une phrase peut être comprise
intent-bill_add = Noter une facture
intent-bill_query = Voir les factures
intent-bill_pay = Noter qu'une facture est payée
intent-bill_remove = Supprimer une facture
