## Valori
day-today = oggi ({ $day })
day-tomorrow = domani ({ $day })
day-yesterday = ieri ({ $day })
day-other = { $day }
moment = { $day } alle { $time }
span-all-day = { $day }, tutto il giorno
span-days = da { $first } a { $last }
span-times = { $day } dalle { $start } alle { $end }
span-over-night = da { $day } alle { $start } a { $last } alle { $end }
this-month = questo mese
part-rule = ({ $rule })
part-who = per { $who }
part-merchant = da { $merchant }
part-shop = · { $shop }
part-category = per { $category }
part-payer = pagato da { $payer }
part-day = entro { $day }
me = te
rule-minutely = ogni { $interval ->
    [one] minuto
   *[other] { $interval } minuti
  }
rule-hourly = ogni { $interval ->
    [one] ora
   *[other] { $interval } ore
  }
rule-daily = ogni { $interval ->
    [one] giorno
   *[other] { $interval } giorni
  }
rule-weekly = ogni { $interval ->
    [one] { $days }
   *[other] { $interval } settimane, { $days }
  }
rule-weekdays = dal lunedì al venerdì
rule-monthly = ogni { $interval ->
    [one] mese
   *[other] { $interval } mesi
  } { $monthdays }
rule-monthly-days = ogni { $interval ->
    [one] mese
   *[other] { $interval } mesi
  } { $days }
rule-yearly = ogni { $interval ->
    [one] anno
   *[other] { $interval } anni
  } { $number ->
    [8] l'{ $date }
    [11] l'{ $date }
   *[other] il { $date }
  }
rule-yearly-days = ogni { $interval ->
    [one] anno
   *[other] { $interval } anni
  } { $days }
rule-other = a intervalli regolari
rule-months = a { $months }
rule-of-months = di { $months }
rule-times = alle { $times }
rule-count = { $count ->
    [one] una volta
   *[other] { $count } volte
  }
rule-until = fino a { $day }
month-day = { $day ->
    [-1] l'ultimo giorno
    [-2] il penultimo giorno
    [1] il 1º
    [8] l'8
    [11] l'11
   *[other] il { $day }
  }
weekday-in-month = { $day ->
    [domenica] { $place ->
        [1] la prima domenica
        [2] la seconda domenica
        [3] la terza domenica
        [4] la quarta domenica
        [5] la quinta domenica
        [-1] l'ultima domenica
        [-2] la penultima domenica
       *[other] la { $place }ª domenica
      }
   *[other] { $place ->
        [1] il primo { $day }
        [2] il secondo { $day }
        [3] il terzo { $day }
        [4] il quarto { $day }
        [5] il quinto { $day }
        [-1] l'ultimo { $day }
        [-2] il penultimo { $day }
       *[other] il { $place }º { $day }
      }
  }

## Pulsanti
button-undo = Annulla
button-confirm = Sì
button-cancel = No
button-done = Fatto
button-snooze = +10 min
button-edit = Cambia

