items-added = 🛒 On the { $list } list: { $items }.
items-already = { $items } { $count ->
    [one] is
   *[other] are
  } already on the { $list } list.
items-known = Already there: { $items }.
item-changed = Now: { $item }.
items-removed = Taken off the { $list } list: { $items }.
items-ticked = ✓ { $items }.
items-open-again = Open again: { $items }.
item-line = • { $item }
list-shown = { $list } ({ $count }):
  { $lines }
list-empty = The { $list } list is empty.
list-delete-sure = Delete the { $list } list with { $count ->
    [one] one item
   *[other] { $count } items
  }?
list-deleted = Deleted the { $list } list.
list-not-found = There is no list called “{ $what }”.
item-not-found = I don't find “{ $what }” on a list.
item-gone = That is no longer on the list.
ask-items = What shall I put on the list?
