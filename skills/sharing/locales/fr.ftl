expense-split = ✂️ Partagé : { $money }{ $shop_part }
  { $lines }
split-shares = Partagé :
  { $lines }
share-line = • { $name } : { $money }
share-line-me = • toi : { $money }
split-too-much = C'est plus que les { $money } à partager.
split-other-currency = Les parts doivent être en { $currency }, comme le montant.
debt-noted = 🤝 C'est noté :
  { $line }
debt-line = • { $debtor } doit { $money } à { $creditor }.
debt-line-to-me = • { $debtor } te doit { $money }.
debt-line-from-me = • Tu dois { $money } à { $creditor }.
debt-reason = • { $debtor } doit { $money } à { $creditor }{ $shop_part } · { $day }
debt-reason-to-me = • { $debtor } te doit { $money }{ $shop_part } · { $day }
debt-reason-from-me = • Tu dois { $money } à { $creditor }{ $shop_part } · { $day }
debt-paid-back = • { $name } a remboursé { $money } · { $day }
debt-settled = ✓ { $debtor } a remboursé { $money } à { $creditor }.
debt-settled-to-me = ✓ { $debtor } t'a remboursé { $money }.
debt-settled-from-me = ✓ Tu as remboursé { $money } à { $creditor }.
debt-transfer = • { $debtor } donne { $money } à { $creditor }
debt-transfer-to-me = • { $debtor } te donne { $money }
debt-transfer-from-me = • Tu donnes { $money } à { $creditor }
debt-not-known = À ma connaissance, { $debtor } ne doit rien à { $creditor }. Dis-moi d'abord pour quoi c'était, par exemple « Tom me doit 20 pour les billets ».
debts-found = { $lines }
debts-because = Cela vient de :
  { $lines }
debts-shortest = Le plus court pour être quittes :
  { $lines }
debts-none = 🤝 Personne ne doit rien à personne.
debts-even-with = 🤝 Toi et { $name }, vous êtes quittes.
debts-even-between = 🤝 { $debtor } et { $creditor } sont quittes.
button-settle = { $debtor } → { $creditor } : { $money } payés
split-not-found = Je ne trouve pas de dépense de ce nom à partager : « { $what } ». Dis « partage ça avec … » pour la dernière, ou donne le montant.
ask-split-amount = C'est combien ?
ask-split-who = Qui partage avec toi ? Par exemple « partage 60 pour le dîner avec Tom ».
ask-debt-who = Qui avec qui ? Par exemple « Tom m'a remboursé 20 ».

## Comment une phrase peut être comprise
intent-split_log = Partager une dépense ou noter une dette
intent-debts_query = Voir qui doit quoi à qui
intent-settle_log = Noter qu'une dette est remboursée