## Conversazione
undone = Annullato.
undo-nothing = Non c'è niente da annullare.
memory-forgotten = Dimenticato: non so più di che cosa abbiamo parlato qui io e te. Quello che è nel calendario, nelle liste e nei documenti resta, e resta anche quello che vedi in questa chat.
memory-empty = Non ricordo niente di quello che ci siamo detti qui.
undo-already = È già annullato.
undo-changed-since = Nel frattempo è cambiato, quindi l'ho lasciato com'è.
cancelled-nothing = Va bene, non ho cambiato niente.
cancelled-older = Va bene, non ho cambiato niente. Se intendi quello che ho fatto prima, di' «annulla».
button-expired = Questo pulsante non funziona più. Dimmelo di nuovo.
button-not-yours = Questo pulsante è per qualcun altro.
button-locked = Questo pulsante riguarda qualcosa che è chiuso. Apri prima le tue cose private: /unlock
private-locked = Le tue cose private sono chiuse dall'ultimo avvio: quello che hai detto prima e i tuoi documenti privati. Aprile su { $page } o, in una chat privata su Telegram, con /unlock. Tutto il resto funziona.
unlock-how = Manda /unlock seguito dalla tua frase segreta, in un solo messaggio. La tolgo subito da questa chat e non la conservo da nessuna parte.
unlock-page = Non scrivere qui la tua frase segreta. Apri le tue cose private su { $page }
unlock-done = Le tue cose private sono aperte fino al prossimo avvio.
unlock-wrong = Questa non è la tua frase segreta. Non è stato aperto niente.
unlock-wait = Troppi tentativi sbagliati. Aspetta { $seconds } secondi e poi riprova.
unlock-none = Di tuo non c'è niente di chiuso.
unlock-title = Apri le tue cose private
unlock-field = Frase segreta
unlock-open = Apri
unlock-back = Torna alla chat
confirmed-nothing = Al momento non c'è niente da confermare.
hello = Ciao { $name }! Cosa posso fare per te?
thanks = Prego!
noted = 🙂
too-much-at-once = Sono molte cose insieme: ho letto fino a prima di «{ $text }». Mandami di nuovo il resto, per favore.
help =
  Tengo il calendario, i promemoria, le liste, le faccende, le spese e i documenti della famiglia. Basta dirmi:
  • dentista per Mia martedì prossimo alle 15
  • ricordami domani sera di portare fuori la spazzatura
  • ci servono latte, 6 uova e pane
  • ho speso 42,50 in panetteria
  • cosa abbiamo in programma questo weekend?
  • cosa dice il contratto d'affitto sugli animali?
  Ogni modifica ha un pulsante «Annulla»; va bene anche dire «annulla».
not-understood = Non ho capito bene cosa intendi. Me lo dici in un altro modo, per esempio «ricordami alle 17 di chiamare la nonna»?
not-in-reach = In questo non posso aiutarti. Mi occupo di calendario, promemoria, liste, faccende, spese e documenti.
no-such-day = «{ $day }» non c'è in nessun calendario. Che giorno intendi?
model-missing = Non ho capito, e il modello linguistico che potrebbe aiutare non c'è: { $reason }
model-loading = Da solo non ho capito, e il mio modello linguistico è ancora in preparazione ({ $state }). Riprova tra un momento o dillo in un altro modo.
model-wait = Un attimo, sto ancora rispondendo a qualcun altro.
model-busy = Mi state chiedendo in così tanti che a questo non arrivo. Chiedimelo di nuovo tra un minuto, per favore.
chat-doing = Adesso: { $reading } …
chat-may-i = Questo l'ho letto, non me l'hai detto tu: { $reading }: { $what }. Lo faccio?
chat-unsure = Non so dire se la tua condizione è soddisfatta: { $reading }: { $what }. Lo faccio?
chat-left = Quindi ho lasciato tutto com'era, senza cambiare nulla.
chat-stopped = Sono arrivato fin qui. Dimmi se manca ancora qualcosa.
message-empty = Il messaggio era vuoto. Cosa posso fare per te?
message-too-long = È troppo lungo per me: { $count } caratteri, al massimo { $most }. Mandami un messaggio più corto, per favore.
rail-orders = Sembra un tentativo di distogliere un assistente dalle sue regole; non ho cambiato nulla. Dimmi con parole semplici di che cosa hai bisogno.
rail-unsafe = Di questo è meglio parlare con un adulto di cui ti fidi. Se qualcuno è in pericolo, chiama subito il numero di emergenza.
rail-kind = Restiamo gentili tra noi. 🙂
rail-secret-card = Lì c'è un numero di carta. Altri della famiglia possono leggere quello che tengo, e non mi serve mai. Lo prendo lo stesso?
rail-secret-api-key = Sembra una chiave o un token di un programma. È più al sicuro in un gestore di password. Lo prendo lo stesso?
rail-secret-private-key = È una chiave privata. Non dovrebbe stare in una chat. La prendo lo stesso?
rail-secret-pin = Lì c'è un PIN o un codice usa e getta. Le banche non lo chiedono mai in chat, e non mi serve mai. Lo prendo lo stesso?
rail-unsaid = Avevo una risposta, ma non era da dire qui. Puoi chiederlo con altre parole?
rail-left-out = ⚠️ Una parte di questa carta dice a un assistente che cosa fare. Io cito soltanto le carte e non faccio nulla di quello che vi sta scritto.
rail-household = { $text }
rail-household-refuse = Questa casa non lo vuole qui; non ho fatto nulla.
rail-household-ask = Un controllo aggiunto da questa casa dubita di questo messaggio. Lo prendo lo stesso?
rail-broken = Un controllo aggiunto da questa casa ({ $rail }) ora non funziona, quindi non ho fatto nulla. Deve guardarci un admin.
storage-full = Il disco è pieno e non ho potuto salvare; non è cambiato niente. Chi amministra deve fare spazio.
already-done = Già fatto.
went-wrong = Qualcosa è andato storto da parte mia; non è cambiato niente. Nel registro è segnato come { $id }.
rates-messages = È più di quanto riesca a seguire in una volta: prendo { $count } messaggi al minuto. Riprendo alle { $time }. Non leggo questo messaggio né quello che arriva fino ad allora; rimandamelo dopo, per favore.
rates-left-out = Non ho letto { $count ->
    [one] un messaggio arrivato
   *[other] { $count } messaggi arrivati
  } quando era troppo in una volta. Rimandami quello che conta ancora, per favore.
