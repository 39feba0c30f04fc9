budget-set = Budget für { $scope ->
    [all] alles zusammen
   *[one] { $category }
  }{ $who_part }: { $limit } pro { $period ->
    [week] Woche
   *[month] Monat
  }.
budget-removed = Das Budget für { $scope ->
    [all] alles zusammen
   *[one] { $category }
  }{ $who_part } von { $limit } ist gelöscht.
budget-passed = ⚠️ Damit ist das Budget für { $scope ->
    [all] alles zusammen
   *[one] { $category }
  }{ $who_part } überschritten: { $spent } von { $limit }, { $over } zu viel.
budget-nearly = Das Budget für { $scope ->
    [all] alles zusammen
   *[one] { $category }
  }{ $who_part } ist fast aufgebraucht: { $spent } von { $limit }, noch { $left } übrig.
budget-told-passed = ⚠️ Das { $period ->
    [week] Wochenbudget
   *[month] Monatsbudget
  } für { $scope ->
    [all] alles zusammen
   *[one] { $category }
  }{ $who_part } ist überschritten: { $spent } von { $limit }, { $over } zu viel.
budget-told-nearly = Das { $period ->
    [week] Wochenbudget
   *[month] Monatsbudget
  } für { $scope ->
    [all] alles zusammen
   *[one] { $category }
  }{ $who_part } ist fast aufgebraucht: { $spent } von { $limit }, noch { $left } übrig.
budget-line = • { $scope ->
    [all] alles zusammen
   *[one] { $category }
  }{ $who_part }: { $spent } von { $limit }, { $period ->
    [week] diese Woche
   *[month] diesen Monat
  } noch { $left } übrig
budget-line-over = • { $scope ->
    [all] alles zusammen
   *[one] { $category }
  }{ $who_part }: { $spent } von { $limit }, { $period ->
    [week] diese Woche
   *[month] diesen Monat
  } { $over } zu viel
budget-ahead = → bei diesem Tempo { $expected } bis { $until }
budget-ahead-over = → ⚠️ bei diesem Tempo { $expected } bis { $until }
budgets-found = { $lines }
budgets-none = Es gibt noch kein Budget. Sag zum Beispiel „Budget für Lebensmittel 400 im Monat“.
budget-not-found = Dieses Budget finde ich nicht.
budget-which = Welches Budget?
budget-pick = { $category } · { $money }
budget-pick-of = { $category } · { $name } · { $money }
budget-pick-all = Alle Ausgaben · { $money }
budget-pick-all-of = Alle Ausgaben · { $name } · { $money }
ask-budget-category = Wofür ist das Budget? Zum Beispiel Lebensmittel, Essen gehen, Freizeit oder alles zusammen.
ask-budget-amount = Wie viel pro Monat für { $category }?
ask-budget-amount-all = Wie viel pro Monat für alles zusammen?
button-chart = Bild

## Wofür ein Satz gehalten werden kann
intent-budget_set = Ein Budget festlegen
intent-budget_query = Ein Budget ansehen
intent-budget_remove = Ein Budget löschen
