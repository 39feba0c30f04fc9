## Werte
day-today = heute ({ $day })
day-tomorrow = morgen ({ $day })
day-yesterday = gestern ({ $day })
day-other = { $day }
moment = { $day }, { $time } Uhr
span-all-day = { $day }, ganztägig
span-days = { $first } bis { $last }
span-times = { $day }, { $start }–{ $end } Uhr
span-over-night = { $day }, { $start } Uhr bis { $last }, { $end } Uhr
this-month = diesen Monat
part-rule = ({ $rule })
part-who = für { $who }
part-merchant = bei { $merchant }
part-shop = · { $shop }
part-category = für { $category }
part-payer = von { $payer } bezahlt
part-day = bis { $day }
me = dich
rule-minutely = { $interval ->
    [one] jede Minute
   *[other] alle { $interval } Minuten
  }
rule-hourly = { $interval ->
    [one] jede Stunde
   *[other] alle { $interval } Stunden
  }
rule-daily = { $interval ->
    [one] jeden Tag
   *[other] alle { $interval } Tage
  }
rule-weekly = { $interval ->
    [one] jeden { $days }
   *[other] alle { $interval } Wochen am { $days }
  }
rule-weekdays = montags bis freitags
rule-monthly = { $interval ->
    [one] jeden Monat
   *[other] alle { $interval } Monate
  } am { $monthdays }
rule-monthly-days = { $interval ->
    [one] jeden Monat
   *[other] alle { $interval } Monate
  } am { $days }
rule-yearly = { $interval ->
    [one] jedes Jahr
   *[other] alle { $interval } Jahre
  } am { $date }
rule-yearly-days = { $interval ->
    [one] jedes Jahr
   *[other] alle { $interval } Jahre
  } am { $days }
rule-other = regelmäßig
rule-months = im { $months }
rule-of-months = im { $months }
rule-times = um { $times } Uhr
rule-count = { $count ->
    [one] einmal
   *[other] { $count }-mal
  }
rule-until = bis { $day }
month-day = { $day ->
    [-1] letzten Tag
    [-2] vorletzten Tag
   *[other] { $day }.
  }
weekday-in-month = { $place ->
    [1] ersten { $day }
    [2] zweiten { $day }
    [3] dritten { $day }
    [4] vierten { $day }
    [5] fünften { $day }
    [-1] letzten { $day }
    [-2] vorletzten { $day }
   *[other] { $place }. { $day }
  }

## Knöpfe
button-undo = Rückgängig
button-confirm = Ja
button-cancel = Nein
button-done = Erledigt
button-snooze = +10 Min.
button-edit = Ändern

## Gespräch
undone = Rückgängig gemacht.
undo-nothing = Es gibt nichts, was ich rückgängig machen könnte.
memory-forgotten = Vergessen: Ich weiß nicht mehr, worüber wir beide hier gesprochen haben. Was im Kalender, auf den Listen und in den Papieren steht, bleibt, und was du in diesem Chat siehst, auch.
memory-empty = Ich habe mir von unseren Gesprächen hier nichts gemerkt.
undo-already = Das ist schon rückgängig gemacht.
undo-changed-since = Das wurde inzwischen geändert, also habe ich es so gelassen.
cancelled-nothing = Gut, ich habe nichts geändert.
cancelled-older = Gut, ich habe nichts geändert. Wenn du meinst, was ich davor getan habe, sag „mach das rückgängig“.
button-expired = Dieser Knopf gilt nicht mehr. Sag es mir einfach noch einmal.
button-not-yours = Dieser Knopf ist für jemand anderen.
button-locked = Dieser Knopf gehört zu etwas Verschlossenem. Öffne erst deine privaten Dinge: /unlock
private-locked = Seit dem letzten Start sind deine privaten Dinge verschlossen: was du vorher gesagt hast und deine privaten Unterlagen. Öffne sie auf { $page } oder in einem privaten Chat bei Telegram mit /unlock. Alles andere geht.
unlock-how = Schick /unlock und dahinter deine Passphrase, in einer Nachricht. Ich nehme sie sofort aus diesem Chat und bewahre sie nirgends auf.
unlock-page = Schreib deine Passphrase bitte nicht hierhin. Öffne deine privaten Dinge auf { $page }
unlock-done = Deine privaten Dinge sind bis zum nächsten Start offen.
unlock-wrong = Das ist nicht deine Passphrase. Nichts wurde geöffnet.
unlock-wait = Zu viele falsche Versuche. Warte { $seconds } Sekunden und versuch es dann noch einmal.
unlock-none = Von dir ist nichts verschlossen.
unlock-title = Öffne deine privaten Dinge
unlock-field = Deine Passphrase
unlock-open = Öffnen
unlock-back = Zurück zum Chat
confirmed-nothing = Im Moment gibt es nichts zu bestätigen.
hello = Hallo { $name }! Was kann ich für dich tun?
thanks = Gern geschehen!
noted = 🙂
too-much-at-once = Das war viel auf einmal: Vor „{ $text }“ habe ich aufgehört. Schick mir den Rest bitte noch einmal.
help =
  Ich kümmere mich um Kalender, Erinnerungen, Listen, Aufgaben, Ausgaben und Unterlagen der Familie. Sag mir einfach:
  • Zahnarzt für Mia nächsten Dienstag um 15 Uhr
  • erinnere mich morgen Abend an den Müll
  • wir brauchen Milch, Eier und Brot
  • 42,50 beim Bäcker ausgegeben
  • was haben wir am Wochenende vor?
  • was steht im Mietvertrag über Haustiere?
  Jede Änderung hat einen Knopf „Rückgängig“; „mach das rückgängig“ geht auch.