rates-model = Il modello linguistico ha lavorato per te quanto può per ora; riprende alle { $time }. Quello che posso fare senza di lui va avanti come sempre.
progress = Sono a { $done } di { $of }…
service-down = { $reason }
pod-about =
    { $pod ->
        [planner] calendario, promemoria e compiti
        [finance] spese e budget
        [family] liste comuni e quello che ho imparato
       *[other] { $about }
    }
pod-down = In questo momento non raggiungo la parte di me che se ne occupa ({ $about }). Tutto il resto funziona; riprova tra poco.
pod-unsure = Ho perso il contatto con la parte di me che se ne occupa ({ $about }) mentre lo facevo, e non so se è stato fatto. Controlla prima di ripeterlo.
pod-file-large = Questo file supera i { $limit } MB, più di quanto possa passare. Puoi mandarlo in parti più piccole?
storage-busy = In questo momento i miei dati sono occupati, quindi non è cambiato niente. Riprova tra un minuto.
storage-damaged = In questo momento non riesco a leggere i miei dati, quindi non è cambiato niente. Chi amministra deve dare un'occhiata.

## Contenuti che non si leggono
unsupported-sticker = Carino! Però non so leggere gli sticker. Cosa posso fare per te?
unsupported-location = Grazie, ma non so ancora cosa fare di una posizione.
unsupported-video = Non posso guardare i video. Me lo dici a parole?
unsupported-contact = Non posso ancora tenere i contatti. Mi dici a parole di cosa si tratta?
unsupported-poll = Non posso rispondere ai sondaggi. Me lo chiedi direttamente?
unsupported-voice = Non ho ricevuto questa registrazione. Mandala di nuovo, oppure scrivimelo.
unsupported-photo = In questa immagine non trovo niente con cui possa fare qualcosa. Uno scontrino lo leggo; il resto dimmelo a parole.
unsupported-document = Non so leggere questo tipo di file. PDF, Word, Excel, testi, e-mail e immagini sì. Mi dici a parole cosa c'è di importante?
unsupported-too-large = Il file supera i 20 MB, più di quanto possa ricevere qui. Me lo mandi in parti più piccole? Una registrazione, in pezzi più brevi.
unsupported-over-budget = Oggi mi hai mandato quanto prendo in un giorno, quindi non ho tenuto questo. Da domani prendo di nuovo file e registrazioni; quello che scrivi va avanti come sempre.
unsupported-disk-full = In casa non c'è quasi più spazio per foto e file, quindi non ho tenuto questo. Gli amministratori lo sanno. Mandalo di nuovo più tardi o dimmi a parole cosa conta; messaggi e promemoria vanno avanti come sempre.
unsupported-not-fetched = Quello che hai mandato non mi è arrivato. Me lo mandi di nuovo?
unsupported-other = Non so leggere questo tipo di messaggio. Me lo dici a parole?

