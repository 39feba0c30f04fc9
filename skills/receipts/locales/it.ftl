## What a receipt says
receipt-line-shop = 🧾 { $shop }{ $mark }
receipt-line-no-shop = 🧾 Negozio illeggibile (?)
receipt-line-day = { $day }{ $mark }
receipt-line-total = Totale: { $money }{ $mark }
receipt-line-no-total = Totale: illeggibile (?)
receipt-line-tax = di cui imposte: { $tax }{ $mark }
receipt-line-cash = Pagato in contanti{ $mark }
receipt-line-card = Pagato con carta{ $mark }
receipt-line-transfer = Pagato con bonifico{ $mark }
receipt-line-payer = Pagato da { $name }
receipt-line-short = { $shop } · { $money } · { $day }
receipt-line-short-no-total = { $shop } · { $day }
receipt-category-said = Categoria: { $category }
receipt-category-learnt = Categoria: { $category }, come mi hai insegnato per { $shop }
receipt-category-before = Categoria: { $category }, perché { $shop } era già stato messo lì
receipt-category-shop = Categoria: { $category }, per via del negozio
receipt-category-items = Categoria: { $category }, per via di { $things }
receipt-category-none = Categoria: { $category }
receipt-item = • { $name } { $money }
receipt-item-many = • { $many } × { $name } { $money }
receipt-items-more = { $count ->
    [one] • e un altro
   *[other] • e altri { $count }
  }

## What becomes of it
receipt-proposed = { $lines }
receipt-ask = Lo registro così?
receipt-ask-marked = Non sono sicuro di ciò che è segnato con (?). Va bene così? Altrimenti dimmi semplicemente che cosa è diverso.
receipt-ask-sum = Le voci sommate non danno il totale. Il totale è giusto? Altrimenti dimmi semplicemente l’importo.
receipt-ask-old = Non è un giorno recente. Va bene così? Altrimenti dimmi semplicemente quando è stato.
receipt-ask-amount = Non riesco a leggere l’importo. Quant’era?
receipt-ask-attach = Hai già segnato { $money }{ $shop_part }. Tengo lo scontrino con quella spesa, invece di registrarla due volte?
receipt-ask-change = Dimmi che cosa è diverso: l’importo, il giorno, il negozio, la categoria o chi ha pagato.
receipt-booked = ✓ Registrato.
  { $lines }
receipt-waits = { $lines }
  È più di quanto si possa registrare da soli. Ho chiesto a { $names }; fino ad allora non è registrato.
receipt-saved-already = È già registrato.
  { $lines }
receipt-attached = ✓ Lo scontrino ora è con la spesa.
  { $lines }
receipt-dropped = Va bene, non è una spesa.
receipt-drop-sure = Tolgo questo dalle spese?
  { $lines }
receipt-open = Ancora in sospeso:
  { $lines }
receipt-known-picture = Questo scontrino è già arrivato, { $sent }; è già registrato.
  { $lines }
receipt-known-purchase = C’è già uno scontrino con questo negozio, giorno e totale, inviato: { $sent }.
  { $lines }
receipt-known-open = Questo scontrino è già arrivato, { $sent }, e aspetta ancora la tua parola.
  { $lines }
receipt-shown = { $lines }
receipt-picture-gone = La sua immagine non c’è più.
receipt-not-found = Non trovo uno scontrino così.
receipt-which = Quale scontrino?
receipt-pick = { $merchant } · { $money } · { $day }
receipt-pick-unpriced = { $merchant } · { $day }
receipt-grown-ups = Solo gli adulti tengono i conti di casa, perciò non ho toccato questo scontrino.

## Warranty
receipt-warranty = 🛡 { $item }: la garanzia finisce probabilmente { $until }.
receipt-warranty-kept = 🛡 Ti ricorderò ({ $on }) che la garanzia finisce: { $item } ({ $until }).
receipt-no-warranty = Su questo scontrino non vedo niente con garanzia.
out-warranty = 🛡 La garanzia finisce { $until }: { $item } (acquisto: { $bought }{ $shop_part }). Ecco lo scontrino.

## Files that cannot be read
receipt-file-truncated = { $name } è danneggiato o non è arrivato intero. Per favore rimandalo.
receipt-file-too-large = { $name } è troppo grande per me. Per favore manda un’immagine più piccola.
receipt-file-empty = In { $name } non si vede niente. Con più luce forse funziona.
receipt-file-no-picture = { $name } non è un’immagine né un PDF che so aprire. In JPEG, PNG o PDF funziona.
receipt-file-timeout = Leggere { $name } ha richiesto troppo tempo. Con un’immagine del solo scontrino forse funziona.
receipt-file-locked = { $name } è protetto da una password. Per favore mandalo senza.
receipt-file-no-engine = Qui non so ancora leggere le immagini: il riconoscimento del testo non è installato ({ $command }).
receipt-file-unreachable = In questo momento non riesco a leggere le immagini: il servizio che le legge non risponde. Inviala di nuovo tra qualche minuto.

## Buttons
button-save-receipt = Salva
button-save-receipt-of = Salva { $shop } { $money }
button-drop-receipt = Non è una spesa
button-attach-receipt = Tieni insieme
button-book-anyway = Registra comunque
button-remind-warranty = Ricordamelo prima della fine

## What a sentence can be taken for
intent-receipt_change = Correggere uno scontrino
intent-receipt_save = Salvare uno scontrino
intent-receipt_drop = Scartare uno scontrino
intent-receipt_show = Mostrare uno scontrino