not-understood = Ich weiß nicht genau, was du meinst. Sagst du es noch einmal anders, zum Beispiel „erinnere mich um 17 Uhr, Oma anzurufen“?
not-in-reach = Dabei kann ich nicht helfen. Ich kümmere mich um Kalender, Erinnerungen, Listen, Aufgaben, Ausgaben und Unterlagen.
no-such-day = „{ $day }“ gibt es in keinem Kalender. Welchen Tag meinst du?
model-missing = Das habe ich nicht verstanden, und das Sprachmodell, das helfen könnte, ist nicht da: { $reason }
model-loading = Das habe ich selbst nicht verstanden, und mein Sprachmodell wird gerade noch vorbereitet ({ $state }). Versuch es gleich noch einmal oder sag es anders.
model-wait = Einen Moment bitte, ich antworte gerade noch jemand anderem.
model-busy = Gerade fragen mich so viele von euch zugleich, dass ich dazu nicht komme. Frag mich bitte in einer Minute noch einmal.
chat-doing = Gerade: { $reading } …
chat-may-i = Das habe ich gelesen und nicht von dir gehört: { $reading }: { $what }. Soll ich das machen?
chat-unsure = Ich kann nicht sagen, ob deine Bedingung erfüllt ist: { $reading }: { $what }. Soll ich das machen?
chat-left = Also habe ich es dabei gelassen und nichts geändert.
chat-stopped = Weiter bin ich nicht gekommen. Sag mir, wenn noch etwas fehlt.
message-empty = Die Nachricht war leer. Was kann ich für dich tun?
message-too-long = Das ist mir zu lang: { $count } Zeichen, höchstens { $most } gehen. Schick mir bitte eine kürzere Nachricht.
rail-orders = Das liest sich wie ein Versuch, einen Assistenten von seinen Regeln abzubringen; ich habe nichts geändert. Sag mir in einfachen Worten, was du brauchst.
rail-unsafe = Darüber sprichst du besser mit einem Erwachsenen, dem du vertraust. Wenn jemand in Gefahr ist, ruf sofort den Notruf.
rail-kind = Bleiben wir freundlich zueinander. 🙂
rail-secret-card = Da steht eine Kartennummer drin. Was ich behalte, können andere aus der Familie lesen, und ich brauche sie nie. Soll ich das trotzdem annehmen?
rail-secret-api-key = Das sieht nach einem Schlüssel oder Token eines Programms aus. So etwas liegt besser in einem Passwortmanager. Soll ich das trotzdem annehmen?
rail-secret-private-key = Das ist ein privater Schlüssel. Der gehört in keinen Chat. Soll ich das trotzdem annehmen?
rail-secret-pin = Da steht eine PIN oder TAN drin. Banken wollen sie nie im Chat, und ich brauche sie nie. Soll ich das trotzdem annehmen?
rail-unsaid = Ich hatte eine Antwort, aber sie passte nicht hierher. Magst du anders fragen?
rail-left-out = ⚠️ Ein Teil dieses Papiers sagt einem Assistenten, was er tun soll. Ich zitiere Papiere nur und tue nichts, was darin steht.
rail-household = { $text }
rail-household-refuse = Das möchte dieser Haushalt hier nicht; ich habe nichts getan.
rail-household-ask = Eine Prüfung, die dieser Haushalt ergänzt hat, zweifelt an dieser Nachricht. Soll ich sie trotzdem annehmen?
rail-broken = Eine Prüfung, die dieser Haushalt ergänzt hat ({ $rail }), geht gerade nicht; ich habe nichts getan. Ein Admin muss danach sehen.
storage-full = Die Festplatte ist voll, deshalb konnte ich das nicht speichern; nichts wurde geändert. Jemand mit Adminrechten muss Platz schaffen.
already-done = Das ist schon erledigt.
went-wrong = Bei mir ist etwas schiefgegangen; nichts wurde geändert. Im Protokoll steht es unter { $id }.
rates-messages = Das ist mehr auf einmal, als ich schaffe: Ich nehme { $count } Nachrichten in der Minute an. Um { $time } geht es weiter. Diese Nachricht und was bis dahin kommt, lese ich nicht; schick es bitte danach noch einmal.
rates-left-out = { $count ->
    [one] Eine Nachricht, die kam, als es zu viel auf einmal war, habe ich
   *[other] { $count } Nachrichten, die kamen, als es zu viel auf einmal war, habe ich
  } nicht gelesen. Was noch wichtig ist, schick bitte noch einmal.
