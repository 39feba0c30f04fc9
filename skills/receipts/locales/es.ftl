## What a receipt says
receipt-line-shop = 🧾 { $shop }{ $mark }
receipt-line-no-shop = 🧾 Tienda ilegible (?)
receipt-line-day = { $day }{ $mark }
receipt-line-total = Importe total: { $money }{ $mark }
receipt-line-no-total = Total: ilegible (?)
receipt-line-tax = de los cuales impuestos: { $tax }{ $mark }
receipt-line-cash = Pagado en efectivo{ $mark }
receipt-line-card = Pagado con tarjeta{ $mark }
receipt-line-transfer = Pagado por transferencia{ $mark }
receipt-line-payer = Pagado por { $name }
receipt-line-short = { $shop } · { $money } · { $day }
receipt-line-short-no-total = { $shop } · { $day }
receipt-category-said = Categoría: { $category }
receipt-category-learnt = Categoría: { $category }, como me enseñaste para { $shop }
receipt-category-before = Categoría: { $category }, porque { $shop } ya se clasificó ahí antes
receipt-category-shop = Categoría: { $category }, por la tienda
receipt-category-items = Categoría: { $category }, por { $things }
receipt-category-none = Categoría: { $category }
receipt-item = • { $name } { $money }
receipt-item-many = • { $many } × { $name } { $money }
receipt-items-more = { $count ->
    [one] • y uno más
   *[other] • y { $count } más
  }

## What becomes of it
receipt-proposed = { $lines }
receipt-ask = ¿Lo anoto así?
receipt-ask-marked = No estoy seguro de lo marcado con (?). ¿Está bien así? Si no, dime simplemente qué es distinto.
receipt-ask-sum = Los artículos no suman el total. ¿Es correcto el total? Si no, dime simplemente el importe.
receipt-ask-old = No es un día reciente. ¿Está bien así? Si no, dime simplemente cuándo fue.
receipt-ask-amount = No consigo leer el importe. ¿Cuánto fue?
receipt-ask-attach = Ya anotaste { $money }{ $shop_part }. ¿Guardo el recibo con ese gasto en vez de anotarlo dos veces?
receipt-ask-change = Dime qué es distinto: el importe, el día, la tienda, la categoría o quién pagó.
receipt-booked = ✓ Anotado.
  { $lines }
receipt-waits = { $lines }
  Es más de lo que uno puede anotar solo. He preguntado a { $names }; hasta entonces no queda anotado.
receipt-saved-already = Eso ya está anotado.
  { $lines }
receipt-attached = ✓ El recibo queda ahora con el gasto.
  { $lines }
receipt-dropped = De acuerdo, no es un gasto.
receipt-drop-sure = ¿Quito esto de los gastos?
  { $lines }
receipt-open = Aún pendiente:
  { $lines }
receipt-known-picture = Este recibo ya se envió, { $sent }; ya está anotado.
  { $lines }
receipt-known-purchase = Ya hay un recibo con esta tienda, este día y este total, enviado: { $sent }.
  { $lines }
receipt-known-open = Este recibo ya se envió, { $sent }, y aún espera tu respuesta.
  { $lines }
receipt-shown = { $lines }
receipt-picture-gone = Su imagen ya no está.
receipt-not-found = No encuentro un recibo así.
receipt-which = ¿Qué recibo?
receipt-pick = { $merchant } · { $money } · { $day }
receipt-pick-unpriced = { $merchant } · { $day }
receipt-grown-ups = Solo los adultos llevan las cuentas de la casa, así que no he tocado este recibo.

## Warranty
receipt-warranty = 🛡 { $item }: la garantía termina probablemente { $until }.
receipt-warranty-kept = 🛡 Te recordaré ({ $on }) que termina la garantía: { $item } ({ $until }).
receipt-no-warranty = No veo nada con garantía en este recibo.
out-warranty = 🛡 La garantía termina { $until }: { $item } (comprado: { $bought }{ $shop_part }). Aquí está el recibo.

## Files that cannot be read
receipt-file-truncated = { $name } está dañado o no llegó entero. Envíalo otra vez, por favor.
receipt-file-too-large = { $name } es demasiado grande para mí. Envía una imagen más pequeña, por favor.
receipt-file-empty = En { $name } no se ve nada. Con más luz quizá funcione.
receipt-file-no-picture = { $name } no es una imagen ni un PDF que pueda abrir. En JPEG, PNG o PDF funciona.
receipt-file-timeout = Leer { $name } tardó demasiado. Una imagen solo del recibo quizá funcione.
receipt-file-locked = { $name } está protegido con una contraseña. Envíalo sin ella, por favor.
receipt-file-no-engine = Aquí todavía no puedo leer imágenes: el reconocimiento de texto no está instalado ({ $command }).
receipt-file-unreachable = Ahora mismo no puedo leer imágenes: el servicio que las lee no responde. Envíala otra vez dentro de unos minutos.

## Buttons
button-save-receipt = Guardar
button-save-receipt-of = Guardar { $shop } { $money }
button-drop-receipt = No es un gasto
button-attach-receipt = Guardar con él
button-book-anyway = Anotar igualmente
button-remind-warranty = Recordármelo antes de que termine

## What a sentence can be taken for
intent-receipt_change = Corregir un recibo
intent-receipt_save = Guardar un recibo
intent-receipt_drop = Descartar un recibo
intent-receipt_show = Mostrar un recibo
