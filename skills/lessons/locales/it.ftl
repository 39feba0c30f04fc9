lesson-kept = Segnato: { $lines }
lesson-intent = «{ $phrase }» vuol dire: { $reading }
lesson-category = { $name } conta come { $category }
lesson-nickname = «{ $name }» è { $member }
lesson-time = «{ $convention }» è alle { $value }{ $everybody ->
    [yes] {" "}per tutti
   *[other] {" "}per te
  }
lesson-heard = Quando sento «{ $heard }», si intende «{ $said }»
lesson-numbered = { $number }. { $lines }
lessons-shown = Quello che ho imparato da voi:
  { $lines }
  Per cancellarne una, di' «dimentica la lezione 1».
lessons-none = Non ho ancora imparato niente di particolare. Quando mi correggi, me lo ricordo.
lessons-forgotten = Dimenticato: { $lines }
lessons-forget-sure = Dimentico { $count ->
    [one] una cosa imparata
   *[other] { $count } cose imparate
  }?
lesson-not-found = Questo non l'ho imparato.
lesson-empty = Mi serve una parola per ricordarlo.
lesson-bad-time = Non posso usarlo come orario. Di' per esempio «la sera è alle 20».
lesson-heard-long = Posso ricordare al massimo { $most } parole capite male.
lesson-name-taken = { $name } è già il nome di un'altra persona qui.
ask-lesson = Dimmi che cosa significa, per esempio «la sera è alle 20» o «Mimi è Mia».
ask-which-lesson = Quale di queste cose dimentico?
convention-morning = mattina
convention-noon = mezzogiorno
convention-afternoon = pomeriggio
convention-evening = sera
convention-night = notte
convention-day_reminder = un promemoria senza ora
convention-bare_hour_from = prima ora senza indicazione
convention-bare_hour_to = ultima ora senza indicazione
convention-event_length = durata di un impegno (minuti)
convention-snooze = «più tardi» (minuti)
convention-day_first = giorno prima del mese
intent-lesson_query = Mostrare che cosa ho imparato
intent-lesson_tell = Imparare una parola
intent-lesson_forget = Dimenticare una cosa imparata