rates-model = Das Sprachmodell hat für dich so lange gearbeitet, wie es vorerst darf; um { $time } geht es weiter. Was ich ohne es kann, geht wie immer.
progress = Ich bin bei { $done } von { $of } …
service-down = { $reason }
pod-about =
    { $pod ->
        [planner] Kalender, Erinnerungen und Aufgaben
        [finance] Ausgaben und Budgets
        [family] gemeinsame Listen und Gelerntes
       *[other] { $about }
    }
pod-down = Ich erreiche gerade den Teil von mir nicht, der sich darum kümmert ({ $about }). Alles andere geht; bitte versuch es gleich noch einmal.
pod-unsure = Mittendrin ist die Verbindung zu dem Teil von mir abgerissen, der sich darum kümmert ({ $about }), und ich weiß nicht, ob es erledigt ist. Bitte schau nach, bevor du es noch einmal sagst.
pod-file-large = Diese Datei ist größer als { $limit } MB, mehr kann ich nicht weitergeben. Kannst du sie in kleineren Teilen schicken?
storage-busy = Ich komme gerade nicht an meine Aufzeichnungen, deshalb wurde nichts geändert. Versuch es bitte in einer Minute noch einmal.
storage-damaged = Ich kann meine Aufzeichnungen gerade nicht lesen, deshalb wurde nichts geändert. Jemand mit Adminrechten muss nachsehen.

## Inhalte, die nicht gelesen werden
unsupported-sticker = Hübsch! Sticker kann ich allerdings nicht lesen. Was kann ich für dich tun?
unsupported-location = Danke, aber mit einem Standort kann ich noch nichts anfangen.
unsupported-video = Videos kann ich nicht ansehen. Sagst du es mir in Worten?
unsupported-contact = Kontakte kann ich noch nicht speichern. Sagst du mir in Worten, worum es geht?
unsupported-poll = Umfragen kann ich nicht beantworten. Fragst du mich direkt?
unsupported-voice = Diese Aufnahme habe ich nicht bekommen. Schick sie bitte noch einmal, oder schreib es mir.
unsupported-photo = Auf diesem Bild finde ich nichts, womit ich etwas anfangen kann. Einen Kassenbon lese ich; anderes musst du mir in Worten sagen.
unsupported-document = Diese Art Datei kann ich nicht lesen. PDF, Word, Excel, Text, E-Mails und Bilder schon. Sagst du mir in Worten, was darin wichtig ist?
unsupported-too-large = Die Datei ist größer als 20 MB, so viel kann ich hier nicht annehmen. Schickst du sie mir in kleineren Teilen? Eine Aufnahme in kürzeren Stücken.
unsupported-over-budget = Du hast mir heute so viel geschickt, wie ich an einem Tag annehme, darum habe ich das nicht behalten. Ab morgen nehme ich wieder Dateien und Aufnahmen; was du schreibst, geht wie immer.
unsupported-disk-full = Zu Hause ist kaum noch Platz für Fotos und Dateien, darum habe ich das nicht behalten. Die Admins wissen Bescheid. Schick es später noch einmal oder sag mir in Worten, worauf es ankommt; Nachrichten und Erinnerungen gehen wie immer.
unsupported-not-fetched = Was du geschickt hast, ist nicht bei mir angekommen. Schickst du es noch einmal?
unsupported-other = Solche Nachrichten kann ich nicht lesen. Sagst du es mir in Worten?

