chore-created = 🧹 Tâche pour { $whom } : { $text }{ $day_part }{ $rule_part }.
chore-done = ✓ Bravo : { $text }.
chore-removed = Tâche supprimée : { $text }.
chore-remove-sure = Je supprime la tâche « { $text } » ?
chore-line = • { $text } (pour { $whom }){ $day_part }{ $rule_part }
chores-found = { $lines }
chores-none = Aucune tâche à faire.
chore-not-found = Je ne trouve pas de tâche à faire comme « { $what } ».
chore-which = Tu parles de quelle tâche ?
chore-gone = Cette tâche n'existe plus.
ask-chore-text = Qu'est-ce qu'il y a à faire ?

## Comment une phrase peut être comprise
intent-chore_add = Donner une tâche
intent-chore_query = Montrer les tâches
intent-chore_done = Cocher une tâche
intent-chore_change = Changer une tâche
intent-chore_remove = Supprimer une tâche
chore-changed = 🧹 Maintenant pour { $whom } : { $text }{ $day_part }{ $rule_part }.
