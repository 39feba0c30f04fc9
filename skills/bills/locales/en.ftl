part-amount = · { $amount }
bill-added = 🧾 { $name }{ $amount_part } – { $due }{ $rule_part }.
bill-changed = 🧾 Now: { $name }{ $amount_part } – { $due }{ $rule_part }.
bill-was = It was { $money } before.
bill-in-time = I'll tell you 3 days before and on the day.
bill-on-its-day = I'll tell you on the day.
bill-this-evening = I'll tell you this evening.
bill-by-itself = It is taken by itself: I book it on its day and tell you.
bill-next = Next time: { $name }, { $due }.
bill-paid-already = ✓ { $name } is paid already. Next: { $due }.
bill-pay-again = { $name } was paid already: { $money }, { $paid }. Note it once more?
bill-later = 💤 Again { $again }: { $name }.
bill-removed = Removed: { $name }. What was booked stays.
bill-remove-sure = Remove the bill “{ $name }”{ $amount_part }{ $rule_part }?
bill-gone = That bill no longer exists.
bill-not-found = I don't know of a bill like “{ $what }”. Say for example “the rent is 950 on the 1st of every month”.
bill-which = Which bill do you mean?
bill-line = • { $due }: { $name }{ $amount_part }{ $rule_part }
bill-line-late = • ⚠️ { $due }: { $name }{ $amount_part }{ $rule_part } – open
bill-line-open = • ⚠️ { $due }: { $name }{ $amount_part }{ $rule_part } – open since { $since }
bills-listed = 🧾 Bills:
  { $lines }
bills-found = 🧾 Bills, { $sum } in all:
  { $lines }
bills-none = 🧾 No bill is due then.
bills-unknown = 🧾 I know of no bills. Say for example “the rent is 950 on the 1st of every month”.
ask-bill-name = What is the bill for?
ask-bill-amount = How much is it: { $name }?
ask-bill-when = When is it due: { $name }? For example “on the 1st of every month”.
out-bill-ahead = 🧾 Soon: { $name }{ $amount_part } – { $due }.
out-bill-due = 🧾 Due: { $name }{ $amount_part } – { $due }.
out-bill-open = Nobody noted it as paid since { $since }.
out-bill-booked = 🧾 Booked by itself: { $name } · { $money } – { $due }.
brief-bill = 🧾 Due: { $name }{ $amount_part }
brief-bill-on = 🧾 { $due }: { $name }{ $amount_part }
button-paid = Paid
button-later = Later
button-not-paid = Was not taken

## What a sentence can be taken for
intent-bill_add = Note a bill
intent-bill_query = Show bills
intent-bill_pay = Note that a bill was paid
intent-bill_remove = Remove a bill
