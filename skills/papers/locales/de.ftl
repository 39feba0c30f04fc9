paper-dues = 📌 { $count ->
    [one] Eines daraus kann ich vormerken:
   *[other] { $count } Dinge daraus kann ich vormerken:
  }
paper-event = { $n }. 📅 { $title } – { $when }
  { $quote }
paper-bill = { $n }. 🧾 { $title }{ $amount_part } – { $due }
  { $quote }
paper-deadline = { $n }. ⏰ { $title } – { $due }
  { $quote }
paper-expiry = { $n }. ⏳ { $title } – läuft ab: { $ends }
  { $quote }
paper-expiry-notice = { $n }. ⏳ { $title } – endet { $ends }, kündigen bis { $act_by }
  { $quote }
paper-expiry-late = { $n }. ⏳ { $title } – endet { $ends }; kündigen ging bis { $act_by }
  { $quote }
paper-quote = „{ $line }“
paper-quote-page = „{ $line }“ (S. { $page })
paper-quote-of = „{ $line }“ ({ $name })
paper-quote-of-page = „{ $line }“ ({ $name }, S. { $page })
paper-more = Und { $count } weitere im Dokument.
button-paper-event = 📅 { $title }
button-paper-bill = 🧾 { $title }
button-paper-deadline = ⏰ { $title }
button-paper-expiry = ⏳ { $title }
dues-found = 📌 Was in euren Unterlagen ansteht:
dues-of = 📌 Was in { $name } ansteht:
dues-none = 📌 In euren Unterlagen steht nichts mehr an.
dues-none-of = 📌 Darin steht nichts mehr an.
dues-more = Und { $count } weitere.
button-paper-dues = 📌 Was ansteht
button-more-dues = Mehr
button-show-all-dues = Alle anzeigen
button-show-dues = Anzeigen
out-paper = 📄 Neu bei den Unterlagen: { $name }
out-papers = 📄 In { $count } von { $new } neuen Unterlagen steht etwas an. Frag später einfach „Was steht in meinen Unterlagen an?“.

expiry-added = ⏳ { $title } läuft ab: { $ends }.
expiry-renewed = ⏳ Erneuert: { $title } läuft jetzt ab: { $ends }.
expiry-renewed-already = { $title } ist schon erneuert, bis { $ends }.
expiry-known = Das weiß ich schon: { $title } läuft ab: { $ends }.
expiry-notice = Der letzte Tag zum Kündigen ist { $act_by }.
expiry-notice-passed = Der letzte Tag zum Kündigen war { $act_by }.
expiry-in-time = Ich erinnere rechtzeitig, zuerst: { $day }.
expiry-passed = { $ends } ist vorbei. Bis wann gilt es?
expiry-ask-until = ✓ Erledigt: { $title }. Bis wann gilt es jetzt? Zum Beispiel „bis 3. Mai 2031“.
expiry-in-paper = In { $name }: „{ $line }“
expiry-removed = Vergessen: { $title }.
expiry-gone = Das merke ich mir nicht mehr.
expiry-not-found = Ich kenne nichts wie „{ $what }“, das abläuft.
expiry-which = Was meinst du?
expiries-found = ⏳ Was abläuft:
  { $lines }
expiries-none = ⏳ Dann läuft nichts ab.
expiries-unknown = ⏳ Ich kenne nichts, das abläuft. Sag zum Beispiel „mein Reisepass läuft am 3. Mai 2031 ab“.
expiry-next = Als Nächstes: { $title }, { $ends }.
expiry-line = • { $ends }: { $title }
expiry-line-notice = • { $ends }: { $title } – kündigen bis { $act_by }
expiry-line-renewed = • { $title } – erneuert; bis wann gilt es?
expiry-line-over = • ⚠️ { $ends }: { $title } – abgelaufen
ask-expiry-what = Was läuft ab?
ask-expiry-when = Wann läuft es ab: { $title }? Zum Beispiel „am 3. Mai 2031“.
out-expiry = ⏳ { $title } läuft ab: { $ends } ({ $days ->
    [one] in einem Tag
   *[other] in { $days } Tagen
  }).
out-expiry-notice = ⏳ { $title } endet: { $ends }. Der letzte Tag zum Kündigen ist { $act_by } ({ $days ->
    [one] in einem Tag
   *[other] in { $days } Tagen
  }).
out-expiry-until = ⏳ { $title } ist erneuert. Bis wann gilt es jetzt? Zum Beispiel „bis 3. Mai 2031“.
out-expiry-over = ⏳ { $title } ist abgelaufen: { $ends }.
brief-expiry = ⏳ Läuft ab, { $ends }: { $title }
brief-expiry-notice = ⏳ Letzter Tag zum Kündigen, { $act_by }: { $title }
button-renewed = Erneuert
button-not-any-more = Nicht mehr nötig
button-until = Bis { $until }

## Wofür ein Satz gehalten werden kann
intent-expiry_query = Zeigen, was abläuft
intent-expiry_add = Vormerken, wann etwas abläuft
intent-expiry_remove = Vergessen, wann etwas abläuft
