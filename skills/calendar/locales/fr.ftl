event-created = 📅 { $title }{ $who_part } : { $when }{ $rule_part }.
event-created-place = 📅 { $title }{ $who_part } : { $when }{ $rule_part }. 📍 { $place }
event-private = Personne d'autre que toi ne peut le voir.
event-changed = 📅 Maintenant : { $title }{ $who_part }, { $when }{ $rule_part }.
event-changed-place = 📅 Maintenant : { $title }{ $who_part }, { $when }{ $rule_part }. 📍 { $place }
event-turn-changed = 📅 Cette fois seulement : { $title }{ $who_part }, { $when }.
event-turn-changed-place = 📅 Cette fois seulement : { $title }{ $who_part }, { $when }. 📍 { $place }
event-change-which = Je change { $title } à chaque fois, la prochaine { $when }{ $rule_part } ?
event-skipped = 📅 { $title } : n'a pas lieu { $days }.
event-cancelled = Annulé : { $title }, { $when }.
event-ended = 📅 { $title } : plus rien dès { $date }.
event-cancel-sure = J'annule { $title }, { $when }{ $rule_part } ?
event-cancel-since-sure = J'annule { $title } dès { $date } ?
event-offer-this = Seulement { $date }
event-offer-following = Dès { $date }
event-offer-time = Plutôt { $start }
event-clash = ⚠️ Il y a déjà quelque chose pour { $who } à ce moment-là : { $title }, jusqu'à { $until }.
event-clash-instead = ⚠️ Il y a déjà quelque chose pour { $who } à ce moment-là : { $title }, jusqu'à { $until }. Plutôt à { $time } ?
event-not-found = Je ne trouve rien comme « { $what } » dans l'agenda. Ça s'appelle comment ?
event-gone = Ce n'est plus dans l'agenda.
event-which = Tu parles duquel ?
event-line = • { $when } : { $title }{ $who_part }
event-line-place = • { $when } : { $title }{ $who_part }, 📍 { $place }
event-notes = 📝 { $notes }
events-found = { $lines }
events-none = Rien dans l'agenda : { $when }.
events-none-named = Je ne trouve pas « { $words } » dans l'agenda.
ask-event-title = Ça s'appelle comment ?
ask-event-when = C'est quand, { $title } ?
ask-move-when = Je déplace { $title } à quand ?

## Anniversaires
birthday-added = 🎂 C'est retenu : { $title }.
birthday-line = 🎂 { $date } : { $title }
birthday-line-aged = 🎂 { $date } : { $title } ({ $age })
birthday-line-age = 🎂 { $date } : { $people }, { $age } { $age ->
    [one] an
   *[other] ans
  }
birthday-unknown = Je ne connais pas encore cet anniversaire. Dis-le-moi ainsi : « l'anniversaire de Mia est le 3 mai 2014 ».
ask-birthday-whose = C'est l'anniversaire de qui ?
ask-birthday-when = C'est quel jour, l'anniversaire ({ $name }) ?

## Qui est libre
free-yes = ✅ { $count ->
    [one] { $people } est disponible
   *[other] { $people } sont disponibles
  } : { $when }.
free-yes-you = ✅ Tu es disponible : { $when }.
free-no = ❌ { $count ->
    [one] { $people } n'est pas disponible
   *[other] { $people } ne sont pas disponibles
  }, { $when } :
  { $lines }
free-no-you = ❌ Tu n'es pas disponible, { $when } :
  { $lines }
free-found = { $people }, { $when } :
  { $lines }
  Libre :
  { $free }
free-found-you = Toi, { $when } :
  { $lines }
  Libre :
  { $free }
free-line = • { $when }
free-again = Libre de nouveau à partir de { $time }.
free-others = Libre à ce moment-là : { $people }.
free-beside = Aussi dans l'agenda : { $title }, { $when }.

## La semaine
week-shown = 🗓️ Semaine { $period }
  { $lines }
week-empty = 🗓️ Rien dans l'agenda { $period }.
week-day = { $date }
  { $lines }
week-line = • { $from }–{ $to } { $title }{ $who_part }
week-line-all-day = • { $title }{ $who_part }
week-birthday = • 🎂 { $title }
week-birthday-aged = • 🎂 { $title } ({ $age })
week-birthday-age = • 🎂 { $people }, { $age } { $age ->
    [one] an
   *[other] ans
  }

