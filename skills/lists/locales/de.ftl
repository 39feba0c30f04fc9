list-name = { $list ->
    [shopping] Einkaufsliste
    [todo] To-do-Liste
   *[other] Liste „{ $list }“
  }
list-any = Liste
items-added = 🛒 Auf der { $list }: { $items }.
items-already = { $items } { $count ->
    [one] steht
   *[other] stehen
  } schon auf der { $list }.
items-known = Stand schon da: { $items }.
item-changed = Jetzt: { $item }.
items-removed = Von der { $list } gestrichen: { $items }.
items-ticked = ✓ { $items }.
items-open-again = Wieder offen: { $items }.
item-line = • { $item }
item-line-who = • { $item } — { $who }
item-line-due = • { $item } — { $by }
item-line-both = • { $item } — { $who }, { $by }
item-by = bis { $moment }
item-overdue = ⚠️ überfällig seit { $moment }
items-planned = ☑️ Auf der { $list }:
  { $lines }
item-planned = Jetzt:
  { $lines }
items-of-others = { $count ->
    [one] Noch etwas ist für andere.
   *[other] Noch { $count } sind für andere.
  }
list-empty-for = Für { $who } steht nichts auf der { $list }.
not-allowed-todos = Was andere zu tun haben, sagen die Erwachsenen.
list-shown = Auf der { $list } ({ $count }):
  { $lines }
list-empty = Die { $list } ist leer.
list-delete-sure = Soll ich die { $list } mit { $count ->
    [one] einem Eintrag
   *[other] { $count } Einträgen
  } löschen?
list-deleted = Gelöscht: die { $list }.
list-not-found = Eine Liste „{ $what }“ gibt es nicht.
item-not-found = „{ $what }“ finde ich auf keiner Liste.
item-gone = Das steht nicht mehr auf der Liste.
ask-items = Was soll ich auf die Liste setzen?

## Wofür ein Satz gehalten werden kann
intent-list_add = Auf eine Liste setzen
intent-list_query = Eine Liste zeigen
intent-list_change = Einen Eintrag ändern
intent-list_remove = Von einer Liste streichen
intent-list_tick = Abhaken
intent-list_delete = Eine Liste löschen
intent-todo_add = Auf die To-do-Liste setzen
intent-todo_query = Die To-do-Liste zeigen
intent-todo_change = Ein To-do ändern
intent-todo_remove = Von der To-do-Liste streichen
intent-todo_done = Ein To-do abhaken
