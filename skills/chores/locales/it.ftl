chore-created = 🧹 Faccenda per { $whom }: { $text }{ $day_part }{ $rule_part }.
chore-done = ✓ Ottimo lavoro: { $text }.
chore-removed = Faccenda tolta: { $text }.
chore-remove-sure = Tolgo la faccenda «{ $text }»?
chore-line = • { $text } (per { $whom }){ $day_part }{ $rule_part }
chores-found = { $lines }
chores-none = Nessuna faccenda da fare.
chore-not-found = Non trovo nessuna faccenda da fare come «{ $what }».
chore-which = Quale faccenda intendi?
chore-gone = Questa faccenda non c'è più.
ask-chore-text = Cosa c'è da fare?

## Come si può intendere una frase
intent-chore_add = Assegnare una faccenda
intent-chore_query = Vedere le faccende
intent-chore_done = Spuntare una faccenda
intent-chore_change = Cambiare una faccenda
intent-chore_remove = Togliere una faccenda
chore-changed = 🧹 Ora per { $whom }: { $text }{ $day_part }{ $rule_part }.
