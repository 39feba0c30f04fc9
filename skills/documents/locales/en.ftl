document-kept = 📄 Kept: { $name }. { $seen }
document-kept-pages = 📄 Kept: { $name }, { $pages ->
    [one] one page
   *[other] { $pages } pages
  }. { $seen }
document-kept-several = 📄 Kept: { $name } with { $count } documents in it. { $seen }
document-known = 📄 I have { $name } already. { $seen }
document-orders = ⚠️ { $count ->
    [one] One sentence tells
   *[other] { $count } sentences tell
  } an assistant what to do. I keep it as text and do nothing of it.
document-hidden = 🙈 { $count ->
    [one] One passage was
   *[other] { $count } passages were
  } left out: nobody who looks at it can see that.
document-left-out = ⚠️ { $count ->
    [one] One page or row
   *[other] { $count } pages or rows
  } could not be read and { $count ->
    [one] is
   *[other] are
  } left out.
document-unread-more = ⚠️ And { $count } more files in it that cannot be read.
documents-for-family = The family can see it.
documents-for-parents = Only the grown-ups can see it.
documents-for-guests = Guests can see it, too.
documents-for-you = Only you can see it.
documents-for-one = Only { $name } can see it.
document-audience = 👁 { $name }: { $seen }
document-audience-same = 👁 { $name }: that is so already. { $seen }
document-not-yours = Only { $name } can make that private.
document-forget-ask = 🗑 Take { $name } away? The file is deleted, too.
document-forgotten = 🗑 { $name } is gone. The file is deleted in a week.
document-gone = I don't have that document any more.
document-not-found = I don't know of a document like “{ $what }”.
document-told = That stands in no paper: it is what I was told.
document-which = Which document do you mean?
document-file-gone = The file of { $name } is not there any more.
document-too-large = { $name } is too large to send here.
document-sent = 📄 { $name }
document-page = 📄 { $name }, p. { $page }
document-line = • { $name } ({ $added })
document-line-for = • { $name } ({ $added }) – { $seen }
documents-found = 📄 { $count ->
    [one] One document:
   *[other] { $count } documents:
  }
  { $lines }
documents-more = And { $count } more.
documents-none = 📄 There are no documents yet. Send me one: PDF, photo, Word, text, …
documents-none-of = I don't know of a document like “{ $what }”.
ask-document-audience = Who may see it? Say “private”, “parents only”, “family” or “guests”.

papers-answer = { $answer }
  { $sources }
papers-field = { $field }
  “{ $quote }” [1]
papers-quote = “{ $quote }” [1]
papers-yes = Yes. “{ $quote }” [1]
papers-no = No. “{ $quote }” [1]
papers-source = [{ $n }] { $name }
papers-source-page = [{ $n }] { $name }, p. { $page }
papers-told = [{ $n }] { $told }
papers-not-found = I don't find that in your papers: they say nothing about it.
papers-locked = 🔒 Your private papers are locked: I can't look into them until you give your passphrase.
button-source = 📄 { $name }
button-source-page = 📄 { $name }, p. { $page }

document-problem = 📄 A file in the folder cannot be read. { $why }
document-file-truncated = { $name } is damaged or not complete. Try it once more.
document-file-too-large = { $name } is too large to be read.
document-file-empty = There is nothing to read in { $name }.
document-file-no-picture = { $name } is a picture of a kind that I don't know. JPEG, PNG and PDF I can read.
document-file-timeout = Reading { $name } took too long.
document-file-locked = { $name } is behind a password. Send it without one.
document-file-no-engine = { $name } is a picture, and text recognition is not installed: { $detail }
document-file-unreachable = { $name } is a picture, and the service that reads pictures does not answer. Please send it again in a few minutes.
document-file-unknown-kind = { $name } is no document of a kind that I can read.
document-file-too-many-pages = { $name } has too many pages: { $detail }.
document-file-too-many-files = There are too many files in { $name }: { $detail }.
document-file-too-deep = { $name } lies too deep in other files.
document-file-unsafe-name = { $name } has a name that leads out of the file it is in.
document-file-nobody = { $name } is for nobody: the folders in private are named after members, and nobody here is called that.
document-file-bad-name = The name of { $name } has signs that I can't read. Give it another name, please.

## What a sentence can be taken for
intent-question = Look in the papers
intent-document_list = List documents
intent-document_show = Send a document
intent-document_audience = Say who may see a document
intent-document_forget = Take a document away
button-document-only-mine = 🔒 Only me