## Persone
stranger = Ciao! Parlo solo con la mia famiglia. Se ne fai parte, chiedi un link d'invito.
invite-bad = Questo invito non è valido: funziona una volta sola e per 24 ore. Chiedine uno nuovo.
joined = Ciao { $name }, che bello averti qui! Sono l'assistente della famiglia. Prova con «cosa abbiamo in programma questo weekend?» oppure /help.
already-member = Fai già parte della famiglia, { $name }. Cosa posso fare per te?
ask-in-private = Non qui, dove leggono tutti. Chiedimelo nella nostra chat privata.
not-allowed-child = Questa è una cosa da grandi. Chiedi a uno di loro.
not-allowed-guest = Gli ospiti possono chiedere solo quello che la famiglia ha aperto per loro.
not-allowed-adult = Può farlo solo chi amministra.
not-allowed-admin = Qui non si può fare.
not-allowed-others = È di qualcun altro; può cambiarlo solo una persona adulta.
not-allowed-remind-others = I promemoria per te li puoi mettere. Per gli altri, chiedi a una persona adulta.
not-allowed-chores = Le faccende per gli altri le assegnano i grandi.

## Comandi del menu
command-help = Cosa so fare
command-today = Cosa c'è oggi
command-undo = Annulla l'ultima modifica
command-reminders = I tuoi promemoria
command-shopping = La lista della spesa
command-learned = Che cosa ho imparato da voi
command-forget = Dimenticare di che cosa abbiamo parlato qui
menu-help = aiuto
menu-today = cosa c'è in programma oggi?
menu-undo = annulla
menu-reminders = mostra i miei promemoria
menu-shopping = mostrami la lista della spesa
menu-learned = che cosa hai imparato?

## Quando non è chiaro
ask-which-reading = Non ho capito bene cosa intendi. È una di queste cose?
read-as = L'ho inteso così: { $reading }. È giusto?
ask-who = Chi è { $name }?
undone-ask = Annullato. Volevi dire qualcos'altro?
button-none = Niente di tutto questo

## Briefs
brief-nothing = Niente in programma.
brief-more = … e altri { $count }.

## Recordings
heard = 🎤 sentito: «{ $text }»
button-correct = Non ho detto così
correct-how = Che cosa hai detto? Scrivilo o dillo di nuovo; basta la parola sbagliata.
    Ho sentito: «{ $text }»
aloud = Non c'è ancora niente da leggere. Prima chiedimi qualcosa.
listening = Sto ascoltando: minuto { $done } di { $of }…
unheard-off = Qui non posso ascoltare registrazioni: l'ascolto è disattivato. Scrivimelo, per favore.
unheard-no-sound = In questo file non trovo nessun suono che conosca. Manda un messaggio vocale, oppure un file MP3, M4A, OGG o WAV.
unheard-damaged = Questa registrazione è danneggiata e non ho sentito niente. Mandala di nuovo, per favore.
unheard-too-long = Questa registrazione è troppo lunga per me{ $minutes ->
        [0] { "" }
       *[other] { " " }({ $minutes } minuti)
    }: ascolto al massimo un quarto d'ora. Mandala in pezzi più corti.
unheard-too-large = Questa registrazione è troppo grande per me ({ $detail }). Mandala in pezzi più corti.
unheard-timeout = L'ascolto è durato troppo e mi sono fermato. Mandalo di nuovo o scrivimelo, per favore.
unheard-silence = Ho ascoltato, ma c'è solo silenzio. Forse il microfono era spento?
unheard-no-speech = Ho ascoltato, ma non ho sentito nessuno parlare. Ripetilo un po' più vicino al microfono, o scrivimelo.
unheard-no-engine = Qui non posso ancora ascoltare registrazioni. Chi mi gestisce può rimediare con: { $detail }
unheard-no-model = Mi manca ciò con cui ascolto. Chi mi gestisce può prenderlo con: ingle models pull whisper-base
unheard-fetching = Sto ancora prendendo ciò con cui ascolto ({ $percent } %). Riprova tra un minuto, o scrivimelo.
unheard-unreachable = Il servizio con cui ascolto non risponde. Riprova tra un minuto, o scrivimelo.

