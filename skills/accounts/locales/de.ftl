sync-none = Es ist kein anderer Kalender verbunden. Das macht ein Erwachsener am Computer, mit „ingle accounts connect“. Bitte hier nie ein Passwort schicken.
sync-shown = { $lines }
sync-begun = Ich gleiche jetzt { $count ->
    [one] den anderen Kalender
   *[other] die { $count } Kalenderkonten
  } ab.
sync-line-fine = { $server } ist verbunden ({ $calendars }); zuletzt abgeglichen { $at }.{ $waiting ->
    [0] {""}
    [one] {" "}Eine Änderung geht noch hinaus.
   *[other] {" "}{ $waiting } Änderungen gehen noch hinaus.
  }
sync-line-new = { $server } ist verbunden ({ $calendars }) und wird zum ersten Mal gelesen.
sync-line-unchosen = { $server } ist verbunden, aber kein Kalender davon ist ausgewählt. Das geht mit „ingle accounts choose“.
sync-line-down = { $server } ist seit { $since } nicht erreichbar; ich versuche es weiter.{ $waiting ->
    [0] {""}
    [one] {" "}Eine Änderung wartet und geht dann hinaus.
   *[other] {" "}{ $waiting } Änderungen warten und gehen dann hinaus.
  }
sync-line-refused = { $server } lässt mich seit { $since } nicht mehr hinein. Bitte mit „ingle accounts connect“ neu verbinden; hier nie ein Passwort schicken.
sync-told-account = { $server } lässt mich als { $user } nicht mehr hinein. Bitte am Computer mit „ingle accounts connect“ neu verbinden; hier nie ein Passwort schicken.
sync-told-clash = „{ $title }“ wurde hier und in „{ $calendar }“ gleichzeitig geändert. Jetzt gilt „{ $kept }“; die andere Fassung, „{ $lost }“, steht in den Notizen.
sync-told-notes = „{ $title }“ wurde hier und in „{ $calendar }“ gleichzeitig geändert. Beide Texte stehen in den Notizen.
sync-told-newer = „{ $title }“ wurde hier und in „{ $calendar }“ gleichzeitig geändert. Die neuere Änderung gilt.
sync-told-deleted-here = „{ $title }“ wurde hier gelöscht und gleichzeitig in „{ $calendar }“ geändert. Ich habe es mit der Änderung behalten.
sync-told-deleted-there = „{ $title }“ wurde hier geändert und gleichzeitig in „{ $calendar }“ gelöscht. Ich habe es behalten und dort wieder eingetragen.
sync-told-cancelled-there = „{ $title }“ wurde hier geändert und gleichzeitig in „{ $calendar }“ abgesagt. Ich habe es hier behalten.
sync-told-refused = Der Kalender „{ $calendar }“ nimmt „{ $title }“ nicht an. Hier bleibt es stehen.
sync-line-held = { $server }: { $held } Einträge fehlen dort auf einmal. Ich habe hier nichts entfernt und gefragt, was damit geschehen soll.
sync-line-part = { $server } ist verbunden ({ $calendars }), aber { $away } ist dort nicht lesbar. „ingle accounts list“ sagt, warum.
sync-told-account-here = Ich kann { $server } für { $user } nicht öffnen: Auf dem Rechner, auf dem ich laufe, stimmt etwas nicht. „ingle accounts list“ sagt dort, was.
sync-told-removals = { $count } von { $total } Einträgen des Kalenders „{ $calendar }“ fehlen auf einmal auf seinem Server. Das kann ein Versehen sein, deshalb habe ich hier nichts entfernt. Was soll ich tun?
sync-removals-accepted = Gut, ich entferne auch hier, was in „{ $calendar }“ fehlt ({ $count }).
sync-removals-kept = Gut, ich behalte, was in „{ $calendar }“ fehlt ({ $count }), und trage es dort wieder ein, wenn ich darf.
sync-removals-over = Diese Frage ist erledigt; ich ändere nichts.
button-sync-take-out = Auch hier entfernen
button-sync-keep = Behalten

## What a sentence can be taken for
intent-sync_status = Nachsehen, ob Kalender verbunden sind
intent-sync_now = Kalender abgleichen
