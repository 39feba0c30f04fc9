notices-several = 🏠 Alcune cose sulla casa:
  { $lines }
notice-undelivered = ⚠️ Non sono riuscito a consegnare un messaggio a { $name }: { $reason }. Che { $name } mi scriva una volta in una chat privata; poi funzionerà di nuovo.
notice-snapshot-failed = ⚠️ Non è stato possibile fare un'istantanea: { $reason }. Sistema questo, poi esegui: ingle backup now
notice-snapshot-failed-well = ✅ Le istantanee si fanno di nuovo.
notice-store-failed = ⚠️ Il backup non è arrivato dove viene conservato: { $reason }. È solo nella cartella delle istantanee. Sistema questo, poi esegui: ingle backup now
notice-store-failed-well = ✅ I backup sono di nuovo conservati al loro posto.
notice-check-failed = ⚠️ Qualcosa non va nei backup conservati: { $reason }. Fanne uno nuovo con: ingle backup now
notice-check-failed-well = ✅ Ho controllato i backup conservati: è di nuovo tutto a posto.
failure-cause = { $cause ->
    [wrong-key] il backup si apre con un'altra chiave o password, non con quella di qui
    [no-key] qui manca la chiave della casa (secret.key)
    [unreachable] il posto dove sono i backup non si raggiunge
    [no-room] non c'è abbastanza spazio libero
    [busy] in questo momento qualcun altro lavora sui backup
    [damaged] il backup è danneggiato
   *[other] { $reason }
  }