## Registrazioni lunghe
recording = 🎙 Una registrazione di { $minutes ->
    [one] un minuto
   *[other] { $minutes } minuti
  } in { $language }:
  { $points }
recording-bare = 🎙 Una registrazione di { $minutes ->
    [one] un minuto
   *[other] { $minutes } minuti
  } in { $language }. Quello che è stato detto è nel file.
recording-point = • { $text }
recording-things = 📌 { $count ->
    [one] Una cosa si può aggiungere:
   *[other] { $count } cose si possono aggiungere:
  }
recording-event = { $n }. 📅 { $title }{ $who_part } – { $when } ({ $said })
recording-reminder = { $n }. ⏰ { $text } – { $due } ({ $said })
recording-todo = { $n }. ☑️ { $text }{ $who_part }{ $day_part } ({ $said })
recording-items = { $n }. 🛒 { $items } ({ $said })
recording-expense = { $n }. 💶 { $money }{ $shop_part }{ $category_part } ({ $said })
recording-more = { $count ->
    [one] Forse ce n'è un'altra; nel file c'è tutto quello che è stato detto.
   *[other] Forse ce ne sono altre { $count }; nel file c'è tutto quello che è stato detto.
  }
button-recording-event = 📅 { $title }
button-recording-reminder = ⏰ { $title }
button-recording-todo = ☑️ { $title }
button-recording-items = 🛒 { $title }
button-recording-expense = 💶 { $title }
button-recording-all = Aggiungi tutto ({ $count })

## Modelli
models-head = I modelli di questa casa:
models-fast = per capire: { $model }
models-chat = per parlare: { $model }
models-vision = per guardare le immagini: { $model }
models-embed = per cercare: { $model }
models-well = { $name } risponde; nella sua memoria: { $loaded }
models-idle = { $name } risponde; nella sua memoria non c'è niente.
models-ill = { $name } ora non si può usare: { $reason }
models-how = Scaricane un altro con /models pull NOME.
models-none = Qui non c'è nessun modello linguistico.
models-admins = Dei modelli si occupano gli admin. Chiedi a uno di loro.
models-fetching = Lo sto scaricando: { $done } di { $of } MB…
models-fetched = { $model } ora è qui e si può usare.
models-unknown = Non c'è nessun modello che si chiama { $model }. I nomi sono su ollama.com/library.
models-full = Sul disco del server dei modelli non c'è posto per { $model }. Libera un po' di spazio, poi chiedi di nuovo.
models-nobody = Qui nessun server scarica modelli. Installa prima un server Ollama.
models-offline = Questa casa è offline, quindi non scarico modelli.
models-failed = Non sono riuscito a scaricare { $model }: { $reason }. Chiedi di nuovo e riprende da dove si era fermato.
models-stopped = Mi stanno fermando e { $model } non è ancora tutto qui. Chiedi più tardi; riprende da dove si era fermato.

