list-name = { $list ->
    [shopping] liste de courses
    [todo] liste de choses à faire
   *[other] liste « { $list } »
  }
list-any = liste
items-added = 🛒 Sur la { $list } : { $items }.
items-already = Déjà sur la { $list } : { $items }.
items-known = Y étaient déjà : { $items }.
item-changed = Maintenant : { $item }.
items-removed = Enlevé de la { $list } : { $items }.
items-ticked = ✓ { $items }.
items-open-again = De nouveau à faire : { $items }.
item-line = • { $item }
item-line-who = • { $item } — { $who }
item-line-due = • { $item } — { $by }
item-line-both = • { $item } — { $who }, { $by }
item-by = pour { $moment }
item-overdue = ⚠️ en retard depuis { $moment }
items-planned = ☑️ Sur la { $list } :
  { $lines }
item-planned = Maintenant :
  { $lines }
items-of-others = { $count ->
    [one] Encore une chose est pour d'autres.
   *[other] Encore { $count } choses sont pour d'autres.
  }
list-empty-for = Rien sur la { $list } pour { $who }.
not-allowed-todos = Ce que les autres ont à faire, ce sont les adultes qui le disent.
list-shown = Sur la { $list } ({ $count }) :
  { $lines }
list-empty = La { $list } est vide.
list-delete-sure = Je supprime la { $list } ({ $count ->
    [one] { $count } article
   *[other] { $count } articles
  }) ?
list-deleted = Supprimée : la { $list }.
list-not-found = Il n'y a pas de liste « { $what } ».
item-not-found = Je ne trouve « { $what } » sur aucune liste.
item-gone = Ce n'est plus sur la liste.
ask-items = Qu'est-ce que je mets sur la liste ?

## Comment une phrase peut être comprise
intent-list_add = Mettre sur une liste
intent-list_query = Montrer une liste
intent-list_change = Changer un article
intent-list_remove = Enlever d'une liste
intent-list_tick = Cocher
intent-list_delete = Supprimer une liste
intent-todo_add = Ajouter aux choses à faire
intent-todo_query = Montrer les choses à faire
intent-todo_change = Changer une chose à faire
intent-todo_remove = Enlever des choses à faire
intent-todo_done = Cocher une chose à faire
