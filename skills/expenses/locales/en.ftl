expense-logged = 💶 { $money }{ $worth_part }{ $shop_part } · { $category } · { $day }{ $account_part }{ $payer_part }
expense-corrected = 💶 Corrected: { $money }{ $worth_part }{ $shop_part } · { $category } · { $day }{ $account_part }{ $payer_part }
expense-deleted = Removed: { $money }{ $shop_part }, { $day }.
expense-delete-sure = Remove { $money }{ $shop_part }, { $day }?
expense-not-found = I don't find that expense.
expense-negative = An amount cannot be less than nothing. If the money came back, say for example “Zalando refunded 39.90”.
expense-too-large = So large an amount cannot be booked. Is there a digit too many?
expense-line = • { $money }{ $shop_part } · { $category } · { $day }
expense-line-back = • ↩ { $money } came back{ $shop_part } · { $category } · { $day }
expense-group = • { $name }: { $sum }
expense-group-category = • { $category }: { $sum }
expense-group-month = • { $period }: { $sum }
expense-group-other = • Other: { $sum }
expenses-total = { $sum }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
  { $lines }
expenses-none = Nothing spent{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
ask-expense-amount = How much was it?
ask-expense-category = I don't know that category. It can be groceries, eating out, household, transport, health, clothing, children, leisure, bills, gifts, travel or other. Which one?
ask-correct-what = What shall I correct: the amount, the day, the shop or the category?
rate-unknown = I know no rate for { $currency }, so it is not in the sums yet. Send me a table of rates, or say for example “a dollar is 0.92 euros”.

part-receiver = · { $receiver }
part-account = · { $account }
part-worth = ({ $worth })

## What comes in and what comes back
income-logged = 💰 { $money }{ $worth_part } came in{ $shop_part } · { $category } · { $day }{ $account_part }{ $receiver_part }
income-line = • { $money }{ $shop_part } · { $category } · { $day }{ $receiver_part }
income-total = { $sum } came in{ $category_part }, { $period }.
  { $lines }
income-none = Nothing came in{ $category_part }, { $period }.
refund-logged = ↩ { $money }{ $worth_part } came back{ $shop_part } · { $category } · { $day }{ $account_part }{ $payer_part }

## Accounts
account-added = 🏦 { $account }: { $money }. I count from today on.
account-set = 🏦 { $account }: now { $money }.
account-known = 🏦 I keep “{ $account }” already: { $money }.
account-closed = { $account } is closed. { $money } was on it.
account-gone = I don't keep that account any more.
account-which = Which account do you mean?
account-currency = “{ $account }” is kept in { $currency }. Say the balance in that currency.
account-balance = 🏦 { $account }: { $sum }
account-line = • { $account }: { $sum }
accounts-found = { $lines }
  Together { $sum }.
accounts-none = I keep no account yet. Say for example “we have a joint account with 1,250.30”.
ask-account-name = What is the account called? For example “joint account” or “cash box”.
cash-none = I keep no account for cash yet, so there is nothing to move it to. Say for example “add a cash account with 200”.
ask-transfer-from = From which account? I know { $names }.
ask-transfer-to = To which account? I know { $names }.
transfer-logged = 🔁 { $money } · { $account } → { $to_account } · { $day }
transfer-same = From and to are the same account.

## Large amounts
approval-set = Above { $limit }, another adult has to agree.
approval-off = Nobody has to agree to large amounts any more.
ask-approval-amount = Above which amount shall another adult agree?
expense-alone = You are the only adult here, so there is nobody to agree: it is booked at once.
expense-proposed = ⏳ { $money }{ $shop_part } · { $category } · { $day }{ $payer_part }. I booked nothing yet and asked { $names }.
proposal-ask = 💶 { $name } wants to book { $money }{ $shop_part } · { $category } · { $day }. Do you agree?
proposal-refused = Not booked: { $money }{ $shop_part }. { $name } is told.
proposal-was-agreed = 👍 { $name } agreed: { $money }{ $shop_part } · { $day } is booked.
proposal-was-refused = 👎 { $name } does not agree: { $money }{ $shop_part } · { $day } is not booked.
proposal-agreed-already = { $name } agreed already: { $money }{ $shop_part }.
proposal-refused-already = { $name } refused already: { $money }{ $shop_part }.
proposal-own = Another adult has to agree, not you yourself.
proposal-gone = That was taken back meanwhile.
proposal-waits = That one still waits for the word of another adult. Take it back with undo, and say it anew.
approval-one-set = { $name } may spend up to { $limit } without asking. Above that, another adult has to agree.
approval-one-off = { $name } has no limit of { $name }'s own any more.
limit-proposed = ⏳ That is for two to decide: I asked { $names }. Until then the limit stays as it is.
limit-ask-set = 💶 { $asks } wants to raise the limit: only above { $limit } shall another adult have to agree. Do you agree?
limit-ask-off = 💶 { $asks } wants that nobody has to agree to large amounts any more. Do you agree?
limit-ask-one-set = 💶 { $asks } wants that { $name } may spend up to { $limit } without asking. Do you agree?
limit-ask-one-off = 💶 { $asks } wants to end the limit of { $name }. Do you agree?
limit-refused = The limit stays as it is. { $name } is told.
limit-agreed-already = { $name } agreed already.
limit-refused-already = { $name } refused already.
limit-lapsed-already = That waited for more than a week, so it does not count any more. The limit stays as it is.
limit-was-agreed = 👍 { $name } agreed.
limit-was-refused = 👎 { $name } does not agree: the limit stays as it is.
limit-was-lapsed = ⌛ Nobody answered within a week: the limit stays as it is. If you still want it changed, tell me again.
proposal-lapsed-time = That waited for more than a week, so it does not count any more: { $money }{ $shop_part } is not booked.
proposal-lapsed-changed = That expense was changed meanwhile, so your word would be for something else. It stays as it is, and { $name } is told.
proposal-was-lapsed-time = ⌛ Nobody answered within a week: { $money }{ $shop_part } · { $day } is not booked. If it still holds, tell me again.
proposal-was-lapsed-changed = The expense was changed while your correction to { $money }{ $shop_part } · { $day } waited, so it is not made. Tell me again if it still holds.
button-agree = 👍 Agree
button-close-account = Close it

## Where income is from
category-salary = salary
category-benefits = benefits
category-present = present
category-interest = interest
category-sale = sale
category-rent-in = rent
category-income = income
category-transfer = transfer

## What a sentence can be taken for
intent-expense_log = Note an expense
intent-expense_correct = Correct an expense
intent-expense_delete = Delete an expense
intent-spending_query = Add up spending
intent-transactions_query = List expenses
intent-income_log = Note income
intent-income_query = Add up income
intent-refund_log = Note a refund
intent-account_add = Add an account
intent-account_close = Close an account
intent-balance_query = Look at a balance
intent-transfer_log = Note a transfer between accounts
intent-approval_set = Say what needs two adults