# Quello che ha trovato Prometheus, passato da Alertmanager.
alert-help = Il rimedio è in docs/runbook.md, sotto «{ $heading }».
alert-house-down = Per un po' la casa non ha risposto.
alert-pod-down = La parte «{ $pod }» non risponde.
alert-model-server-down = Il server dei modelli { $backend } non risponde.
alert-restarts-again-and-again = Sono stato riavviato più di due volte in mezz'ora.
alert-deliveries-fail = I messaggi tramite { $channel } non passano: { $count } tentativi in mezz'ora.
alert-messages-fail = In un quarto d'ora non ho potuto rispondere a { $count } messaggi.
alert-messages-slow = Un messaggio su venti aspetta più di 20 secondi.
alert-models-busy = { $count } domande aspettano il modello linguistico.
alert-machine-disk-nearly-full = Sul disco { $mountpoint } resta meno del 5 %.
alert-disk-fills-up = Di questo passo, tra quattro giorni il disco di casa è pieno.
alert-clock-not-kept = L'orologio della macchina non viene più sincronizzato.
alert-gpu-hot = La scheda grafica { $card } è a { $celsius } °C.
alert-gpu-memory-full = La memoria della scheda grafica { $card } è piena.
alert-certificate-ends = Il certificato della chat web sta per scadere, o non si vede.
alert-machine-not-seen = Nessuno sorveglia più la macchina: node-exporter non risponde.
alert-watcher-down = { $job } non risponde: qualcosa resta senza sorveglianza.
notice-alert-house-down = 🔔 { alert-house-down } { alert-help }
notice-alert-house-down-well = ✅ Tutto di nuovo a posto: «{ alert-house-down }»
notice-alert-pod-down = 🔔 { alert-pod-down } { alert-help }
notice-alert-pod-down-well = ✅ Tutto di nuovo a posto: «{ alert-pod-down }»
notice-alert-model-server-down = 🔔 { alert-model-server-down } { alert-help }
notice-alert-model-server-down-well = ✅ Tutto di nuovo a posto: «{ alert-model-server-down }»
notice-alert-restarts-again-and-again = 🔔 { alert-restarts-again-and-again } { alert-help }
notice-alert-restarts-again-and-again-well = ✅ Tutto di nuovo a posto: «{ alert-restarts-again-and-again }»
notice-alert-deliveries-fail = 🔔 { alert-deliveries-fail } { alert-help }
notice-alert-deliveries-fail-well = ✅ Tutto di nuovo a posto: «{ alert-deliveries-fail }»
notice-alert-messages-fail = 🔔 { alert-messages-fail } { alert-help }
notice-alert-messages-fail-well = ✅ Tutto di nuovo a posto: «{ alert-messages-fail }»
notice-alert-messages-slow = 🔔 { alert-messages-slow } { alert-help }
notice-alert-messages-slow-well = ✅ Tutto di nuovo a posto: «{ alert-messages-slow }»
notice-alert-models-busy = 🔔 { alert-models-busy } { alert-help }
notice-alert-models-busy-well = ✅ Tutto di nuovo a posto: «{ alert-models-busy }»
notice-alert-machine-disk-nearly-full = 🔔 { alert-machine-disk-nearly-full } { alert-help }
notice-alert-machine-disk-nearly-full-well = ✅ Tutto di nuovo a posto: «{ alert-machine-disk-nearly-full }»
notice-alert-disk-fills-up = 🔔 { alert-disk-fills-up } { alert-help }
notice-alert-disk-fills-up-well = ✅ Tutto di nuovo a posto: «{ alert-disk-fills-up }»
notice-alert-clock-not-kept = 🔔 { alert-clock-not-kept } { alert-help }
notice-alert-clock-not-kept-well = ✅ Tutto di nuovo a posto: «{ alert-clock-not-kept }»
notice-alert-gpu-hot = 🔔 { alert-gpu-hot } { alert-help }
notice-alert-gpu-hot-well = ✅ Tutto di nuovo a posto: «{ alert-gpu-hot }»
notice-alert-gpu-memory-full = 🔔 { alert-gpu-memory-full } { alert-help }
notice-alert-gpu-memory-full-well = ✅ Tutto di nuovo a posto: «{ alert-gpu-memory-full }»
notice-alert-certificate-ends = 🔔 { alert-certificate-ends } { alert-help }
notice-alert-certificate-ends-well = ✅ Tutto di nuovo a posto: «{ alert-certificate-ends }»
notice-alert-machine-not-seen = 🔔 { alert-machine-not-seen } { alert-help }
notice-alert-machine-not-seen-well = ✅ Tutto di nuovo a posto: «{ alert-machine-not-seen }»
notice-alert-watcher-down = 🔔 { alert-watcher-down } { alert-help }
notice-alert-watcher-down-well = ✅ Tutto di nuovo a posto: «{ alert-watcher-down }»
notice-alert = 🔔 { $alert }: { $summary }. { alert-help }
notice-alert-well = ✅ Tutto di nuovo a posto: «{ $alert }: { $summary }»

## How the house is
command-status = Come sta la casa
status-well = Va tutto bene.
status-look =
    { $count ->
        [one] C'è una cosa da guardare.
       *[other] Ci sono { $count } cose da guardare.
    }
