notices-several = 🏠 Mehreres über das Haus:
  { $lines }
notice-undelivered = ⚠️ Ich konnte { $name } eine Nachricht nicht zustellen: { $reason }. { $name } soll mir einmal in einem privaten Chat schreiben; dann klappt es wieder.
notice-snapshot-failed = ⚠️ Es konnte kein Schnappschuss gemacht werden: { $reason }. Bring das in Ordnung, dann: ingle backup now
notice-snapshot-failed-well = ✅ Schnappschüsse werden wieder gemacht.
notice-store-failed = ⚠️ Die Sicherung kam nicht dorthin, wo sie aufbewahrt wird: { $reason }. Sie liegt nur im Ordner der Schnappschüsse. Bring das in Ordnung, dann: ingle backup now
notice-store-failed-well = ✅ Sicherungen werden wieder aufbewahrt, wo sie hingehören.
notice-check-failed = ⚠️ Mit den aufbewahrten Sicherungen stimmt etwas nicht: { $reason }. Mach eine frische: ingle backup now
notice-check-failed-well = ✅ Ich habe die aufbewahrten Sicherungen durchgesehen: Alles ist wieder gut.
failure-cause = { $cause ->
    [wrong-key] die Sicherung passt zu einem anderen Schlüssel oder Passwort, als hier eingestellt ist
    [no-key] der Schlüssel des Haushalts (secret.key) fehlt hier
    [unreachable] der Ort, an dem die Sicherungen liegen, ist nicht zu erreichen
    [no-room] es ist nicht genug Platz frei
    [busy] an den Sicherungen wird gerade anderswo gearbeitet
    [damaged] die Sicherung ist beschädigt
   *[other] { $reason }
  }