notice-drill-done = ✅ Backup di { $at } ripristinato per prova: { $rows } elementi e { $files } file in { $seconds } s; { $same } domande su { $asked } con la stessa risposta di prima.
notice-drill-failed = ⚠️ Un backup non si è potuto ripristinare per prova: { failure-cause }. Fanne uno nuovo con «ingle backup now» e provalo con «ingle backup drill».
notice-drill-failed-well = ✅ I backup si possono ripristinare di nuovo.
notice-restore-done = ♻️ Ripristinato da un backup: { $rows } elementi e { $files } file in { $seconds } s. Guarda se c'è tutto; quello che c'era prima è conservato accanto ai backup.
notice-restore-failed = ⚠️ Un ripristino non è riuscito: { failure-cause }. Esegui «ingle backup list» e provane uno più vecchio.
notice-recovered = 🩹 All'avvio qualcosa era danneggiato: { $what }. Ho messo al suo posto il backup di { $since }; manca quindi ciò che vi è stato scritto da allora fino a { $until }: ridimmi ciò che conta. Quello che c'era prima è nella cartella dei dati, in { $kept }.
notice-recovered-all = 🩹 All'avvio qualcosa era danneggiato: { $what }. Senza quello non funziona nient'altro, quindi ho riportato tutto com'era nel backup di { $since }: manca ciò che è stato scritto da allora fino a { $until }, ovunque fosse. Ridimmi ciò che conta. Quello che c'era prima è nella cartella dei dati, in { $kept }.
notice-recovered-whole = 🩹 All'avvio qualcosa era danneggiato: { $what }. È di nuovo come nel backup di { $since }; da allora lì non era stato scritto nulla, quindi non manca nulla. I file danneggiati sono nella cartella dei dati, in { $kept }.
notice-recover-failed = 🛑 Qualcosa è danneggiato e non sono riuscito a sistemarlo: { $reason }. Vedi «A damaged database» in docs/runbook.md.
notice-upgraded = ⬆️ È in uso una nuova versione: { $version }. Se qualcosa non va: ingle upgrade back
notice-upgraded-back = ⬇️ È di nuovo in uso la versione di prima: { $version }, con i dati di prima del cambio. Manca quello che è venuto dopo.
notice-upgrade-failed = ⚠️ La nuova versione non è stata messa in uso: { $reason }. La vecchia continua. «ingle upgrade status» dice di più.
notice-snapshot-old = ⚠️ L'istantanea più recente ha { $hours } ore. Guarda se il servizio di backup funziona (ingle backup health), oppure fanne una con: ingle backup now
notice-snapshot-old-well = ✅ C'è di nuovo un'istantanea recente.
notice-store-old = ⚠️ Da { $hours } ore nessun backup arriva dove vengono conservati. Guarda se quel posto è raggiungibile, poi esegui: ingle backup now
notice-store-old-well = ✅ Un backup recente è conservato al suo posto.
notice-drill-old = ⚠️ Da { $days } giorni nessun backup è stato ripristinato per prova. Provaci con: ingle backup drill
notice-drill-old-well = ✅ Un backup è stato di nuovo ripristinato per prova.
notice-disk-low = 💾 Il disco è quasi pieno: { $free } GB liberi. Per ora non prendo foto e documenti; messaggi, note vocali e promemoria continuano. Fai spazio, come sotto «The disk is full» in docs/runbook.md.
notice-disk-low-well = ✅ Sul disco c'è di nuovo spazio ({ $free } GB liberi): prendo di nuovo foto e documenti.
notice-disk-critical = 🛑 Il disco è pieno tranne { $free } GB: si fermano anche le note vocali, le istantanee e la lettura di nuovi documenti. Fai spazio oggi, come sotto «The disk is full» in docs/runbook.md.
notice-disk-critical-well = ✅ Il disco non è più del tutto pieno ({ $free } GB liberi): le note vocali si ascoltano, le istantanee si fanno e i documenti si leggono di nuovo.
notice-clock-jumped-ahead = 🕰️ L'orologio della macchina è saltato avanti di { $minutes } minuti. Quello che c'era da dire nel frattempo è arrivato tardi. Se era un errore, rimetti l'ora giusta: timedatectl set-ntp true
notice-clock-jumped-back = 🕰️ L'orologio della macchina è saltato indietro di { $minutes } minuti. Niente viene detto due volte. Se era un errore, rimetti l'ora giusta: timedatectl set-ntp true
notice-clock-wrong = 🕰️ L'orologio della macchina è sbagliato di { $minutes } minuti, quindi i promemoria arrivano all'ora sbagliata. Regolalo: timedatectl set-ntp true
notice-clock-wrong-well = ✅ L'orologio della macchina è di nuovo giusto.
notice-telegram-unreachable = 📵 Telegram non è raggiungibile da { $minutes } minuti. Controlla la connessione internet di casa; io continuo a provare. Intanto funziona la chat web.
notice-telegram-unreachable-well = ✅ Telegram è di nuovo raggiungibile.
notice-telegram-silent = 📵 Telegram tace da { $minutes } minuti, anche se dovrebbe rispondere. Mi ricollego; se resta così, riavvia Inglenook. Intanto funziona la chat web.
notice-telegram-silent-well = ✅ Telegram risponde di nuovo.
notice-telegram-waiting = 📵 Da { $minutes } minuti ci sono messaggi su Telegram che non mi arrivano. Mi ricollego; se resta così, riavvia Inglenook. Intanto funziona la chat web.
notice-telegram-waiting-well = ✅ I messaggi su Telegram mi arrivano di nuovo.
notice-telegram-conflict = 🚨 Qualcun altro ritira i messaggi di questo bot da Telegram. Se non è un tuo secondo Inglenook, il token è stato rubato: chiedine uno nuovo a @BotFather con /revoke, come sotto «A stolen Telegram token» in docs/runbook.md.
notice-telegram-conflict-well = ✅ Sono di nuovo l'unico a ritirare i messaggi di questo bot.
notice-telegram-token = 🚨 Telegram rifiuta il token del bot: è stato revocato. Chiedine uno nuovo a @BotFather, inseriscilo con «ingle rotate telegram» e riavviami. Intanto funziona la chat web.
notice-telegram-token-well = ✅ Telegram accetta di nuovo il token del bot.
notice-telegram-webhook = 🚨 Qualcuno ha fatto mandare altrove i messaggi di questo bot (un webhook); l'ho annullato. Se non sei stato tu, il token è stato rubato: chiedine uno nuovo a @BotFather con /revoke.
notice-loop-slow = 🐢 Sono rimasto fermo per { $seconds } secondi. Se succede spesso, guarda che cos'altro occupa la macchina; /status mostra di più.
notice-threads-stuck = 🐢 Da { $minutes } minuti nessuno dei miei { $count } lavoratori è libero. Se non rispondo, riavvia Inglenook.
notice-threads-stuck-well = ✅ I miei lavoratori sono di nuovo liberi.
notice-outbox-late = ⏳ Quello che ho da dire non esce da { $since }. Guarda con /status se Telegram e i pod rispondono.
notice-outbox-late-well = ✅ Quello che aspettava di essere detto è uscito.