## Menschen
stranger = Hallo! Ich spreche nur mit der Familie, zu der ich gehöre. Wenn du dazugehörst, lass dir einen Einladungslink geben.
invite-bad = Diese Einladung gilt nicht: Sie funktioniert einmal und 24 Stunden lang. Lass dir bitte eine neue geben.
joined = Schön, dass du da bist, { $name }! Ich bin der Assistent der Familie. Probier „was haben wir am Wochenende vor?“ oder /help.
already-member = Du bist schon dabei, { $name }. Was kann ich für dich tun?
ask-in-private = Nicht hier, wo alle mitlesen. Frag mich in unserem privaten Chat.
not-allowed-child = Das ist etwas für die Erwachsenen. Frag einen von ihnen.
not-allowed-guest = Gäste können nur nach dem fragen, was die Familie für sie freigegeben hat.
not-allowed-adult = Das geht nur mit Adminrechten.
not-allowed-admin = Das geht hier nicht.
not-allowed-others = Das gehört jemand anderem; nur Erwachsene dürfen es ändern.
not-allowed-remind-others = Erinnerungen für dich selbst kannst du anlegen. Für andere frag bitte einen Erwachsenen.
not-allowed-chores = Aufgaben für andere verteilen die Erwachsenen.

## Befehle im Menü
command-help = Was ich kann
command-today = Was heute ansteht
command-undo = Letzte Änderung zurücknehmen
command-reminders = Deine Erinnerungen
command-shopping = Die Einkaufsliste
command-learned = Was ich von euch gelernt habe
command-forget = Vergessen, worüber wir hier gesprochen haben
menu-help = Hilfe
menu-today = was steht heute im Kalender?
menu-undo = mach das rückgängig
menu-reminders = zeig mir meine Erinnerungen
menu-shopping = was steht auf der Einkaufsliste?
menu-learned = was hast du gelernt?

## Wenn es nicht klar ist
ask-which-reading = Ich weiß nicht genau, was du meinst. Ist es eins davon?
read-as = Ich habe das so verstanden: { $reading }. Stimmt das?
ask-who = Wer ist { $name }?
undone-ask = Rückgängig gemacht. Hast du etwas anderes gemeint?
button-none = Nichts davon

## Briefs
brief-nothing = Nichts geplant.
brief-more = … und { $count } weitere.

## Recordings
heard = 🎤 verstanden: „{ $text }“
button-correct = Das war es nicht
correct-how = Was hast du gesagt? Schreib oder sag es noch einmal; ein einzelnes falsches Wort reicht.
    Verstanden habe ich: „{ $text }“
aloud = Es gibt noch nichts vorzulesen. Frag mich erst etwas.
listening = Ich höre zu: Minute { $done } von { $of } …
unheard-off = Aufnahmen kann ich hier nicht anhören: das Zuhören ist abgeschaltet. Schreib es mir bitte.
unheard-no-sound = In dieser Datei finde ich keinen Ton, den ich kenne. Schick eine Sprachnachricht oder MP3, M4A, OGG oder WAV.
unheard-damaged = Diese Aufnahme ist beschädigt, ich konnte nichts hören. Schick sie bitte noch einmal.
unheard-too-long = Diese Aufnahme ist mir zu lang{ $minutes ->
        [0] { "" }
       *[other] { " " }({ $minutes } Minuten)
    }: ich höre höchstens eine Viertelstunde zu. Schick sie bitte in kürzeren Stücken.
unheard-too-large = Diese Aufnahme ist mir zu groß ({ $detail }). Schick sie bitte in kürzeren Stücken.
unheard-timeout = Das Zuhören hat zu lange gedauert, ich habe aufgehört. Schick es bitte noch einmal oder schreib es mir.
unheard-silence = Ich habe zugehört, aber es ist ganz still. War das Mikrofon vielleicht aus?
unheard-no-speech = Ich habe zugehört, aber niemanden sprechen gehört. Sag es noch einmal etwas näher am Mikrofon, oder schreib es mir.
unheard-no-engine = Aufnahmen kann ich hier noch nicht anhören. Wer mich betreibt, ändert das mit: { $detail }
unheard-no-model = Womit ich höre, ist nicht da. Wer mich betreibt, holt es mit: ingle models pull whisper-base
unheard-fetching = Ich hole noch, womit ich höre ({ $percent } %). Versuch es bitte in einer Minute noch einmal, oder schreib es mir.
unheard-unreachable = Der Dienst, mit dem ich höre, antwortet nicht. Versuch es bitte in einer Minute noch einmal, oder schreib es mir.

