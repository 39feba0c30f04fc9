bank-import-sure = 🏦 { $count ->
    [one] Un movimiento es nuevo.
   *[other] { $count } movimientos son nuevos.
  }
  { $lines }
  ¿Importar?
bank-account-line = { $account }: { $count ->
    [one] un movimiento
   *[other] { $count } movimientos
  }, { $period } · salidas { $out }, entradas { $in }
bank-new-account-line = { $account } (cuenta nueva): { $count ->
    [one] un movimiento
   *[other] { $count } movimientos
  }, { $period } · salidas { $out }, entradas { $in }
bank-line-out = • −{ $money }{ $shop_part }, { $day }
bank-line-in = • +{ $money }{ $shop_part }, { $day }
bank-already = { $count ->
    [one] Un movimiento ya estaba.
   *[other] { $count } movimientos ya estaban.
  }
bank-will-match = { $count ->
    [one] Uno de ellos ya está anotado; no se cuenta dos veces.
   *[other] { $count } de ellos ya están anotados; no se cuentan dos veces.
  }
bank-pending = { $count ->
    [one] Un movimiento anunciado queda fuera hasta que el banco lo haga.
   *[other] { $count } movimientos anunciados quedan fuera hasta que el banco los haga.
  }
bank-left-out = Las operaciones con valores quedan fuera.
bank-imported = 🏦 { $count ->
    [one] Un movimiento importado
   *[other] { $count } movimientos importados
  }, { $period } · { $accounts }
bank-joined = 🏦 No había nada que anotar: todo estaba ya · { $accounts }
bank-nothing-new = 🏦 No hay nada nuevo en este archivo.
bank-transfers = { $count ->
    [one] Uno es un traspaso entre vuestras cuentas.
   *[other] { $count } son traspasos entre vuestras cuentas.
  }
bank-matched = { $count ->
    [one] Uno coincide con lo que habíais anotado:
   *[other] { $count } coinciden con lo que habíais anotado:
  }
  { $lines }
bank-match-line = • { $money }{ $shop_part }, { $day }{ $source ->
    [receipt] { "" } (tique)
    [bill] { "" } (factura)
   *[said] { "" }
  }
bank-balance-differs = ⚠️ En { $account } el banco dice { $bank }, { $day }; aquí son { $held }.
bank-into = A { $account }
bank-into-new = A una cuenta nueva
bank-ask-day = 🏦 ¿Qué columna es la fecha?
  { $lines }
bank-ask-amount = 🏦 ¿Qué columna es el importe?
  { $lines }
bank-table-line = • { $cells }
bank-column = { $column }
bank-two-columns = Salidas: { $debit }, entradas: { $credit }

## Lo que está mal en un archivo
bank-gone = Ya no tengo este archivo. Envíalo otra vez.
bank-too-large = Este archivo del banco es demasiado grande: { $limit } MB como mucho. Exporta un periodo más corto.
bank-too-many = Este archivo del banco tiene demasiados movimientos: { $limit } como mucho. Exporta un periodo más corto.
bank-empty-file = Este archivo está vacío. Expórtalo otra vez en el banco.
bank-office = Es una hoja de cálculo, no un archivo del banco. Guárdala como CSV y envía eso.
bank-pdf = Es un PDF, no un archivo del banco. Elige CSV, CAMT o MT940 al exportar.
bank-binary = No es un archivo del banco. Elige CSV, CAMT, MT940, OFX o QIF al exportar.
bank-unknown = Línea { $line }: no es un archivo del banco que conozca. Elige CSV, CAMT, MT940, OFX o QIF al exportar.
bank-no-rows = Línea { $line }: no hay movimientos en este archivo.
bank-encoding = La línea { $line } tiene letras que no se pueden leer. Exporta el archivo otra vez, en UTF-8 si puedes elegir.
bank-amount = Línea { $line }: «{ $text }» no es un importe. No se importó nada; corrige la línea o exporta otra vez.
bank-date = Línea { $line }: «{ $text }» no es una fecha. No se importó nada; corrige la línea o exporta otra vez.
bank-date-missing = Línea { $line }: este movimiento no tiene fecha. No se importó nada; exporta otra vez con fechas.
bank-side = Línea { $line }: no se dice si el dinero entró o salió («{ $text }»). No se importó nada; exporta otra vez.
bank-truncated = Línea { $line }: el archivo acaba en medio de un movimiento. No se importó nada; expórtalo otra vez.
bank-xml-forbidden = Línea { $line }: el archivo define entidades, cosa que ningún banco hace. No se abrió nada de él.
bank-xml-broken = Línea { $line }: no es XML válido. No se importó nada; exporta el archivo otra vez.
bank-says-error = Línea { $line }: el banco envió un error en vez de movimientos («{ $text }»). Exporta otra vez más tarde.
bank-investments = Línea { $line }: este archivo solo tiene operaciones con valores, que aquí no se anotan.
bank-table-broken = Línea { $line }: desde ahí no se puede leer la tabla, quizá falta una comilla. Expórtala otra vez.
bank-columns = Línea { $line }: no hay columna para { $missing ->
    [day] la fecha
   *[amount] el importe
  }. Exporta con fecha e importe.