status-broken =
    { $count ->
        [one] Una cosa non funziona.
       *[other] { $count } cose non funzionano.
    }
status-others-well = Sto bene, funziona tutto.
status-others-ill = Si sta sistemando qualcosa. Quello che mi dici resta.
status-more = E altre { $count }: la pagina «{ $page }» ha tutto.
status-line = { $mark } { $part }: { $sentence }
status-part-house = La casa
status-part-messages = Messaggi
status-part-pods = I pod
status-part-outbox = Quello che dico da sola
status-part-models = Modello linguistico
status-part-voice = Ascoltare e parlare
status-part-reading = Leggere immagini
status-part-records = Dati
status-part-disk = Disco
status-part-snapshots = Copie
status-part-store = Conservate altrove
status-part-drill = Prova di ripristino
status-part-telegram = Chat su Telegram
status-part-calendars = Altri calendari
status-part-notices = Quello che ho segnalato
status-part-offline = Senza internet
status-part-rights = Permessi dei file
status-house = Inglenook { $version }, avviato { $since }.
status-messages-none = Nessuno ha scritto nelle ultime 24 ore.
status-messages =
    { $count ->
        [one] Un messaggio
       *[other] { $count } messaggi
    } in 24 ore; metà con risposta entro { $median }, quasi tutti entro { $most }.
status-messages-failed =
    { $failed ->
        [one] Un messaggio su { $count } è rimasto
       *[other] { $failed } messaggi su { $count } sono rimasti
    } senza risposta in 24 ore.
status-messages-failed-todo = Cerca «could not be answered» nel registro.
status-messages-slow-todo = Il runbook ha «Answers are slow».
status-pods =
    { $count ->
        [one] L'unico pod risponde.
       *[other] Tutti e { $count } i pod rispondono.
    }
status-pods-down =
    { $count ->
        [one] { $names } non risponde.
       *[other] { $names } non rispondono.
    }
status-pods-todo = Riavvia il suo processo; il runbook ha «A pod is down».
status-outbox =
    { $waiting ->
        [0] Niente aspetta di essere detto.
        [one] Una cosa aspetta la sua ora.
       *[other] { $waiting } cose aspettano la loro ora.
    } { $given_up ->
        [0] {""}
        [one] Finora una è stata abbandonata.
       *[other] Finora { $given_up } sono state abbandonate.
    }
status-outbox-late = Qualcosa che andava detto aspetta da { $age }.
status-outbox-todo = Il runbook ha «A reminder did not come».
status-models-none = La casa ne fa a meno, come impostato.
status-models =
    { $model } è pronto{ $queue ->
        [0] .
        [one] ; una domanda aspetta.
       *[other] ; { $queue } domande aspettano.
    }
