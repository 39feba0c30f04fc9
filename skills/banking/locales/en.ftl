bank-import-sure = 🏦 { $count ->
    [one] One booking is new.
   *[other] { $count } bookings are new.
  }
  { $lines }
  Import?
bank-account-line = { $account }: { $count ->
    [one] one booking
   *[other] { $count } bookings
  }, { $period } · out { $out }, in { $in }
bank-new-account-line = { $account } (new account): { $count ->
    [one] one booking
   *[other] { $count } bookings
  }, { $period } · out { $out }, in { $in }
bank-line-out = • −{ $money }{ $shop_part }, { $day }
bank-line-in = • +{ $money }{ $shop_part }, { $day }
bank-already = { $count ->
    [one] One booking was there already.
   *[other] { $count } bookings were there already.
  }
bank-will-match = { $count ->
    [one] One of them is noted already; it is not booked twice.
   *[other] { $count } of them are noted already; they are not booked twice.
  }
bank-pending = { $count ->
    [one] One announced booking is left out until the bank has made it.
   *[other] { $count } announced bookings are left out until the bank has made them.
  }
bank-left-out = Trades of securities are left out.
bank-imported = 🏦 { $count ->
    [one] One booking
   *[other] { $count } bookings
  } imported, { $period } · { $accounts }
bank-joined = 🏦 Nothing had to be booked: all of it was noted already · { $accounts }
bank-nothing-new = 🏦 There is nothing new in this file.
bank-transfers = { $count ->
    [one] One is a transfer between your accounts.
   *[other] { $count } are transfers between your accounts.
  }
bank-matched = { $count ->
    [one] One matches what you had noted:
   *[other] { $count } match what you had noted:
  }
  { $lines }
bank-match-line = • { $money }{ $shop_part }, { $day }{ $source ->
    [receipt] { "" } (receipt)
    [bill] { "" } (bill)
   *[said] { "" }
  }
bank-balance-differs = ⚠️ On { $day } the bank says { $bank } for { $account }, here it is { $held }.
bank-into = To { $account }
bank-into-new = To a new account
bank-ask-day = 🏦 Which column is the date?
  { $lines }
bank-ask-amount = 🏦 Which column is the amount?
  { $lines }
bank-table-line = • { $cells }
bank-column = { $column }
bank-two-columns = Out: { $debit }, in: { $credit }

## What is wrong with a file
bank-gone = I no longer have this file. Please send it again.
bank-too-large = This bank file is too large: { $limit } MB is the most I can take. Export a shorter time.
bank-too-many = This bank file has too many bookings: { $limit } is the most I can take. Export a shorter time.
bank-empty-file = This file is empty. Export it again at the bank.
bank-office = This is a spreadsheet, not a bank file. Save it as CSV and send that.
bank-pdf = This is a PDF, not a bank file. Choose CSV, CAMT or MT940 when you export.
bank-binary = This is no bank file. Choose CSV, CAMT, MT940, OFX or QIF when you export.
bank-unknown = Line { $line }: this is no bank file I know. Choose CSV, CAMT, MT940, OFX or QIF when you export.
bank-no-rows = Line { $line }: there are no bookings in this file.
bank-encoding = Line { $line } has letters that cannot be read. Export the file again, as UTF-8 if you can choose.
bank-amount = Line { $line }: “{ $text }” is no amount. Nothing was imported; correct the line or export again.
bank-date = Line { $line }: “{ $text }” is no date. Nothing was imported; correct the line or export again.
bank-date-missing = Line { $line }: this booking has no date. Nothing was imported; export again with dates.
bank-side = Line { $line }: it is not said whether money came or went (“{ $text }”). Nothing was imported; export again.
bank-truncated = Line { $line }: the file ends in the middle of a booking. Nothing was imported; export it again.
bank-xml-forbidden = Line { $line }: the file defines entities, which no bank does. Nothing of it was opened.
bank-xml-broken = Line { $line }: this is no valid XML. Nothing was imported; export the file again.
bank-says-error = Line { $line }: the bank sent an error instead of bookings (“{ $text }”). Export again later.
bank-investments = Line { $line }: this file holds only trades of securities, which are not booked here.
bank-table-broken = Line { $line }: the table cannot be read from there, perhaps a quotation mark is missing. Export it again.
bank-columns = Line { $line }: there is no column for { $missing ->
    [day] the date
   *[amount] the amount
  }. Export with date and amount.
