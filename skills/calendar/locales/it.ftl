event-created = 📅 { $title }{ $who_part }: { $when }{ $rule_part }.
event-created-place = 📅 { $title }{ $who_part }: { $when }{ $rule_part }. 📍 { $place }
event-private = Solo tu puoi vederlo.
event-changed = 📅 Adesso: { $title }{ $who_part }, { $when }{ $rule_part }.
event-changed-place = 📅 Adesso: { $title }{ $who_part }, { $when }{ $rule_part }. 📍 { $place }
event-turn-changed = 📅 Solo questa volta: { $title }{ $who_part }, { $when }.
event-turn-changed-place = 📅 Solo questa volta: { $title }{ $who_part }, { $when }. 📍 { $place }
event-change-which = Cambio { $title } ogni volta, la prossima { $when }{ $rule_part }?
event-skipped = 📅 { $title }: tolto solo { $days }.
event-cancelled = Cancellato: { $title }, { $when }.
event-ended = 📅 { $title }: tolto a partire da { $date }.
event-cancel-sure = Cancello { $title }, { $when }{ $rule_part }?
event-cancel-since-sure = Cancello { $title } a partire da { $date }?
event-offer-this = Solo { $date }
event-offer-following = A partire da { $date }
event-offer-time = Meglio { $start }
event-clash = ⚠️ A quell'ora c'è già qualcosa per { $who }: { $title }, fino alle { $until }.
event-clash-instead = ⚠️ A quell'ora c'è già qualcosa per { $who }: { $title }, fino alle { $until }. Meglio alle { $time }?
event-not-found = Non trovo niente come «{ $what }». Come si chiama nel calendario?
event-gone = Non è più nel calendario.
event-which = Quale intendi?
event-line = • { $when }: { $title }{ $who_part }
event-line-place = • { $when }: { $title }{ $who_part }, 📍 { $place }
event-notes = 📝 { $notes }
events-found = { $lines }
events-none = Niente nel calendario: { $when }.
events-none-named = Non trovo «{ $words }» nel calendario.
ask-event-title = Come si chiama?
ask-event-when = Quand'è { $title }?
ask-move-when = A quando sposto { $title }?

## Compleanni
birthday-added = 🎂 Me lo ricordo: { $title }.
birthday-line = 🎂 { $date }: { $title }
birthday-line-aged = 🎂 { $date }: { $title } ({ $age })
birthday-line-age = 🎂 { $date }: { $people } compie { $age } { $age ->
    [one] anno
   *[other] anni
  }
birthday-unknown = Non conosco ancora quel compleanno. Dimmelo così: «il compleanno di Mia è il 3 maggio 2014».
ask-birthday-whose = Di chi è il compleanno?
ask-birthday-when = Quand'è il compleanno: { $name }?

## Chi è disponibile
free-yes = ✅ { $count ->
    [one] { $people } è disponibile
   *[other] { $people } sono disponibili
  }: { $when }.
free-yes-you = ✅ Sei disponibile: { $when }.
free-no = ❌ { $count ->
    [one] { $people } non è disponibile
   *[other] { $people } non sono disponibili
  }: { $when }.
  { $lines }
free-no-you = ❌ Non sei disponibile: { $when }.
  { $lines }
free-found = { $people }, { $when }:
  { $lines }
  Momenti liberi:
  { $free }
free-found-you = Tu, { $when }:
  { $lines }
  Momenti liberi:
  { $free }
free-line = • { $when }
free-again = Poi c'è tempo dalle { $time }.
free-others = Libero a quell'ora: { $people }.
free-beside = Anche nel calendario: { $title }, { $when }.

## La settimana
week-shown = 🗓️ { $period }
  { $lines }
week-empty = 🗓️ { $period }: niente nel calendario.
week-day = { $date }
  { $lines }
week-line = • { $from }–{ $to } { $title }{ $who_part }
week-line-all-day = • { $title }{ $who_part }
week-birthday = • 🎂 { $title }
week-birthday-aged = • 🎂 { $title } ({ $age })
week-birthday-age = • 🎂 { $people } compie { $age } { $age ->
    [one] anno
   *[other] anni
  }