status-models-loading = { $model } si sta caricando.
status-models-fetching = { $model } si sta scaricando: { $percent } %. La chat intanto funziona.
status-models-failed = { $model } non si può usare: { $reason }.
status-models-servers = { $count } server di modelli su { $of } non si possono usare: { $names }.
status-models-todo = /models dice di più; il runbook ha «A model server is down».
status-voice-off = Disattivato.
status-voice = Le note vocali si ascoltano e le risposte si leggono.
status-voice-fetching = Si scarica ciò che ascolta e parla: { $percent } %.
status-voice-failed = Non si è potuto avere ciò che ascolta e parla: { $reason }.
status-voice-todo = `ingle check` dice che cosa manca.
status-voice-down = Il servizio vocale non risponde.
status-service-todo = Riavvia quel servizio e guarda il suo registro.
status-reading = Scontrini e documenti scansiti si possono leggere.
status-reading-down = Il servizio di lettura non risponde.
status-reading-missing = { $engine } non è installato, quindi nessuna immagine viene letta.
status-reading-todo = Installalo, o indica un servizio di lettura in INGLE_OCR.
status-records = All'avvio ogni database era come l'avevo lasciato.
status-records-back = { $what }: danneggiato, visto { $at }; al suo posto c'è un backup, e manca ciò che è stato scritto dopo.
status-records-whole = { $what }: danneggiato, visto { $at }; al suo posto c'è un backup, e non manca nulla.
status-records-todo = La chat degli amministratori dice da quando a quando; il runbook ha «A damaged database».
status-disk = Liberi { $free } su { $total }.
status-disk-full = Restano solo { $free } su { $total }; per ora non prendo foto né documenti.
status-disk-todo = Libera spazio; il runbook ha «The disk is full».
status-snapshots-none = Non ce n'è ancora nessuna.
status-snapshots = L'ultima è stata fatta { $at }: { $rows } voci, { $files } file.
status-snapshots-old = L'ultima è stata fatta { $at }.
status-snapshots-failed = L'ultimo tentativo è fallito ({ $reason }); l'ultima è stata fatta { $at }.
status-snapshots-todo = Fanne una con `ingle backup now`; dice che cosa non va.
status-store-off = Le copie restano nella loro cartella, come impostato.
status-store-none = Lì non c'è ancora nessuna copia.
status-store = L'ultima copia è arrivata lì { $at }.
status-store-old = L'ultima copia è arrivata lì { $at }, da troppo.
status-store-failed = L'ultima copia non è arrivata lì: { $reason }.
status-store-todo = Prova con `ingle backup now`.
status-drill-none = Ancora nessuna; ce n'è una da sola ogni mese.
status-drill = Una copia è stata ripristinata per prova { $at }, e c'era tutto.
status-drill-failed = L'ultima è fallita: { failure-cause }.
status-drill-todo = Ripetila con `ingle backup drill`.
status-telegram-off = Non configurato; la chat web è aperta.
status-telegram-connecting = Connessione in corso.
status-telegram = Ha risposto l'ultima volta { $at }.
status-telegram-silent = Non arriva niente da { $age }.
status-telegram-never = Non ha risposto dall'avvio.
status-telegram-todo = Il runbook ha «Telegram cannot be reached».
status-calendars-none = Nessuno è collegato.
status-calendars-waiting =
    { $count ->
        [one] Uno sta per essere allineato.
       *[other] { $count } stanno per essere allineati.
    }
status-calendars =
    { $count ->
        [one] Uno allineato, guardato { $at }.
       *[other] { $count } allineati, guardati { $at }.
    }
status-calendars-failed =
    { $count ->
        [one] Uno non è allineato.
       *[other] { $count } non sono allineati.
    }
status-calendars-todo = Chiedimi «i calendari sono allineati?»; so perché.
status-calendars-held =
    { $count ->
        [one] Una cosa lì non c'è più e resta qui finché qualcuno decide.
       *[other] { $count } cose lì non ci sono più e restano qui finché qualcuno decide.
    }
status-calendars-held-todo = Premi un pulsante sotto la mia domanda.
status-notices-none = Niente è in sospeso.
status-notices =
    { $count ->
        [one] Una cosa non è ancora risolta.
       *[other] { $count } cose non sono ancora risolte.
    }
status-notices-todo = La chat degli admin dice che cosa fare.
status-offline =
    { $count ->
        [0] Niente ha cercato internet.
        [one] Una connessione rifiutata dall'avvio.
       *[other] { $count } connessioni rifiutate dall'avvio.
    }
status-rights = Ciò che è segreto lo legge solo il proprietario.
status-rights-open = Altri su questa macchina possono leggere { $path }.
status-rights-todo = Esegui `chmod 600` su di esso.
status-hangs = Non risponde entro { $seconds }.
status-hangs-todo = Guarda il registro; riavviare aiuta se un disco o un servizio si blocca.
status-not-looked = Non si è potuto guardare.
status-not-looked-todo = Il registro dice perché.
status-now = proprio ora
status-title = Come sta la casa?
status-hours = Messaggi per ora
status-latency = Secondi alla risposta
status-word-done = fatti
status-word-refused = rifiutati
status-word-failed = falliti
status-word-median = la metà
status-word-most = quasi tutti
status-word-media = foto e audio
status-word-papers = documenti
status-word-models = modelli
status-word-snapshots = copie
status-word-rest = il resto della casa
status-word-others = altro
status-word-free = libero
