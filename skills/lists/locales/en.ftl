list-name = { $list ->
    [todo] to-do list
   *[other] { $list } list
  }
list-any = list
items-added = 🛒 On the { $list }: { $items }.
items-already = { $items } { $count ->
    [one] is
   *[other] are
  } already on the { $list }.
items-known = Already there: { $items }.
item-changed = Now: { $item }.
items-removed = Taken off the { $list }: { $items }.
items-ticked = ✓ { $items }.
items-open-again = Open again: { $items }.
item-line = • { $item }
item-line-who = • { $item } — { $who }
item-line-due = • { $item } — { $by }
item-line-both = • { $item } — { $who }, { $by }
item-by = by { $moment }
item-overdue = ⚠️ overdue since { $moment }
items-planned = ☑️ On the { $list }:
  { $lines }
item-planned = Now:
  { $lines }
items-of-others = { $count ->
    [one] One more is for others.
   *[other] { $count } more are for others.
  }
list-empty-for = Nothing on the { $list } for { $who }.
not-allowed-todos = What others have to do is for the grown-ups to say.
list-shown = On the { $list } ({ $count }):
  { $lines }
list-empty = The { $list } is empty.
list-delete-sure = Delete the { $list } with { $count ->
    [one] one item
   *[other] { $count } items
  }?
list-deleted = Deleted the { $list }.
list-not-found = There is no list called “{ $what }”.
item-not-found = I don't find “{ $what }” on a list.
item-gone = That is no longer on the list.
ask-items = What shall I put on the list?

## What a sentence can be taken for
intent-list_add = Put it on a list
intent-list_query = Show a list
intent-list_change = Change an item
intent-list_remove = Take it off a list
intent-list_tick = Tick it off
intent-list_delete = Delete a list
intent-todo_add = Put it on the to-do list
intent-todo_query = Show the to-do list
intent-todo_change = Change a to-do
intent-todo_remove = Take it off the to-do list
intent-todo_done = Tick off a to-do