## Lange Aufnahmen
recording = 🎙 Eine Aufnahme von { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
  } auf { $language }:
  { $points }
recording-bare = 🎙 Eine Aufnahme von { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
  } auf { $language }. Was gesagt wurde, steht in der Datei.
recording-point = • { $text }
recording-things = 📌 { $count ->
    [one] Eine Sache daraus lässt sich eintragen:
   *[other] { $count } Sachen daraus lassen sich eintragen:
  }
recording-event = { $n }. 📅 { $title }{ $who_part } – { $when } ({ $said })
recording-reminder = { $n }. ⏰ { $text } – { $due } ({ $said })
recording-todo = { $n }. ☑️ { $text }{ $who_part }{ $day_part } ({ $said })
recording-items = { $n }. 🛒 { $items } ({ $said })
recording-expense = { $n }. 💶 { $money }{ $shop_part }{ $category_part } ({ $said })
recording-more = { $count ->
    [one] Eine weitere könnte noch darin sein; in der Datei steht alles, was gesagt wurde.
   *[other] { $count } weitere könnten noch darin sein; in der Datei steht alles, was gesagt wurde.
  }
button-recording-event = 📅 { $title }
button-recording-reminder = ⏰ { $title }
button-recording-todo = ☑️ { $title }
button-recording-items = 🛒 { $title }
button-recording-expense = 💶 { $title }
button-recording-all = Alle { $count } eintragen

## Modelle
models-head = Die Modelle dieses Hauses:
models-fast = zum Verstehen: { $model }
models-chat = zum Reden: { $model }
models-vision = zum Ansehen von Bildern: { $model }
models-embed = zum Suchen: { $model }
models-well = { $name } antwortet; im Speicher: { $loaded }
models-idle = { $name } antwortet; im Speicher ist nichts.
models-ill = { $name } ist gerade nicht zu gebrauchen: { $reason }
models-how = Ein weiteres holst du mit /models pull NAME.
models-none = Hier ist kein Sprachmodell eingerichtet.
models-admins = Um die Modelle kümmern sich die Admins. Frag einen von ihnen.
models-fetching = Ich hole es: { $done } von { $of } MB …
models-fetched = { $model } ist jetzt da und kann benutzt werden.
models-unknown = Ein Modell namens { $model } gibt es nicht. Die Namen stehen auf ollama.com/library.
models-full = Auf der Platte des Modellservers ist kein Platz für { $model }. Schaff etwas Platz und frag dann noch einmal.
models-nobody = Hier holt kein Server Modelle. Richte zuerst einen Ollama-Server ein.
models-offline = Dieses Haus ist offline, deshalb hole ich keine Modelle.
models-failed = Ich konnte { $model } nicht holen: { $reason }. Frag noch einmal, dann geht es dort weiter, wo es aufgehört hat.
models-stopped = Ich werde gerade beendet, und { $model } ist noch nicht ganz da. Frag später noch einmal; es geht dort weiter, wo es aufgehört hat.

