sync-none = Nessun altro calendario è collegato. Lo fa un adulto al computer, con «ingle accounts connect». Per favore non mandare mai una password qui.
sync-shown = { $lines }
sync-begun = Sto sincronizzando { $count ->
    [one] l'altro calendario
   *[other] i { $count } account di calendario
  } adesso.
sync-line-fine = { $server } è collegato ({ $calendars }); ultima sincronizzazione { $at }.{ $waiting ->
    [0] {""}
    [one] {" "}Una modifica deve ancora partire.
   *[other] {" "}{ $waiting } modifiche devono ancora partire.
  }
sync-line-new = { $server } è collegato ({ $calendars }) e viene letto per la prima volta.
sync-line-unchosen = { $server } è collegato, ma nessun suo calendario è scelto. Si fa con «ingle accounts choose».
sync-line-down = { $server } non è raggiungibile da { $since }; continuo a provare.{ $waiting ->
    [0] {""}
    [one] {" "}Una modifica aspetta e partirà dopo.
   *[other] {" "}{ $waiting } modifiche aspettano e partiranno dopo.
  }
sync-line-refused = { $server } non mi lascia entrare da { $since }. Ricollegalo con «ingle accounts connect»; non mandare mai una password qui.
sync-told-account = { $server } non mi lascia più entrare come { $user }. Ricollegalo al computer con «ingle accounts connect»; non mandare mai una password qui.
sync-told-clash = «{ $title }» è stato cambiato qui e in «{ $calendar }» nello stesso momento. Ora vale «{ $kept }»; l'altra versione, «{ $lost }», è nelle note.
sync-told-notes = «{ $title }» è stato cambiato qui e in «{ $calendar }» nello stesso momento. I due testi sono nelle note.
sync-told-newer = «{ $title }» è stato cambiato qui e in «{ $calendar }» nello stesso momento. Vale la modifica più recente.
sync-told-deleted-here = «{ $title }» è stato cancellato qui e cambiato in «{ $calendar }» nello stesso momento. L'ho tenuto con la modifica.
sync-told-deleted-there = «{ $title }» è stato cambiato qui e cancellato in «{ $calendar }» nello stesso momento. L'ho tenuto e rimesso là.
sync-told-cancelled-there = «{ $title }» è stato cambiato qui e annullato in «{ $calendar }» nello stesso momento. L'ho tenuto qui.
sync-told-refused = Il calendario «{ $calendar }» non accetta «{ $title }». Resta qui.
sync-line-held = { $server }: all'improvviso lì mancano { $held } voci. Qui non ho tolto niente e ho chiesto che cosa farne.
sync-line-part = { $server } è collegato ({ $calendars }), ma { $away } lì non è leggibile. «ingle accounts list» dice perché.
sync-told-account-here = Non riesco ad aprire { $server } per { $user }: qualcosa non va sul computer su cui funziono. «ingle accounts list» lì dice che cosa.
sync-told-removals = All'improvviso { $count } voci su { $total } del calendario «{ $calendar }» mancano dal suo server. Può essere un errore, quindi qui non ho tolto niente. Che cosa faccio?
sync-removals-accepted = Va bene, tolgo anche qui ciò che manca in «{ $calendar }» ({ $count }).
sync-removals-kept = Va bene, tengo ciò che manca in «{ $calendar }» ({ $count }) e lo rimetto là se posso.
sync-removals-over = Questa domanda è chiusa; non cambio niente.
button-sync-take-out = Togliere anche qui
button-sync-keep = Tenere

## What a sentence can be taken for
intent-sync_status = Vedere se ci sono calendari collegati
intent-sync_now = Sincronizzare i calendari
