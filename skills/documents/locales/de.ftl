document-kept = 📄 Aufgehoben: { $name }. { $seen }
document-kept-pages = 📄 Aufgehoben: { $name }, { $pages ->
    [one] eine Seite
   *[other] { $pages } Seiten
  }. { $seen }
document-kept-several = 📄 Aufgehoben: { $name } mit { $count } Dokumenten darin. { $seen }
document-known = 📄 { $name } habe ich schon. { $seen }
document-orders = ⚠️ { $count ->
    [one] Ein Satz sagt
   *[other] { $count } Sätze sagen
  } einem Assistenten, was er tun soll. Ich behalte das als Text und tue nichts davon.
document-hidden = 🙈 { $count ->
    [one] Eine Stelle ist
   *[other] { $count } Stellen sind
  } weggelassen: Wer das Dokument ansieht, sieht sie nicht.
document-left-out = ⚠️ { $count ->
    [one] Eine Seite oder Zeile ließ sich nicht lesen und fehlt
   *[other] { $count } Seiten oder Zeilen ließen sich nicht lesen und fehlen
  }.
document-unread-more = ⚠️ Und { $count } weitere Dateien darin lassen sich nicht lesen.
documents-for-family = Die Familie kann es sehen.
documents-for-parents = Nur die Erwachsenen können es sehen.
documents-for-guests = Auch Gäste können es sehen.
documents-for-you = Nur du kannst es sehen.
documents-for-one = Nur { $name } kann es sehen.
document-audience = 👁 { $name }: { $seen }
document-audience-same = 👁 { $name }: Das ist schon so. { $seen }
document-not-yours = Das kann nur { $name } privat machen.
document-forget-ask = 🗑 { $name } wegwerfen? Auch die Datei wird gelöscht.
document-forgotten = 🗑 { $name } ist weg. Die Datei wird in einer Woche gelöscht.
document-gone = Dieses Dokument habe ich nicht mehr.
document-not-found = Ein Dokument wie „{ $what }“ kenne ich nicht.
document-told = Das steht in keinem Dokument: Es wurde mir gesagt.
document-which = Welches Dokument meinst du?
document-file-gone = Die Datei von { $name } ist nicht mehr da.
document-too-large = { $name } ist zu groß, um es hierher zu schicken.
document-sent = 📄 { $name }
document-page = 📄 { $name }, S. { $page }
document-line = • { $name } ({ $added })
document-line-for = • { $name } ({ $added }) – { $seen }
documents-found = 📄 { $count ->
    [one] Ein Dokument:
   *[other] { $count } Dokumente:
  }
  { $lines }
documents-more = Und { $count } weitere.
documents-none = 📄 Es gibt noch keine Dokumente. Schick mir eins: PDF, Foto, Word, Text …
documents-none-of = Ein Dokument wie „{ $what }“ kenne ich nicht.
ask-document-audience = Wer darf es sehen? Sag „privat“, „nur die Eltern“, „die Familie“ oder „Gäste“.

papers-answer = { $answer }
  { $sources }
papers-field = { $field }
  „{ $quote }“ [1]
papers-quote = „{ $quote }“ [1]
papers-yes = Ja. „{ $quote }“ [1]
papers-no = Nein. „{ $quote }“ [1]
papers-source = [{ $n }] { $name }
papers-source-page = [{ $n }] { $name }, S. { $page }
papers-told = [{ $n }] { $told }
papers-not-found = Das finde ich in euren Unterlagen nicht: Darüber steht nichts darin.
papers-locked = 🔒 Deine privaten Unterlagen sind gesperrt: Ich kann erst hineinsehen, wenn du deine Passphrase gibst.
button-source = 📄 { $name }
button-source-page = 📄 { $name }, S. { $page }

document-problem = 📄 Eine Datei im Ordner lässt sich nicht lesen. { $why }
document-file-truncated = { $name } ist beschädigt oder nicht vollständig. Versuch es noch einmal.
document-file-too-large = { $name } ist zu groß zum Lesen.
document-file-empty = In { $name } gibt es nichts zu lesen.
document-file-no-picture = { $name } ist ein Bild, dessen Art ich nicht kenne. JPEG, PNG und PDF kann ich lesen.
document-file-timeout = { $name } zu lesen hat zu lange gedauert.
document-file-locked = { $name } ist durch ein Passwort geschützt. Schick es ohne.
document-file-no-engine = { $name } ist ein Bild, und die Texterkennung ist nicht installiert: { $detail }
document-file-unreachable = { $name } ist ein Bild, und der Dienst, der Bilder liest, antwortet nicht. Schick es bitte in ein paar Minuten noch einmal.
document-file-unknown-kind = { $name } ist kein Dokument, das ich lesen kann.
document-file-too-many-pages = { $name } hat zu viele Seiten: { $detail }.
document-file-too-many-files = In { $name } sind zu viele Dateien: { $detail }.
document-file-too-deep = { $name } liegt zu tief in anderen Dateien.
document-file-unsafe-name = Der Name von { $name } führt aus der Datei hinaus, in der es liegt.
document-file-nobody = { $name } ist für niemanden: Die Ordner in private heißen wie die Mitglieder, und so heißt hier niemand.
document-file-bad-name = Der Name von { $name } hat Zeichen, die ich nicht lesen kann. Gib der Datei bitte einen anderen.

## What a sentence can be taken for
intent-question = In den Unterlagen nachsehen
intent-document_list = Dokumente auflisten
intent-document_show = Ein Dokument schicken
intent-document_audience = Sagen, wer ein Dokument sehen darf
intent-document_forget = Ein Dokument wegwerfen
button-document-only-mine = 🔒 Nur für mich
