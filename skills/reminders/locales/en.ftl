reminder-created = ⏰ I'll remind { $whom }: { $text }. { $due }{ $rule_part }.
reminder-changed = ⏰ Now: { $text }. { $due }{ $rule_part }.
reminder-cancelled = Cancelled the reminder: { $text }.
reminder-cancel-sure = Cancel the reminder “{ $text }” ({ $due }{ $rule_part })?
reminder-done = ✓ Done: { $text }.
reminder-snoozed = 💤 Again { $due }: { $text }.
reminder-past = { $due } has already passed. When shall I remind you?
reminder-not-found = I don't find a reminder like “{ $what }”. Ask “show my reminders” to see them.
reminder-gone = That reminder no longer exists.
reminder-which = Which reminder do you mean?
reminder-for-nobody = Whom shall I remind instead: { $text }?
reminder-line = • { $due }: { $text }{ $who_part }{ $rule_part }
reminders-found = { $count ->
    [one] One reminder:
   *[other] { $count } reminders:
  }
  { $lines }
reminders-none = You have no open reminders.
ask-reminder-text = What shall I remind you of?
ask-reminder-when = When shall I remind you: { $text }?
out-reminder = ⏰ { $text }
out-late = (was due { $due })
out-from = from { $name }
out-repeated = (You may have had this one already.)
out-given-up = ⚠️ I could not deliver a reminder to { $name }: { $reason }

## What a sentence can be taken for
intent-reminder_create = Set a reminder
intent-reminder_query = Show reminders
intent-reminder_move = Change a reminder
intent-reminder_cancel = Cancel a reminder
intent-reminder_snooze = Remind again later
intent-reminder_done = Settle a reminder
