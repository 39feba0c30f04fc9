budget-set = Budget { $scope ->
    [all] totale
   *[one] per { $category }
  }{ $who_part }: { $limit } { $period ->
    [week] a settimana
   *[month] al mese
  }.
budget-removed = Il budget { $scope ->
    [all] totale
   *[one] per { $category }
  }{ $who_part } di { $limit } è cancellato.
budget-passed = ⚠️ Così si supera il budget { $scope ->
    [all] totale
   *[one] per { $category }
  }{ $who_part }: { $spent } di { $limit }, { $over } di troppo.
budget-nearly = Il budget { $scope ->
    [all] totale
   *[one] per { $category }
  }{ $who_part } è quasi esaurito: { $spent } di { $limit }, restano { $left }.
budget-told-passed = ⚠️ Il budget { $period ->
    [week] della settimana
   *[month] del mese
  } { $scope ->
    [all] totale
   *[one] per { $category }
  }{ $who_part } è superato: { $spent } di { $limit }, { $over } di troppo.
budget-told-nearly = Il budget { $period ->
    [week] della settimana
   *[month] del mese
  } { $scope ->
    [all] totale
   *[one] per { $category }
  }{ $who_part } è quasi esaurito: { $spent } di { $limit }, restano { $left }.
budget-line = • { $scope ->
    [all] totale
   *[one] { $category }
  }{ $who_part }: { $spent } di { $limit }, restano { $left } { $period ->
    [week] questa settimana
   *[month] questo mese
  }
budget-line-over = • { $scope ->
    [all] totale
   *[one] { $category }
  }{ $who_part }: { $spent } di { $limit }, { $over } di troppo { $period ->
    [week] questa settimana
   *[month] questo mese
  }
budget-ahead = → di questo passo { $expected } entro { $until }
budget-ahead-over = → ⚠️ di questo passo { $expected } entro { $until }
budgets-found = { $lines }
budgets-none = Non c'è ancora nessun budget. Di' per esempio «budget per alimentari 400 al mese».
budget-not-found = Non trovo questo budget.
budget-which = Quale budget?
budget-pick = { $category } · { $money }
budget-pick-of = { $category } · { $name } · { $money }
budget-pick-all = Tutte le spese · { $money }
budget-pick-all-of = Tutte le spese · { $name } · { $money }
ask-budget-category = Per che cosa è il budget? Per esempio alimentari, ristoranti, tempo libero o tutto.
ask-budget-amount = Quanto al mese per { $category }?
ask-budget-amount-all = Quanto al mese per tutto?
button-chart = Immagine

## Per che cosa si può prendere una frase
intent-budget_set = Fissare un budget
intent-budget_query = Vedere un budget
intent-budget_remove = Cancellare un budget
