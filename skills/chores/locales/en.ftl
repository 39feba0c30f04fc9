chore-created = 🧹 Chore for { $whom }: { $text }{ $day_part }{ $rule_part }.
chore-done = ✓ Well done: { $text }.
chore-removed = Removed the chore: { $text }.
chore-remove-sure = Remove the chore “{ $text }”?
chore-line = • { $text } ({ $whom }){ $day_part }{ $rule_part }
chores-found = { $lines }
chores-none = No open chores.
chore-not-found = I don't find an open chore like “{ $what }”.
chore-which = Which chore do you mean?
chore-gone = That chore no longer exists.
ask-chore-text = What is the chore?

## What a sentence can be taken for
intent-chore_add = Give out a chore
intent-chore_query = Show chores
intent-chore_done = Tick off a chore
intent-chore_change = Change a chore
intent-chore_remove = Remove a chore
chore-changed = 🧹 Now for { $whom }: { $text }{ $day_part }{ $rule_part }.
