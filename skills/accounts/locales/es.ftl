sync-none = No hay ningún otro calendario conectado. Lo hace un adulto en el ordenador, con «ingle accounts connect». Por favor, no envíes nunca una contraseña aquí.
sync-shown = { $lines }
sync-begun = Estoy sincronizando { $count ->
    [one] el otro calendario
   *[other] las { $count } cuentas de calendario
  } ahora.
sync-line-fine = { $server } está conectado ({ $calendars }); última sincronización { $at }.{ $waiting ->
    [0] {""}
    [one] {" "}Falta por salir un cambio.
   *[other] {" "}Faltan por salir { $waiting } cambios.
  }
sync-line-new = { $server } está conectado ({ $calendars }) y se está leyendo por primera vez.
sync-line-unchosen = { $server } está conectado, pero no hay ningún calendario suyo elegido. Se hace con «ingle accounts choose».
sync-line-down = { $server } no responde desde { $since }; sigo intentándolo.{ $waiting ->
    [0] {""}
    [one] {" "}Un cambio espera y saldrá después.
   *[other] {" "}{ $waiting } cambios esperan y saldrán después.
  }
sync-line-refused = { $server } no me deja entrar desde { $since }. Conéctalo de nuevo con «ingle accounts connect»; no envíes nunca una contraseña aquí.
sync-told-account = { $server } ya no me deja entrar como { $user }. Conéctalo de nuevo en el ordenador con «ingle accounts connect»; no envíes nunca una contraseña aquí.
sync-told-clash = «{ $title }» se cambió aquí y en «{ $calendar }» a la vez. Ahora vale «{ $kept }»; la otra versión, «{ $lost }», está en las notas.
sync-told-notes = «{ $title }» se cambió aquí y en «{ $calendar }» a la vez. Los dos textos están en las notas.
sync-told-newer = «{ $title }» se cambió aquí y en «{ $calendar }» a la vez. Vale el cambio más reciente.
sync-told-deleted-here = «{ $title }» se borró aquí y se cambió en «{ $calendar }» a la vez. Lo he conservado con el cambio.
sync-told-deleted-there = «{ $title }» se cambió aquí y se borró en «{ $calendar }» a la vez. Lo he conservado y lo he vuelto a poner allí.
sync-told-cancelled-there = «{ $title }» se cambió aquí y se canceló en «{ $calendar }» a la vez. Lo he conservado aquí.
sync-told-refused = El calendario «{ $calendar }» no acepta «{ $title }». Se queda aquí.
sync-line-held = { $server }: de repente faltan allí { $held } entradas. Aquí no he quitado nada y he preguntado qué hacer con ellas.
sync-line-part = { $server } está conectado ({ $calendars }), pero { $away } no se puede leer allí. «ingle accounts list» dice por qué.
sync-told-account-here = No puedo abrir { $server } para { $user }: algo no está bien en el ordenador en el que funciono. «ingle accounts list» dice allí qué es.
sync-told-removals = De repente faltan { $count } de { $total } entradas del calendario «{ $calendar }» en su servidor. Puede ser un error, así que aquí no he quitado nada. ¿Qué hago?
sync-removals-accepted = De acuerdo, quito también aquí lo que falta en «{ $calendar }» ({ $count }).
sync-removals-kept = De acuerdo, conservo lo que falta en «{ $calendar }» ({ $count }) y lo vuelvo a poner allí si puedo.
sync-removals-over = Esa pregunta ya está cerrada; no cambio nada.
button-sync-take-out = Quitarlas también aquí
button-sync-keep = Conservarlas

## What a sentence can be taken for
intent-sync_status = Ver si hay calendarios conectados
intent-sync_now = Sincronizar los calendarios
