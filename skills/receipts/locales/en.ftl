## What a receipt says
receipt-line-shop = 🧾 { $shop }{ $mark }
receipt-line-no-shop = 🧾 Shop not legible (?)
receipt-line-day = { $day }{ $mark }
receipt-line-total = Total: { $money }{ $mark }
receipt-line-no-total = Total: not legible (?)
receipt-line-tax = of which tax: { $tax }{ $mark }
receipt-line-cash = Paid in cash{ $mark }
receipt-line-card = Paid by card{ $mark }
receipt-line-transfer = Paid by bank transfer{ $mark }
receipt-line-payer = Paid by { $name }
receipt-line-short = { $shop } · { $money } · { $day }
receipt-line-short-no-total = { $shop } · { $day }
receipt-category-said = Category: { $category }
receipt-category-learnt = Category: { $category }, as you taught me for { $shop }
receipt-category-before = Category: { $category }, because you filed { $shop } there before
receipt-category-shop = Category: { $category }, because of the shop
receipt-category-items = Category: { $category }, because of { $things }
receipt-category-none = Category: { $category }
receipt-item = • { $name } { $money }
receipt-item-many = • { $many } × { $name } { $money }
receipt-items-more = { $count ->
    [one] • and one more
   *[other] • and { $count } more
  }

## What becomes of it
receipt-proposed = { $lines }
receipt-ask = Shall I book it like this?
receipt-ask-marked = I'm not sure of what is marked (?). Is it right like this? Otherwise just tell me what is different.
receipt-ask-sum = The items don't add up to the total. Is the total right? Otherwise just tell me the amount.
receipt-ask-old = This is not a recent day. Is it right like this? Otherwise just tell me when it was.
receipt-ask-amount = I can't read the amount. How much was it?
receipt-ask-attach = You noted { $money }{ $shop_part } already. Shall I keep the receipt with it, instead of booking it twice?
receipt-ask-change = Tell me what is different: the amount, the day, the shop, the category or who paid.
receipt-booked = ✓ Booked.
  { $lines }
receipt-waits = { $lines }
  That is more than one may book alone. I've asked { $names }; until then it is not booked.
receipt-saved-already = That is booked already.
  { $lines }
receipt-attached = ✓ The receipt is kept with the expense now.
  { $lines }
receipt-dropped = All right, that is no expense.
receipt-drop-sure = Take this out of the expenses?
  { $lines }
receipt-open = Still open:
  { $lines }
receipt-known-picture = This receipt was sent before, { $sent }; it is booked already.
  { $lines }
receipt-known-purchase = A receipt with this shop, day and total is there already, sent { $sent }.
  { $lines }
receipt-known-open = This receipt was sent before, { $sent }, and still waits for your word.
  { $lines }
receipt-shown = { $lines }
receipt-picture-gone = Its picture is not there any more.
receipt-not-found = I don't find such a receipt.
receipt-which = Which receipt?
receipt-pick = { $merchant } · { $money } · { $day }
receipt-pick-unpriced = { $merchant } · { $day }
receipt-grown-ups = Only grown-ups keep the household's books, so I left this receipt alone.

## Warranty
receipt-warranty = 🛡 { $item }: the warranty probably ends on { $until }.
receipt-warranty-kept = 🛡 I'll remind you on { $on } that the warranty ends: { $item } ({ $until }).
receipt-no-warranty = I see nothing with a warranty on this receipt.
out-warranty = 🛡 The warranty ends on { $until }: { $item } (bought { $bought }{ $shop_part }). Here is the receipt.

## Files that cannot be read
receipt-file-truncated = { $name } is damaged or did not arrive whole. Please send it again.
receipt-file-too-large = { $name } is too large for me. Please send a smaller picture.
receipt-file-empty = There is nothing to be seen in { $name }. With more light it may work.
receipt-file-no-picture = { $name } is no picture or PDF that I can open. As a JPEG, PNG or PDF it works.
receipt-file-timeout = Reading { $name } took too long. A picture of the receipt alone may work.
receipt-file-locked = { $name } is locked with a password. Please send it without one.
receipt-file-no-engine = I can't read pictures here yet: the text recognition is not installed ({ $command }).
receipt-file-unreachable = I can't read pictures at the moment: the service that reads them does not answer. Please send it again in a few minutes.

## Buttons
button-save-receipt = Save
button-save-receipt-of = Save { $shop } { $money }
button-drop-receipt = Not an expense
button-attach-receipt = Keep with it
button-book-anyway = Book anyway
button-remind-warranty = Remind me before it ends

## What a sentence can be taken for
intent-receipt_change = Correct a receipt
intent-receipt_save = Save a receipt
intent-receipt_drop = Drop a receipt
intent-receipt_show = Show a receipt