## Avant un rendez-vous
out-event = 🔔 Bientôt :
  { $lines }
out-events = 🔔 Bientôt :
  { $lines }

## Comment une phrase peut être comprise
intent-event_create = Mettre dans l'agenda
intent-event_query = Regarder l'agenda
intent-event_move = Changer un rendez-vous
intent-event_delete = Annuler un rendez-vous
intent-event_free = Regarder qui est libre
intent-week_show = Montrer la semaine
intent-birthday_add = Noter un anniversaire

## Fichiers et adresses de calendrier
ics-import-sure = 📥 { $count ->
    [one] Un événement
   *[other] { $count } événements
  }, { $first } – { $until }. Importer ?
ics-imported = 📥 { $count ->
    [one] Un événement importé.
   *[other] { $count } événements importés.
  }
ics-updated = 📥 { $count ->
    [one] Un événement mis à jour.
   *[other] { $count } événements mis à jour.
  }
ics-removed = 📥 { $count ->
    [one] Un événement annulé a été retiré.
   *[other] { $count } événements annulés ont été retirés.
  }
ics-same = { $count ->
    [one] Un événement reste comme avant.
   *[other] { $count } événements restent comme avant.
  }
ics-nothing-new = 📥 Il n'y a rien de nouveau dans ce fichier.
ics-unread = ⚠️ { $count ->
    [one] Un événement illisible :
   *[other] { $count } événements illisibles :
  }
ics-why-start = • { $title } : le début manque.
ics-why-time = • { $title } : une heure n'est pas valable.
ics-why-backwards = • { $title } : la fin est avant le début.
ics-why-rule = • { $title } : la répétition n'est pas valable.
ics-why-often = • { $title } : il se répète chaque minute ou seconde.
ics-why-never = • { $title } : il n'a jamais lieu.
ics-lost-zone = ⚠️ Fuseau horaire inconnu dans { $count ->
    [one] un événement
   *[other] { $count } événements
  } : j'ai pris le tien.
ics-lost-rules = ⚠️ { $count ->
    [one] Un événement a plusieurs répétitions
   *[other] { $count } événements ont plusieurs répétitions
  } : j'ai pris la première.
ics-lost-skipped = ⚠️ { $count ->
    [one] Un événement a lieu
   *[other] { $count } événements ont lieu
  } plusieurs fois par jour ; certaines heures supprimées y sont encore.
ics-lost-following = ⚠️ Un changement de { $count ->
    [one] un événement
   *[other] { $count } événements
  } valait pour toutes les fois suivantes : je l'ai pris pour une seule.
ics-lost-further = ⚠️ D'autres dates de { $count ->
    [one] un événement
   *[other] { $count } événements
  } sont illisibles.
ics-no-calendar = Ce fichier n'est pas un calendrier (.ics) ; rien n'a été changé.
ics-cut-off = Ce fichier de calendrier est abîmé ou coupé ; rien n'a été changé.
ics-empty = Il n'y a pas d'événement dans ce fichier.
ics-too-large = Ce fichier de calendrier est trop gros : { $limit } Mo au plus.
ics-gone = Je n'ai plus ce fichier. Envoie-le encore une fois.
ics-exported = 📅 { $count ->
    [one] Un événement
   *[other] { $count } événements
  }, pour tout programme de calendrier.
feed-shared = 🔗 Ton calendrier, auquel tout programme de calendrier peut s'abonner :
  { $address }
  Qui connaît l'adresse peut le lire, alors garde-la pour toi. « Arrête mon adresse de calendrier » y met fin.
feed-only-here = ⚠️ Cette adresse ne marche que sur la machine d'Inglenook, tant qu'INGLE_WEB_URL n'est pas réglé.
feed-revoked = 🔗 { $count ->
    [one] Ton adresse de calendrier ne marche plus.
   *[other] Tes { $count } adresses de calendrier ne marchent plus.
  }
feed-none = Tu n'as pas d'adresse de calendrier.
feed-too-many = Tu as déjà { $count } adresses de calendrier. Arrête-les d'abord (« arrête mon adresse de calendrier »).
feed-in-private = L'adresse est secrète : demande-la-moi dans une conversation privée.
intent-feed_link = Donner une adresse de calendrier
intent-feed_revoke = Arrêter l'adresse de calendrier
