paper-dues = 📌 { $count ->
    [one] One thing in it can be noted:
   *[other] { $count } things in it can be noted:
  }
paper-event = { $n }. 📅 { $title } – { $when }
  { $quote }
paper-bill = { $n }. 🧾 { $title }{ $amount_part } – { $due }
  { $quote }
paper-deadline = { $n }. ⏰ { $title } – { $due }
  { $quote }
paper-expiry = { $n }. ⏳ { $title } – runs out { $ends }
  { $quote }
paper-expiry-notice = { $n }. ⏳ { $title } – ends { $ends }, cancel by { $act_by }
  { $quote }
paper-expiry-late = { $n }. ⏳ { $title } – ends { $ends }; the last day to cancel was { $act_by }
  { $quote }
paper-quote = “{ $line }”
paper-quote-page = “{ $line }” (p. { $page })
paper-quote-of = “{ $line }” ({ $name })
paper-quote-of-page = “{ $line }” ({ $name }, p. { $page })
paper-more = And { $count } more in the document.
button-paper-event = 📅 { $title }
button-paper-bill = 🧾 { $title }
button-paper-deadline = ⏰ { $title }
button-paper-expiry = ⏳ { $title }
dues-found = 📌 What your papers ask for:
dues-of = 📌 What { $name } asks for:
dues-none = 📌 Your papers ask for nothing that is still to come.
dues-none-of = 📌 It asks for nothing that is still to come.
dues-more = And { $count } more.
button-paper-dues = 📌 What it asks for
button-more-dues = More
button-show-all-dues = Show all
button-show-dues = Show them
out-paper = 📄 New among your papers: { $name }
out-papers = 📄 { $count } of { $new } new papers ask for something. To see it later, ask “what do my papers ask for?”.

expiry-added = ⏳ { $title } runs out { $ends }.
expiry-renewed = ⏳ Renewed: { $title } runs out { $ends }.
expiry-renewed-already = { $title } was renewed already, until { $ends }.
expiry-known = I know that already: { $title } runs out { $ends }.
expiry-notice = The last day to cancel is { $act_by }.
expiry-notice-passed = The last day to cancel was { $act_by }.
expiry-in-time = I'll remind you in time, first on { $day }.
expiry-passed = { $ends } has passed. Until when is it valid?
expiry-ask-until = ✓ Done: { $title }. Until when is it valid now? For example “until 3 May 2031”.
expiry-in-paper = In { $name }: “{ $line }”
expiry-removed = Forgotten: { $title }.
expiry-gone = I don't keep that any more.
expiry-not-found = I don't know of anything like “{ $what }” that runs out.
expiry-which = Which one do you mean?
expiries-found = ⏳ What runs out:
  { $lines }
expiries-none = ⏳ Nothing runs out then.
expiries-unknown = ⏳ I know of nothing that runs out. Say for example “my passport expires on 3 May 2031”.
expiry-next = Next: { $title }, { $ends }.
expiry-line = • { $ends }: { $title }
expiry-line-notice = • { $ends }: { $title } – cancel by { $act_by }
expiry-line-renewed = • { $title } – renewed; until when is it valid?
expiry-line-over = • ⚠️ { $ends }: { $title } – has run out
ask-expiry-what = What runs out?
ask-expiry-when = When does it run out: { $title }? For example “on 3 May 2031”.
out-expiry = ⏳ { $title } runs out { $ends } ({ $days ->
    [one] in one day
   *[other] in { $days } days
  }).
out-expiry-notice = ⏳ { $title } ends { $ends }. The last day to cancel is { $act_by } ({ $days ->
    [one] in one day
   *[other] in { $days } days
  }).
out-expiry-until = ⏳ { $title } was renewed. Until when is it valid now? For example “until 3 May 2031”.
out-expiry-over = ⏳ { $title } has run out: { $ends }.
brief-expiry = ⏳ Runs out { $ends }: { $title }
brief-expiry-notice = ⏳ Last day to cancel, { $act_by }: { $title }
button-renewed = Renewed
button-not-any-more = Not any more
button-until = Until { $until }

## What a sentence can be taken for
intent-expiry_query = Show what runs out
intent-expiry_add = Note when something runs out
intent-expiry_remove = Forget when something runs out
