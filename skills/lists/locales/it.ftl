list-name = { $list ->
    [shopping] lista della spesa
    [todo] lista delle cose da fare
   *[other] lista «{ $list }»
  }
list-any = lista
items-added = 🛒 Sulla { $list }: { $items }.
items-already = Già sulla { $list }: { $items }.
items-known = C'era già: { $items }.
item-changed = Adesso: { $item }.
items-removed = Tolto dalla { $list }: { $items }.
items-ticked = ✓ { $items }.
items-open-again = Di nuovo da fare: { $items }.
item-line = • { $item }
item-line-who = • { $item } — { $who }
item-line-due = • { $item } — { $by }
item-line-both = • { $item } — { $who }, { $by }
item-by = entro { $moment }
item-overdue = ⚠️ in ritardo da { $moment }
items-planned = ☑️ Sulla { $list }:
  { $lines }
item-planned = Adesso:
  { $lines }
items-of-others = { $count ->
    [one] Un'altra cosa è per gli altri.
   *[other] Altre { $count } sono per gli altri.
  }
list-empty-for = Niente sulla { $list } per { $who }.
not-allowed-todos = Quello che devono fare gli altri lo dicono i grandi.
list-shown = Sulla { $list } ({ $count }):
  { $lines }
list-empty = La { $list } è vuota.
list-delete-sure = Cancello la { $list } con { $count ->
    [one] una voce
   *[other] { $count } voci
  }?
list-deleted = Cancellata: la { $list }.
list-not-found = Non c'è nessuna lista «{ $what }».
item-not-found = Non trovo «{ $what }» in nessuna lista.
item-gone = Non è più sulla lista.
ask-items = Cosa metto sulla lista?

## Come si può intendere una frase
intent-list_add = Metterlo su una lista
intent-list_query = Vedere una lista
intent-list_change = Cambiare una voce
intent-list_remove = Toglierlo da una lista
intent-list_tick = Spuntarlo
intent-list_delete = Cancellare una lista
intent-todo_add = Metterlo tra le cose da fare
intent-todo_query = Vedere le cose da fare
intent-todo_change = Cambiare una cosa da fare
intent-todo_remove = Toglierlo dalle cose da fare
intent-todo_done = Spuntare una cosa da fare
