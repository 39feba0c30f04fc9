expense-logged = 💶 { $money }{ $worth_part }{ $shop_part } · { $category } · { $day }{ $account_part }{ $payer_part }
expense-corrected = 💶 Korrigiert: { $money }{ $worth_part }{ $shop_part } · { $category } · { $day }{ $account_part }{ $payer_part }
expense-deleted = Gelöscht: { $money }{ $shop_part }, { $day }.
expense-delete-sure = Soll ich das löschen: { $money }{ $shop_part }, { $day }?
expense-not-found = Diese Ausgabe finde ich nicht.
expense-negative = Ein Betrag kann nicht kleiner als nichts sein. Wenn das Geld zurückkam, sag zum Beispiel „Zalando hat 39,90 erstattet“.
expense-too-large = Ein so großer Betrag lässt sich nicht buchen. Ist eine Ziffer zu viel?
expense-line = • { $money }{ $shop_part } · { $category } · { $day }
expense-line-back = • ↩ { $money } zurück{ $shop_part } · { $category } · { $day }
expense-group = • { $name }: { $sum }
expense-group-category = • { $category }: { $sum }
expense-group-month = • { $period }: { $sum }
expense-group-other = • Anderes: { $sum }
expenses-total = { $sum }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
  { $lines }
expenses-none = Keine Ausgaben{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
ask-expense-amount = Wie viel war es?
ask-expense-category = Diese Kategorie kenne ich nicht. Es gibt Lebensmittel, Essen gehen, Haushalt, Verkehr, Gesundheit, Kleidung, Kinder, Freizeit, Rechnungen, Geschenke, Reisen und Sonstiges. Welche ist es?
ask-correct-what = Was soll ich korrigieren: den Betrag, den Tag, das Geschäft oder die Kategorie?
rate-unknown = Für { $currency } kenne ich keinen Kurs, darum fehlt es noch in den Summen. Schick mir eine Kurstabelle, oder sag zum Beispiel „ein Dollar ist 0,92 Euro“.

part-receiver = · { $receiver }
part-account = · { $account }
part-worth = ({ $worth })

## Was hereinkommt und was zurückkommt
income-logged = 💰 { $money }{ $worth_part } eingegangen{ $shop_part } · { $category } · { $day }{ $account_part }{ $receiver_part }
income-line = • { $money }{ $shop_part } · { $category } · { $day }{ $receiver_part }
income-total = { $sum } eingegangen{ $category_part }, { $period }.
  { $lines }
income-none = Nichts eingegangen{ $category_part }, { $period }.
refund-logged = ↩ { $money }{ $worth_part } zurück{ $shop_part } · { $category } · { $day }{ $account_part }{ $payer_part }

## Konten
account-added = 🏦 { $account }: { $money }. Ich zähle ab heute.
account-set = 🏦 { $account }: jetzt { $money }.
account-known = 🏦 „{ $account }“ führe ich schon: { $money }.
account-closed = { $account } ist geschlossen. Darauf waren { $money }.
account-gone = Dieses Konto führe ich nicht mehr.
account-which = Welches Konto meinst du?
account-currency = „{ $account }“ wird in { $currency } geführt. Sag den Stand in dieser Währung.
account-balance = 🏦 { $account }: { $sum }
account-line = • { $account }: { $sum }
accounts-found = { $lines }
  Zusammen { $sum }.
accounts-none = Ich führe noch kein Konto. Sag zum Beispiel „wir haben ein Gemeinschaftskonto mit 1.250,30“.
ask-account-name = Wie heißt das Konto? Zum Beispiel „Gemeinschaftskonto“ oder „Haushaltskasse“.
cash-none = Ich führe noch kein Konto für Bargeld, auf das es käme. Sag zum Beispiel „leg ein Bargeldkonto mit 200 an“.
ask-transfer-from = Von welchem Konto? Ich kenne { $names }.
ask-transfer-to = Auf welches Konto? Ich kenne { $names }.
transfer-logged = 🔁 { $money } · { $account } → { $to_account } · { $day }
transfer-same = Das ist beide Male dasselbe Konto.

## Große Beträge
approval-set = Über { $limit } muss ein zweiter Erwachsener zustimmen.
approval-off = Großen Beträgen muss niemand mehr zustimmen.
ask-approval-amount = Ab welchem Betrag soll ein zweiter Erwachsener zustimmen?
expense-alone = Du bist hier allein erwachsen, also kann niemand zustimmen: Es wird gleich gebucht.
expense-proposed = ⏳ { $money }{ $shop_part } · { $category } · { $day }{ $payer_part }. Gebucht ist noch nichts, ich habe { $names } gefragt.
proposal-ask = 💶 { $name } möchte { $money }{ $shop_part } · { $category } · { $day } buchen. Bist du einverstanden?
proposal-refused = Nicht gebucht: { $money }{ $shop_part }. { $name } erfährt es.
proposal-was-agreed = 👍 { $name } ist einverstanden: { $money }{ $shop_part } · { $day } ist gebucht.
proposal-was-refused = 👎 { $name } ist nicht einverstanden: { $money }{ $shop_part } · { $day } ist nicht gebucht.
proposal-agreed-already = { $name } hat schon zugestimmt: { $money }{ $shop_part }.
proposal-refused-already = { $name } hat schon abgelehnt: { $money }{ $shop_part }.
proposal-own = Das muss jemand anderes entscheiden, nicht du selbst.
proposal-gone = Das wurde inzwischen zurückgenommen.
proposal-waits = Das wartet noch auf das Wort eines zweiten Erwachsenen. Nimm es zurück und sag es neu.
approval-one-set = { $name } darf bis { $limit } ausgeben, ohne zu fragen. Darüber muss ein zweiter Erwachsener zustimmen.
approval-one-off = Für { $name } gilt keine eigene Grenze mehr.
limit-proposed = ⏳ Das entscheiden zwei: Ich habe { $names } gefragt. Bis dahin bleibt die Grenze, wie sie ist.
limit-ask-set = 💶 { $asks } möchte die Grenze anheben: Erst über { $limit } soll ein zweiter Erwachsener zustimmen müssen. Bist du einverstanden?
limit-ask-off = 💶 { $asks } möchte, dass großen Beträgen niemand mehr zustimmen muss. Bist du einverstanden?
limit-ask-one-set = 💶 { $asks } möchte, dass { $name } bis { $limit } ausgeben darf, ohne zu fragen. Bist du einverstanden?
limit-ask-one-off = 💶 { $asks } möchte die Grenze von { $name } aufheben. Bist du einverstanden?
limit-refused = Die Grenze bleibt, wie sie ist. { $name } erfährt es.
limit-agreed-already = { $name } hat schon zugestimmt.
limit-refused-already = { $name } hat schon abgelehnt.
limit-lapsed-already = Das hat länger als eine Woche gewartet und gilt nicht mehr. Die Grenze bleibt, wie sie ist.
limit-was-agreed = 👍 { $name } ist einverstanden.
limit-was-refused = 👎 { $name } ist nicht einverstanden: Die Grenze bleibt, wie sie ist.
limit-was-lapsed = ⌛ Eine Woche lang hat niemand geantwortet: Die Grenze bleibt, wie sie ist. Wenn du sie noch ändern willst, sag es mir noch einmal.
proposal-lapsed-time = Das hat länger als eine Woche gewartet und gilt nicht mehr: { $money }{ $shop_part } ist nicht gebucht.
proposal-lapsed-changed = Diese Ausgabe wurde inzwischen geändert, dein Wort würde also etwas anderem gelten. Sie bleibt, wie sie ist, und { $name } erfährt es.
proposal-was-lapsed-time = ⌛ Eine Woche lang hat niemand geantwortet: { $money }{ $shop_part } · { $day } ist nicht gebucht. Wenn es noch gilt, sag es mir noch einmal.
proposal-was-lapsed-changed = Die Ausgabe wurde geändert, während deine Korrektur auf { $money }{ $shop_part } · { $day } wartete; sie wird nicht gemacht. Sag es mir noch einmal, wenn es noch gilt.
button-agree = 👍 Einverstanden
button-close-account = Konto schließen

## Woher Einnahmen sind
category-salary = Gehalt
category-benefits = Staatliche Leistungen
category-present = Geschenk
category-interest = Zinsen
category-sale = Verkauf
category-rent-in = Miete
category-income = Einnahmen
category-transfer = Umbuchung

## Wofür ein Satz gehalten werden kann
intent-expense_log = Eine Ausgabe notieren
intent-expense_correct = Eine Ausgabe korrigieren
intent-expense_delete = Eine Ausgabe löschen
intent-spending_query = Ausgaben zusammenzählen
intent-transactions_query = Ausgaben auflisten
intent-income_log = Eine Einnahme notieren
intent-income_query = Einnahmen zusammenzählen
intent-refund_log = Eine Erstattung notieren
intent-account_add = Ein Konto anlegen
intent-account_close = Ein Konto schließen
intent-balance_query = Einen Kontostand ansehen
intent-transfer_log = Eine Umbuchung notieren
intent-approval_set = Festlegen, was zwei Erwachsene braucht