# Was Prometheus gefunden hat, weitergereicht von Alertmanager.
alert-help = Was hilft, steht in docs/runbook.md unter „{ $heading }“.
alert-house-down = Das Haus hat eine Weile nicht geantwortet.
alert-pod-down = Der Teil „{ $pod }“ antwortet nicht.
alert-model-server-down = Der Modellserver { $backend } antwortet nicht.
alert-restarts-again-and-again = Ich wurde in einer halben Stunde mehr als zweimal neu gestartet.
alert-deliveries-fail = Nachrichten über { $channel } schlagen fehl: { $count } Versuche in einer halben Stunde.
alert-messages-fail = In einer Viertelstunde konnte ich { $count } Nachrichten nicht beantworten.
alert-messages-slow = Eine von zwanzig Nachrichten wartet länger als 20 Sekunden.
alert-models-busy = { $count } Fragen warten auf das Sprachmodell.
alert-machine-disk-nearly-full = Auf der Festplatte unter { $mountpoint } sind weniger als 5 % frei.
alert-disk-fills-up = Wenn es so weitergeht, ist die Festplatte des Haushalts in vier Tagen voll.
alert-clock-not-kept = Die Uhr des Rechners wird nicht mehr abgeglichen.
alert-gpu-hot = Die Grafikkarte { $card } hat { $celsius } °C.
alert-gpu-memory-full = Der Speicher der Grafikkarte { $card } ist voll.
alert-certificate-ends = Das Zertifikat des Web-Chats läuft ab oder ist nicht zu sehen.
alert-machine-not-seen = Den Rechner beobachtet niemand mehr: node-exporter antwortet nicht.
alert-watcher-down = { $job } antwortet nicht, also bleibt etwas unbeobachtet.
notice-alert-house-down = 🔔 { alert-house-down } { alert-help }
notice-alert-house-down-well = ✅ Wieder gut: „{ alert-house-down }“
notice-alert-pod-down = 🔔 { alert-pod-down } { alert-help }
notice-alert-pod-down-well = ✅ Wieder gut: „{ alert-pod-down }“
notice-alert-model-server-down = 🔔 { alert-model-server-down } { alert-help }
notice-alert-model-server-down-well = ✅ Wieder gut: „{ alert-model-server-down }“
notice-alert-restarts-again-and-again = 🔔 { alert-restarts-again-and-again } { alert-help }
notice-alert-restarts-again-and-again-well = ✅ Wieder gut: „{ alert-restarts-again-and-again }“
notice-alert-deliveries-fail = 🔔 { alert-deliveries-fail } { alert-help }
notice-alert-deliveries-fail-well = ✅ Wieder gut: „{ alert-deliveries-fail }“
notice-alert-messages-fail = 🔔 { alert-messages-fail } { alert-help }
notice-alert-messages-fail-well = ✅ Wieder gut: „{ alert-messages-fail }“
notice-alert-messages-slow = 🔔 { alert-messages-slow } { alert-help }
notice-alert-messages-slow-well = ✅ Wieder gut: „{ alert-messages-slow }“
notice-alert-models-busy = 🔔 { alert-models-busy } { alert-help }
notice-alert-models-busy-well = ✅ Wieder gut: „{ alert-models-busy }“
notice-alert-machine-disk-nearly-full = 🔔 { alert-machine-disk-nearly-full } { alert-help }
notice-alert-machine-disk-nearly-full-well = ✅ Wieder gut: „{ alert-machine-disk-nearly-full }“
notice-alert-disk-fills-up = 🔔 { alert-disk-fills-up } { alert-help }
notice-alert-disk-fills-up-well = ✅ Wieder gut: „{ alert-disk-fills-up }“
notice-alert-clock-not-kept = 🔔 { alert-clock-not-kept } { alert-help }
notice-alert-clock-not-kept-well = ✅ Wieder gut: „{ alert-clock-not-kept }“
notice-alert-gpu-hot = 🔔 { alert-gpu-hot } { alert-help }
notice-alert-gpu-hot-well = ✅ Wieder gut: „{ alert-gpu-hot }“
notice-alert-gpu-memory-full = 🔔 { alert-gpu-memory-full } { alert-help }
notice-alert-gpu-memory-full-well = ✅ Wieder gut: „{ alert-gpu-memory-full }“
notice-alert-certificate-ends = 🔔 { alert-certificate-ends } { alert-help }
notice-alert-certificate-ends-well = ✅ Wieder gut: „{ alert-certificate-ends }“
notice-alert-machine-not-seen = 🔔 { alert-machine-not-seen } { alert-help }
notice-alert-machine-not-seen-well = ✅ Wieder gut: „{ alert-machine-not-seen }“
notice-alert-watcher-down = 🔔 { alert-watcher-down } { alert-help }
notice-alert-watcher-down-well = ✅ Wieder gut: „{ alert-watcher-down }“
notice-alert = 🔔 { $alert }: { $summary }. { alert-help }
notice-alert-well = ✅ Wieder gut: „{ $alert }: { $summary }“

## How the house is
command-status = Wie es dem Haus geht
status-well = Alles ist in Ordnung.
status-look =
    { $count ->
        [one] Eine Sache sollte sich jemand ansehen.
       *[other] { $count } Dinge sollte sich jemand ansehen.
    }
status-broken =
    { $count ->
        [one] Eine Sache geht nicht.
       *[other] { $count } Dinge gehen nicht.
    }
