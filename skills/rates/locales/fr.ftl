rates-imported = 💱 { $count ->
    [one] Les cours d'un jour sont nouveaux
   *[other] Les cours de { $count } jours sont nouveaux
  }, la table va du { $first } au { $until }.
rates-nothing-new = 💱 Je connaissais déjà tous ces cours, du { $first } au { $until }.
rates-filled = { $count ->
    [one] Un montant en monnaie étrangère a maintenant sa valeur.
   *[other] { $count } montants en monnaie étrangère ont maintenant leur valeur.
  }
rates-gone = Je ne peux plus lire cette table de cours. Renvoie-la.
rates-line = La ligne { $line } de la table de cours est illisible : « { $text } ».
rate-set = 💱 1 { $currency } = { $rate } { $other }, { $day }
ask-rate = Quelles deux monnaies, et combien l'une vaut-elle dans l'autre ? Par exemple « un dollar vaut 0,92 euro ».

## Comment une phrase peut être comprise
intent-rate_set = Fixer un taux de change
