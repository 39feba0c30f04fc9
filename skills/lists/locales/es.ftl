list-name = { $list ->
    [shopping] lista de la compra
    [todo] lista de cosas por hacer
   *[other] lista «{ $list }»
  }
list-any = lista
items-added = 🛒 En la { $list }: { $items }.
items-already = Ya en la { $list }: { $items }.
items-known = Esto ya estaba: { $items }.
item-changed = Ahora: { $item }.
items-removed = Quitado de la { $list }: { $items }.
items-ticked = ✓ { $items }.
items-open-again = Otra vez pendiente: { $items }.
item-line = • { $item }
item-line-who = • { $item } — { $who }
item-line-due = • { $item } — { $by }
item-line-both = • { $item } — { $who }, { $by }
item-by = para { $moment }
item-overdue = ⚠️ atrasado desde { $moment }
items-planned = ☑️ En la { $list }:
  { $lines }
item-planned = Ahora:
  { $lines }
items-of-others = { $count ->
    [one] Hay otra cosa para los demás.
   *[other] Hay otras { $count } para los demás.
  }
list-empty-for = Nada en la { $list } para { $who }.
not-allowed-todos = Lo que tienen que hacer los demás lo dicen los mayores.
list-shown = En la { $list } ({ $count }):
  { $lines }
list-empty = La { $list } está vacía.
list-delete-sure = ¿Borro la { $list } con { $count ->
    [one] una cosa
   *[other] { $count } cosas
  }?
list-deleted = Borrada: la { $list }.
list-not-found = No hay ninguna lista «{ $what }».
item-not-found = No encuentro «{ $what }» en ninguna lista.
item-gone = Eso ya no está en la lista.
ask-items = ¿Qué pongo en la lista?

## Cómo se puede entender una frase
intent-list_add = Ponerlo en una lista
intent-list_query = Ver una lista
intent-list_change = Cambiar algo de una lista
intent-list_remove = Quitarlo de una lista
intent-list_tick = Tacharlo
intent-list_delete = Borrar una lista
intent-todo_add = Ponerlo en las cosas por hacer
intent-todo_query = Ver las cosas por hacer
intent-todo_change = Cambiar una cosa por hacer
intent-todo_remove = Quitarlo de las cosas por hacer
intent-todo_done = Tachar una cosa por hacer