status-others-well = Mir geht es gut, alles läuft.
status-others-ill = Um etwas wird sich gerade gekümmert. Was du mir sagst, bleibt erhalten.
status-more = Und { $count } weitere: Die Seite „{ $page }“ zeigt alles.
status-line = { $mark } { $part }: { $sentence }
status-part-house = Das Haus
status-part-messages = Nachrichten
status-part-pods = Die Pods
status-part-outbox = Was ich von mir aus sage
status-part-models = Sprachmodell
status-part-voice = Hören und Sprechen
status-part-reading = Bilder lesen
status-part-records = Aufzeichnungen
status-part-disk = Speicherplatz
status-part-snapshots = Sicherungen
status-part-store = Anderswo verwahrt
status-part-drill = Probe der Rücksicherung
status-part-telegram = Chat in Telegram
status-part-calendars = Andere Kalender
status-part-notices = Was ich gemeldet habe
status-part-offline = Ohne Internet
status-part-rights = Dateirechte
status-house = Inglenook { $version }, gestartet { $since }.
status-messages-none = In den letzten 24 Stunden hat niemand geschrieben.
status-messages =
    { $count ->
        [one] Eine Nachricht
       *[other] { $count } Nachrichten
    } in 24 Stunden; die Hälfte in { $median } beantwortet, fast alle in { $most }.
status-messages-failed =
    { $failed ->
        [one] Eine von { $count } Nachrichten blieb
       *[other] { $failed } von { $count } Nachrichten blieben
    } in 24 Stunden ohne Antwort.
status-messages-failed-todo = Such im Protokoll nach „could not be answered“.
status-messages-slow-todo = Im Runbook hilft „Answers are slow“.
status-pods =
    { $count ->
        [one] Der eine Pod antwortet.
       *[other] Alle { $count } Pods antworten.
    }
status-pods-down =
    { $count ->
        [one] { $names } antwortet nicht.
       *[other] { $names } antworten nicht.
    }
status-pods-todo = Starte den Prozess neu; im Runbook hilft „A pod is down“.
status-outbox =
    { $waiting ->
        [0] Nichts wartet darauf, gesagt zu werden.
        [one] Eines wartet auf seine Stunde.
       *[other] { $waiting } warten auf ihre Stunde.
    } { $given_up ->
        [0] {""}
        [one] Eines wurde bisher aufgegeben.
       *[other] { $given_up } wurden bisher aufgegeben.
    }
status-outbox-late = Etwas, das hätte gesagt werden sollen, wartet schon { $age }.
status-outbox-todo = Im Runbook hilft „A reminder did not come“.
status-models-none = Das Haus arbeitet ohne, wie eingestellt.
status-models =
    { $model } ist bereit{ $queue ->
        [0] .
        [one] ; eine Frage wartet.
       *[other] ; { $queue } Fragen warten.
    }