notice-drill-done = ✅ Sicherung von { $at } zur Probe zurückgespielt: { $rows } Einträge und { $files } Dateien in { $seconds } s; { $same } von { $asked } Fragen wie zuvor beantwortet.
notice-drill-failed = ⚠️ Eine Sicherung ließ sich nicht zur Probe zurückspielen: { failure-cause }. Mach eine frische mit „ingle backup now“ und probiere sie mit „ingle backup drill“.
notice-drill-failed-well = ✅ Sicherungen lassen sich wieder zurückspielen.
notice-restore-done = ♻️ Aus einer Sicherung zurückgespielt: { $rows } Einträge und { $files } Dateien in { $seconds } s. Sieh nach, ob alles da ist; der Stand davor liegt neben den Sicherungen.
notice-restore-failed = ⚠️ Das Zurückspielen ist nicht gelungen: { failure-cause }. Nimm „ingle backup list“ und versuche eine ältere.
notice-recovered = 🩹 Beim Start war etwas beschädigt: { $what }. Ich habe die Sicherung von { $since } an seine Stelle gesetzt; was dort zwischen da und { $until } geschrieben wurde, fehlt also: Bitte sag mir noch einmal, was davon wichtig ist. Was vorher da war, liegt im Datenordner in { $kept }.
notice-recovered-all = 🩹 Beim Start war etwas beschädigt: { $what }. Ohne das geht auch alles andere nicht, darum habe ich alles auf den Stand der Sicherung von { $since } gebracht: Was seither bis { $until } geschrieben wurde, egal wo, fehlt. Bitte sag mir noch einmal, was davon wichtig ist. Was vorher da war, liegt im Datenordner in { $kept }.
notice-recovered-whole = 🩹 Beim Start war etwas beschädigt: { $what }. Es ist wieder wie in der Sicherung von { $since }; seither war dort nichts geschrieben worden, es fehlt also nichts. Die beschädigten Dateien liegen im Datenordner in { $kept }.
notice-recover-failed = 🛑 Etwas ist beschädigt, und ich konnte es nicht richten: { $reason }. Siehe „A damaged database“ in docs/runbook.md.
notice-upgraded = ⬆️ Eine neue Version läuft: { $version }. Falls damit etwas nicht stimmt: ingle upgrade back
notice-upgraded-back = ⬇️ Die Version von vorher läuft wieder: { $version }, mit den Daten von vor dem Wechsel. Was danach kam, fehlt.
notice-upgrade-failed = ⚠️ Die neue Version wurde nicht übernommen: { $reason }. Die alte läuft weiter. Mehr sagt „ingle upgrade status“.
notice-snapshot-old = ⚠️ Der neueste Schnappschuss ist { $hours } Stunden alt. Sieh nach, ob der Sicherungsdienst läuft (ingle backup health), oder mach einen: ingle backup now
notice-snapshot-old-well = ✅ Es gibt wieder einen frischen Schnappschuss.
notice-store-old = ⚠️ Seit { $hours } Stunden ist keine Sicherung mehr dort angekommen, wo sie aufbewahrt wird. Sieh nach, ob dieser Ort erreichbar ist, dann: ingle backup now
notice-store-old-well = ✅ Eine frische Sicherung liegt, wo sie hingehört.
notice-drill-old = ⚠️ Seit { $days } Tagen wurde keine Sicherung mehr zur Probe zurückgespielt. Probiere es: ingle backup drill
notice-drill-old-well = ✅ Eine Sicherung wurde wieder zur Probe zurückgespielt.
notice-disk-low = 💾 Die Festplatte ist fast voll: { $free } GB sind frei. Fotos und Dokumente nehme ich vorerst nicht an; Nachrichten, Sprachnotizen und Erinnerungen laufen weiter. Schaff Platz, wie unter „The disk is full“ in docs/runbook.md.
notice-disk-low-well = ✅ Auf der Festplatte ist wieder Platz ({ $free } GB frei): Fotos und Dokumente nehme ich wieder an.
notice-disk-critical = 🛑 Die Festplatte ist bis auf { $free } GB voll: Auch Sprachnotizen, Schnappschüsse und das Lesen neuer Papiere ruhen. Schaff heute Platz, wie unter „The disk is full“ in docs/runbook.md.
notice-disk-critical-well = ✅ Die Festplatte ist nicht mehr ganz voll ({ $free } GB frei): Sprachnotizen werden gehört, Schnappschüsse gemacht und Papiere gelesen.
notice-clock-jumped-ahead = 🕰️ Die Uhr des Rechners ist { $minutes } Minuten vorgesprungen. Was inzwischen fällig war, kam zu spät. Falls das falsch war, stell die Zeit richtig: timedatectl set-ntp true
notice-clock-jumped-back = 🕰️ Die Uhr des Rechners ist { $minutes } Minuten zurückgesprungen. Nichts wird doppelt gesagt. Falls das falsch war, stell die Zeit richtig: timedatectl set-ntp true
notice-clock-wrong = 🕰️ Die Uhr des Rechners geht { $minutes } Minuten falsch, darum kommen Erinnerungen zur falschen Zeit. Stell sie richtig: timedatectl set-ntp true
notice-clock-wrong-well = ✅ Die Uhr des Rechners geht wieder richtig.
notice-telegram-unreachable = 📵 Telegram ist seit { $minutes } Minuten nicht zu erreichen. Prüfe die Internetverbindung zu Hause; ich versuche es weiter. Bis dahin geht der Web-Chat.
notice-telegram-unreachable-well = ✅ Telegram ist wieder zu erreichen.
notice-telegram-silent = 📵 Telegram schweigt seit { $minutes } Minuten, obwohl es antworten müsste. Ich verbinde mich neu; bleibt es so, starte Inglenook neu. Bis dahin geht der Web-Chat.
notice-telegram-silent-well = ✅ Telegram antwortet wieder.
notice-telegram-waiting = 📵 Bei Telegram warten seit { $minutes } Minuten Nachrichten, die mich nicht erreichen. Ich verbinde mich neu; bleibt es so, starte Inglenook neu. Bis dahin geht der Web-Chat.
notice-telegram-waiting-well = ✅ Nachrichten auf Telegram erreichen mich wieder.
notice-telegram-conflict = 🚨 Jemand anderes holt die Nachrichten dieses Bots bei Telegram ab. Wenn das kein zweites Inglenook von dir ist, wurde das Token gestohlen: Hol dir bei @BotFather mit /revoke ein neues, wie unter „A stolen Telegram token“ in docs/runbook.md.
notice-telegram-conflict-well = ✅ Nur noch ich hole die Nachrichten dieses Bots ab.
notice-telegram-token = 🚨 Telegram lehnt das Token des Bots ab: Es wurde widerrufen. Hol dir bei @BotFather ein neues, gib es mit „ingle rotate telegram“ ein und starte mich neu. Bis dahin geht der Web-Chat.
notice-telegram-token-well = ✅ Telegram nimmt das Token des Bots wieder an.
notice-telegram-webhook = 🚨 Jemand hat die Nachrichten dieses Bots woandershin schicken lassen (Webhook); ich habe das zurückgenommen. Wenn du es nicht warst, wurde das Token gestohlen: Hol dir bei @BotFather mit /revoke ein neues.
notice-loop-slow = 🐢 Ich stand { $seconds } Sekunden still. Wenn das oft vorkommt, sieh nach, was den Rechner sonst beschäftigt; mehr zeigt /status.
notice-threads-stuck = 🐢 Seit { $minutes } Minuten ist keiner meiner { $count } Arbeiter frei. Wenn ich nicht antworte, starte Inglenook neu.
notice-threads-stuck-well = ✅ Meine Arbeiter sind wieder frei.
notice-outbox-late = ⏳ Etwas, das ich zu sagen habe, kommt seit { $since } nicht hinaus. Sieh mit /status nach, ob Telegram und die Pods antworten.
notice-outbox-late-well = ✅ Was zu sagen war, ist hinausgegangen.