## Prima di un appuntamento
out-event = 🔔 Tra poco:
  { $lines }
out-events = 🔔 Tra poco:
  { $lines }

## Come si può intendere una frase
intent-event_create = Metterlo nel calendario
intent-event_query = Guardare il calendario
intent-event_move = Cambiare un appuntamento
intent-event_delete = Cancellare un appuntamento
intent-event_free = Guardare chi è disponibile
intent-week_show = Mostrare la settimana
intent-birthday_add = Segnare un compleanno

## File e indirizzi del calendario
ics-import-sure = 📥 { $count ->
    [one] Un evento
   *[other] { $count } eventi
  }, { $first } – { $until }. Importare?
ics-imported = 📥 { $count ->
    [one] Un evento importato.
   *[other] { $count } eventi importati.
  }
ics-updated = 📥 { $count ->
    [one] Un evento aggiornato.
   *[other] { $count } eventi aggiornati.
  }
ics-removed = 📥 { $count ->
    [one] Un evento annullato è stato tolto.
   *[other] { $count } eventi annullati sono stati tolti.
  }
ics-same = { $count ->
    [one] Un evento resta come prima.
   *[other] { $count } eventi restano come prima.
  }
ics-nothing-new = 📥 In questo file non c'è niente di nuovo.
ics-unread = ⚠️ { $count ->
    [one] Un evento non si è potuto leggere:
   *[other] { $count } eventi non si sono potuti leggere:
  }
ics-why-start = • { $title }: manca l'inizio.
ics-why-time = • { $title }: un orario non è valido.
ics-why-backwards = • { $title }: finisce prima di cominciare.
ics-why-rule = • { $title }: la ripetizione non è valida.
ics-why-often = • { $title }: si ripete ogni minuto o secondo.
ics-why-never = • { $title }: non ha mai luogo.
ics-lost-zone = ⚠️ Fuso orario sconosciuto in { $count ->
    [one] un evento
   *[other] { $count } eventi
  }: ho preso il tuo.
ics-lost-rules = ⚠️ { $count ->
    [one] Un evento ha
   *[other] { $count } eventi hanno
  } più ripetizioni: ho preso la prima.
ics-lost-skipped = ⚠️ { $count ->
    [one] Un evento ha luogo
   *[other] { $count } eventi hanno luogo
  } più volte al giorno; alcuni orari tolti ci sono ancora.
ics-lost-following = ⚠️ Una modifica di { $count ->
    [one] un evento
   *[other] { $count } eventi
  } valeva per tutte le volte seguenti: l'ho presa per una sola.
ics-lost-further = ⚠️ Altre date di { $count ->
    [one] un evento
   *[other] { $count } eventi
  } non si sono potute leggere.
ics-no-calendar = Questo file non è un calendario (.ics); non è cambiato niente.
ics-cut-off = Questo file di calendario è danneggiato o troncato; non è cambiato niente.
ics-empty = In questo file non ci sono eventi.
ics-too-large = Questo file di calendario è troppo grande: al massimo { $limit } MB.
ics-gone = Non ho più questo file. Mandalo di nuovo.
ics-exported = 📅 { $count ->
    [one] Un evento
   *[other] { $count } eventi
  }, per qualsiasi programma di calendario.
feed-shared = 🔗 Il tuo calendario, a cui qualsiasi programma di calendario può abbonarsi:
  { $address }
  Chi conosce l'indirizzo può leggerlo, quindi tienilo per te. Di' «revoca il link del calendario» per spegnerlo.
feed-only-here = ⚠️ Questo indirizzo funziona solo sulla macchina di Inglenook, finché INGLE_WEB_URL non è impostato.
feed-revoked = 🔗 { $count ->
    [one] Il tuo indirizzo del calendario non funziona più.
   *[other] I tuoi { $count } indirizzi del calendario non funzionano più.
  }
feed-none = Non hai nessun indirizzo del calendario.
feed-too-many = Hai già { $count } indirizzi del calendario. Revocali prima («revoca il link del calendario»).
feed-in-private = L'indirizzo è segreto: chiedimelo in una chat privata.
intent-feed_link = Dare un indirizzo del calendario
intent-feed_revoke = Revocare l'indirizzo del calendario