status-models-loading = { $model } wird gerade geladen.
status-models-fetching = { $model } wird geholt: { $percent } %. Der Chat geht inzwischen.
status-models-failed = { $model } ist nicht benutzbar: { $reason }.
status-models-servers = { $count } von { $of } Modellservern sind nicht benutzbar: { $names }.
status-models-todo = /models sagt mehr; im Runbook hilft „A model server is down“.
status-voice-off = Ausgeschaltet.
status-voice = Sprachnachrichten werden gehört, Antworten gesprochen.
status-voice-fetching = Was hört und spricht, wird geholt: { $percent } %.
status-voice-failed = Was hört und spricht, war nicht zu bekommen: { $reason }.
status-voice-todo = `ingle check` sagt, was fehlt.
status-voice-down = Der Sprachdienst antwortet nicht.
status-service-todo = Starte diesen Dienst neu und sieh dann in sein Protokoll.
status-reading = Belege und eingescannte Papiere können gelesen werden.
status-reading-down = Der Lesedienst antwortet nicht.
status-reading-missing = { $engine } ist nicht installiert, deshalb wird kein Bild gelesen.
status-reading-todo = Installiere es oder nenne in INGLE_OCR einen Lesedienst.
status-records = Jede Datenbank war beim Start so, wie ich sie verlassen hatte.
status-records-back = Beschädigt war { $what }, gefunden { $at }; an der Stelle ist eine Sicherung, und was nach ihr geschrieben wurde, fehlt.
status-records-whole = Beschädigt war { $what }, gefunden { $at }; an der Stelle ist eine Sicherung, und es fehlt nichts.
status-records-todo = Im Chat der Admins steht, von wann bis wann; im Runbook hilft „A damaged database“.
status-disk = { $free } von { $total } sind frei.
status-disk-full = Nur noch { $free } von { $total } sind frei; Fotos und Papiere nehme ich vorerst nicht an.
status-disk-todo = Schaff Platz; im Runbook hilft „The disk is full“.
status-snapshots-none = Es gibt noch keine.
status-snapshots = Die neueste entstand { $at }: { $rows } Einträge, { $files } Dateien.
status-snapshots-old = Die neueste entstand { $at }.
status-snapshots-failed = Der letzte Versuch misslang ({ $reason }); die neueste entstand { $at }.
status-snapshots-todo = Mach eine mit `ingle backup now`; das sagt, was fehlt.
status-store-off = Sicherungen bleiben in ihrem Ordner, wie eingestellt.
status-store-none = Dort liegt noch keine Sicherung.
status-store = Die letzte Sicherung kam { $at } dorthin.
status-store-old = Die letzte Sicherung kam { $at } dorthin, das ist zu lange her.
status-store-failed = Die letzte Sicherung kam nicht dorthin: { $reason }.
status-store-todo = Versuch es mit `ingle backup now`.
status-drill-none = Noch keine; jeden Monat kommt von selbst eine.
status-drill = Eine Sicherung wurde { $at } zur Probe eingespielt, alles war da.
status-drill-failed = Die letzte misslang: { failure-cause }.
status-drill-todo = Wiederhol sie mit `ingle backup drill`.
status-telegram-off = Nicht eingerichtet; der Webchat ist offen.
status-telegram-connecting = Verbindet sich.
status-telegram = Hat zuletzt { $at } geantwortet.
status-telegram-silent = Von dort kam { $age } lang nichts.
status-telegram-never = Hat seit dem Start nicht geantwortet.
status-telegram-todo = Im Runbook hilft „Telegram cannot be reached“.
status-calendars-none = Keiner ist verbunden.
status-calendars-waiting =
    { $count ->
        [one] Einer wird gleich abgeglichen.
       *[other] { $count } werden gleich abgeglichen.
    }
status-calendars =
    { $count ->
        [one] Einer im Gleichstand, zuletzt { $at }.
       *[other] { $count } im Gleichstand, zuletzt { $at }.
    }
status-calendars-failed =
    { $count ->
        [one] Einer ist nicht im Gleichstand.
       *[other] { $count } sind nicht im Gleichstand.
    }
status-calendars-todo = Frag mich „sind die Kalender abgeglichen?“; ich weiß, warum.
status-calendars-held =
    { $count ->
        [one] Eine Sache ist dort weg und bleibt hier, bis jemand entscheidet.
       *[other] { $count } Dinge sind dort weg und bleiben hier, bis jemand entscheidet.
    }
status-calendars-held-todo = Drück einen Knopf unter meiner Frage dazu.
status-notices-none = Nichts ist offen.
status-notices =
    { $count ->
        [one] Eine Sache ist noch nicht erledigt.
       *[other] { $count } Dinge sind noch nicht erledigt.
    }
status-notices-todo = Im Chat der Admins steht, was zu tun ist.
status-offline =
    { $count ->
        [0] Nichts wollte ins Internet.
        [one] Eine Verbindung wurde seit dem Start abgelehnt.
       *[other] { $count } Verbindungen wurden seit dem Start abgelehnt.
    }
status-rights = Geheimes kann nur sein Besitzer lesen.
status-rights-open = Andere auf dieser Maschine können { $path } lesen.
status-rights-todo = Führe `chmod 600` darauf aus.
status-hangs = Antwortet nicht innerhalb von { $seconds }.
status-hangs-todo = Sieh ins Protokoll; ein Neustart hilft, wenn eine Platte oder ein Dienst hängt.
status-not-looked = Das war nicht nachzusehen.
status-not-looked-todo = Das Protokoll sagt, warum.
status-now = gerade eben
status-title = Wie geht es dem Haus?
status-hours = Nachrichten nach Stunden
status-latency = Sekunden bis zur Antwort
status-word-done = erledigt
status-word-refused = abgelehnt
status-word-failed = misslungen
status-word-median = die Hälfte
status-word-most = fast alle
status-word-media = Fotos und Aufnahmen
status-word-papers = Papiere
status-word-models = Modelle
status-word-snapshots = Sicherungen
status-word-rest = das Übrige des Hauses
status-word-others = Anderes
status-word-free = frei
