chore-created = 🧹 Tarea para { $whom }: { $text }{ $day_part }{ $rule_part }.
chore-done = ✓ Bien hecho: { $text }.
chore-removed = Tarea quitada: { $text }.
chore-remove-sure = ¿Quito la tarea «{ $text }»?
chore-line = • { $text } (para { $whom }){ $day_part }{ $rule_part }
chores-found = { $lines }
chores-none = No hay tareas pendientes.
chore-not-found = No encuentro ninguna tarea pendiente como «{ $what }».
chore-which = ¿Qué tarea?
chore-gone = Esa tarea ya no existe.
ask-chore-text = ¿Qué hay que hacer?

## Cómo se puede entender una frase
intent-chore_add = Repartir una tarea
intent-chore_query = Ver las tareas
intent-chore_done = Marcar una tarea como hecha
intent-chore_change = Cambiar una tarea
intent-chore_remove = Quitar una tarea
chore-changed = 🧹 Ahora para { $whom }: { $text }{ $day_part }{ $rule_part }.
