## What a receipt says
receipt-line-shop = 🧾 { $shop }{ $mark }
receipt-line-no-shop = 🧾 Laden nicht lesbar (?)
receipt-line-day = { $day }{ $mark }
receipt-line-total = Summe: { $money }{ $mark }
receipt-line-no-total = Summe: nicht lesbar (?)
receipt-line-tax = davon Steuer: { $tax }{ $mark }
receipt-line-cash = Bar bezahlt{ $mark }
receipt-line-card = Mit Karte bezahlt{ $mark }
receipt-line-transfer = Per Überweisung bezahlt{ $mark }
receipt-line-payer = Bezahlt von { $name }
receipt-line-short = { $shop } · { $money } · { $day }
receipt-line-short-no-total = { $shop } · { $day }
receipt-category-said = Kategorie: { $category }
receipt-category-learnt = Kategorie: { $category }, wie du es mir für { $shop } beigebracht hast
receipt-category-before = Kategorie: { $category }, weil { $shop } schon früher dort eingeordnet wurde
receipt-category-shop = Kategorie: { $category }, wegen des Ladens
receipt-category-items = Kategorie: { $category }, wegen { $things }
receipt-category-none = Kategorie: { $category }
receipt-item = • { $name } { $money }
receipt-item-many = • { $many } × { $name } { $money }
receipt-items-more = { $count ->
    [one] • und noch eins
   *[other] • und { $count } weitere
  }

## What becomes of it
receipt-proposed = { $lines }
receipt-ask = Soll ich es so buchen?
receipt-ask-marked = Bei dem, was mit (?) markiert ist, bin ich mir nicht sicher. Stimmt es so? Sonst sag mir einfach, was anders ist.
receipt-ask-sum = Die Posten ergeben zusammen nicht die Summe. Stimmt die Summe? Sonst sag mir einfach den Betrag.
receipt-ask-old = Das ist kein Tag aus letzter Zeit. Stimmt es so? Sonst sag mir einfach, wann es war.
receipt-ask-amount = Den Betrag kann ich nicht lesen. Wie viel war es?
receipt-ask-attach = { $money }{ $shop_part } hast du schon notiert. Soll ich den Beleg dazulegen, statt doppelt zu buchen?
receipt-ask-change = Sag mir, was anders ist: der Betrag, der Tag, der Laden, die Kategorie oder wer bezahlt hat.
receipt-booked = ✓ Gebucht.
  { $lines }
receipt-waits = { $lines }
  Das ist mehr, als einer allein buchen darf. Ich habe { $names } gefragt; bis dahin ist es nicht gebucht.
receipt-saved-already = Das ist schon gebucht.
  { $lines }
receipt-attached = ✓ Der Beleg liegt jetzt bei der Ausgabe.
  { $lines }
receipt-dropped = Gut, das ist keine Ausgabe.
receipt-drop-sure = Das aus den Ausgaben herausnehmen?
  { $lines }
receipt-open = Noch offen:
  { $lines }
receipt-known-picture = Dieser Beleg kam schon einmal, { $sent }; er ist bereits gebucht.
  { $lines }
receipt-known-purchase = Einen Beleg mit diesem Laden, Tag und Betrag gibt es schon, geschickt { $sent }.
  { $lines }
receipt-known-open = Dieser Beleg kam schon einmal, { $sent }, und wartet noch auf dein Wort.
  { $lines }
receipt-shown = { $lines }
receipt-picture-gone = Das Bild dazu ist nicht mehr da.
receipt-not-found = So einen Beleg finde ich nicht.
receipt-which = Welcher Beleg?
receipt-pick = { $merchant } · { $money } · { $day }
receipt-pick-unpriced = { $merchant } · { $day }
receipt-grown-ups = Die Haushaltskasse führen nur die Erwachsenen, deshalb habe ich diesen Beleg nicht angerührt.

## Warranty
receipt-warranty = 🛡 { $item }: Die Garantie endet vermutlich am { $until }.
receipt-warranty-kept = 🛡 Ich erinnere dich am { $on } daran, dass die Garantie endet: { $item } ({ $until }).
receipt-no-warranty = Auf diesem Beleg sehe ich nichts mit Garantie.
out-warranty = 🛡 Die Garantie endet am { $until }: { $item } (gekauft { $bought }{ $shop_part }). Hier ist der Beleg.

## Files that cannot be read
receipt-file-truncated = { $name } ist beschädigt oder kam nicht ganz an. Bitte schick es noch einmal.
receipt-file-too-large = { $name } ist mir zu groß. Bitte schick ein kleineres Bild.
receipt-file-empty = Auf { $name } ist nichts zu sehen. Mit mehr Licht klappt es vielleicht.
receipt-file-no-picture = { $name } ist kein Bild und kein PDF, das ich öffnen kann. Als JPEG, PNG oder PDF geht es.
receipt-file-timeout = { $name } zu lesen hat zu lange gedauert. Ein Bild vom Beleg allein klappt vielleicht.
receipt-file-locked = { $name } ist mit einem Passwort gesperrt. Bitte schick es ohne.
receipt-file-no-engine = Ich kann hier noch keine Bilder lesen: Die Texterkennung ist nicht installiert ({ $command }).
receipt-file-unreachable = Gerade kann ich keine Bilder lesen: Der Dienst, der sie liest, antwortet nicht. Schick es bitte in ein paar Minuten noch einmal.

## Buttons
button-save-receipt = Speichern
button-save-receipt-of = { $shop } { $money } speichern
button-drop-receipt = Keine Ausgabe
button-attach-receipt = Dazulegen
button-book-anyway = Trotzdem buchen
button-remind-warranty = Vor dem Ende erinnern

## What a sentence can be taken for
intent-receipt_change = Einen Beleg berichtigen
intent-receipt_save = Einen Beleg speichern
intent-receipt_drop = Einen Beleg verwerfen
intent-receipt_show = Einen Beleg zeigen
