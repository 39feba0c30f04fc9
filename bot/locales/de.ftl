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
undo-already = Das ist schon rückgängig gemacht.
undo-changed-since = Das wurde inzwischen geändert, also habe ich es so gelassen.
cancelled-nothing = Gut, ich habe nichts geändert.
button-expired = Dieser Knopf gilt nicht mehr. Sag es mir einfach noch einmal.
button-not-yours = Dieser Knopf ist für jemand anderen.
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
model-missing = Das habe ich nicht verstanden, und das Sprachmodell, das helfen könnte, ist nicht da: { $reason }
model-loading = Das habe ich selbst nicht verstanden, und mein Sprachmodell wird gerade noch vorbereitet ({ $state }). Versuch es gleich noch einmal oder sag es anders.
message-empty = Die Nachricht war leer. Was kann ich für dich tun?
message-too-long = Das ist mir zu lang: { $count } Zeichen, höchstens { $most } gehen. Schick mir bitte eine kürzere Nachricht.
storage-full = Die Festplatte ist voll, deshalb konnte ich das nicht speichern; nichts wurde geändert. Jemand mit Adminrechten muss Platz schaffen.
already-done = Das ist schon erledigt.
went-wrong = Bei mir ist etwas schiefgegangen; nichts wurde geändert. Im Protokoll steht es unter { $id }.
progress = Ich bin bei { $done } von { $of } …
service-down = { $reason }
storage-busy = Ich komme gerade nicht an meine Aufzeichnungen, deshalb wurde nichts geändert. Versuch es bitte in einer Minute noch einmal.
storage-damaged = Ich kann meine Aufzeichnungen gerade nicht lesen, deshalb wurde nichts geändert. Jemand mit Adminrechten muss nachsehen.

## Inhalte, die nicht gelesen werden
unsupported-sticker = Hübsch! Sticker kann ich allerdings nicht lesen. Was kann ich für dich tun?
unsupported-location = Danke, aber mit einem Standort kann ich noch nichts anfangen.
unsupported-video = Videos kann ich nicht ansehen. Sagst du es mir in Worten?
unsupported-contact = Kontakte kann ich noch nicht speichern. Sagst du mir in Worten, worum es geht?
unsupported-poll = Umfragen kann ich nicht beantworten. Fragst du mich direkt?
unsupported-voice = Sprachnachrichten kann ich noch nicht anhören. Schreibst du es mir?
unsupported-photo = Auf diesem Bild finde ich nichts, womit ich etwas anfangen kann. Einen Kassenbon lese ich; anderes musst du mir in Worten sagen.
unsupported-document = Diese Art Datei kann ich nicht lesen. PDF, Word, Excel, Text, E-Mails und Bilder schon. Sagst du mir in Worten, was darin wichtig ist?
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
