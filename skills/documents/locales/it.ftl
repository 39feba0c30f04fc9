document-kept = 📄 Conservato: { $name }. { $seen }
document-kept-pages = 📄 Conservato: { $name }, { $pages ->
    [one] una pagina
   *[other] { $pages } pagine
  }. { $seen }
document-kept-several = 📄 Conservato: { $name } con { $count } documenti dentro. { $seen }
document-known = 📄 { $name } ce l'ho già. { $seen }
document-orders = ⚠️ { $count ->
    [one] Una frase dice
   *[other] { $count } frasi dicono
  } a un assistente che cosa fare. Lo tengo come testo e non ne faccio nulla.
document-hidden = 🙈 { $count ->
    [one] Ho tralasciato un passaggio
   *[other] Ho tralasciato { $count } passaggi
  } che chi guarda il documento non vede.
document-left-out = ⚠️ { $count ->
    [one] Una pagina o riga non si legge e manca
   *[other] { $count } pagine o righe non si leggono e mancano
  }.
document-unread-more = ⚠️ E altri { $count } file lì dentro non si leggono.
documents-for-family = La famiglia può vederlo.
documents-for-parents = Solo gli adulti possono vederlo.
documents-for-guests = Anche gli ospiti possono vederlo.
documents-for-you = Solo tu puoi vederlo.
documents-for-one = Solo { $name } può vederlo.
document-audience = 👁 { $name }: { $seen }
document-audience-same = 👁 { $name }: è già così. { $seen }
document-not-yours = Solo { $name } può renderlo privato.
document-forget-ask = 🗑 Butto via { $name }? Si cancella anche il file.
document-forgotten = 🗑 { $name } non c'è più. Il file si cancella tra una settimana.
document-gone = Quel documento non ce l'ho più.
document-not-found = Non conosco nessun documento come «{ $what }».
document-told = Non sta in nessun documento: mi è stato detto.
document-which = Quale documento?
document-file-gone = Il file di { $name } non c'è più.
document-too-large = { $name } è troppo grande da mandare qui.
document-sent = 📄 { $name }
document-page = 📄 { $name }, pag. { $page }
document-line = • { $name } ({ $added })
document-line-for = • { $name } ({ $added }) – { $seen }
documents-found = 📄 { $count ->
    [one] Un documento:
   *[other] { $count } documenti:
  }
  { $lines }
documents-more = E altri { $count }.
documents-none = 📄 Non ci sono ancora documenti. Mandamene uno: PDF, foto, Word, testo…
documents-none-of = Non conosco nessun documento come «{ $what }».
ask-document-audience = Chi può vederlo? Di' «privato», «solo i genitori», «la famiglia» o «gli ospiti».

papers-answer = { $answer }
  { $sources }
papers-field = { $field }
  «{ $quote }» [1]
papers-quote = «{ $quote }» [1]
papers-yes = Sì. «{ $quote }» [1]
papers-no = No. «{ $quote }» [1]
papers-source = [{ $n }] { $name }
papers-source-page = [{ $n }] { $name }, pag. { $page }
papers-told = [{ $n }] { $told }
papers-not-found = Non lo trovo nelle vostre carte: non ne dicono niente.
papers-locked = 🔒 Le tue carte private sono bloccate: non posso guardarle finché non dai la tua frase segreta.
button-source = 📄 { $name }
button-source-page = 📄 { $name }, pag. { $page }

document-problem = 📄 Un file della cartella non si legge. { $why }
document-file-truncated = { $name } è danneggiato o incompleto. Riprova.
document-file-too-large = { $name } è troppo grande da leggere.
document-file-empty = In { $name } non c'è niente da leggere.
document-file-no-picture = { $name } è un'immagine di un tipo che non conosco. JPEG, PNG e PDF li leggo.
document-file-timeout = Leggere { $name } ha richiesto troppo tempo.
document-file-locked = { $name } è protetto da una password. Mandalo senza.
document-file-no-engine = { $name } è un'immagine e il riconoscimento del testo non è installato: { $detail }
document-file-unreachable = { $name } è un'immagine e il servizio che legge le immagini non risponde. Inviala di nuovo tra qualche minuto.
document-file-unknown-kind = { $name } non è un documento che so leggere.
document-file-too-many-pages = { $name } ha troppe pagine: { $detail }.
document-file-too-many-files = In { $name } ci sono troppi file: { $detail }.
document-file-too-deep = { $name } è troppo in profondità dentro altri file.
document-file-unsafe-name = Il nome di { $name } porta fuori dal file in cui si trova.
document-file-nobody = { $name } non è per nessuno: le cartelle in private hanno il nome dei membri, e qui nessuno si chiama così.
document-file-bad-name = Il nome di { $name } ha segni che non riesco a leggere. Dagli un altro nome, per favore.

## What a sentence can be taken for
intent-question = Cercare nelle carte
intent-document_list = Elencare i documenti
intent-document_show = Mandare un documento
intent-document_audience = Dire chi può vedere un documento
intent-document_forget = Buttare via un documento
button-document-only-mine = 🔒 Solo per me
