sync-none = Aucun autre calendrier n'est relié. Un adulte le fait à l'ordinateur, avec « ingle accounts connect ». N'envoyez jamais de mot de passe ici.
sync-shown = { $lines }
sync-begun = Je synchronise { $count ->
    [one] l'autre calendrier
   *[other] les { $count } comptes de calendrier
  } maintenant.
sync-line-fine = { $server } est relié ({ $calendars }) ; dernière synchronisation { $at }.{ $waiting ->
    [0] {""}
    [one] {" "}Une modification doit encore partir.
   *[other] {" "}{ $waiting } modifications doivent encore partir.
  }
sync-line-new = { $server } est relié ({ $calendars }) et est lu pour la première fois.
sync-line-unchosen = { $server } est relié, mais aucun de ses calendriers n'est choisi. Cela se fait avec « ingle accounts choose ».
sync-line-down = { $server } est injoignable depuis { $since } ; je continue d'essayer.{ $waiting ->
    [0] {""}
    [one] {" "}Une modification attend et partira ensuite.
   *[other] {" "}{ $waiting } modifications attendent et partiront ensuite.
  }
sync-line-refused = { $server } ne me laisse plus entrer depuis { $since }. Reliez-le de nouveau avec « ingle accounts connect » ; n'envoyez jamais de mot de passe ici.
sync-told-account = { $server } ne me laisse plus entrer en tant que { $user }. Reliez-le de nouveau à l'ordinateur avec « ingle accounts connect » ; n'envoyez jamais de mot de passe ici.
sync-told-clash = « { $title } » a été modifié ici et dans « { $calendar } » en même temps. On garde « { $kept } » ; l'autre version, « { $lost } », est dans les notes.
sync-told-notes = « { $title } » a été modifié ici et dans « { $calendar } » en même temps. Les deux textes sont dans les notes.
sync-told-newer = « { $title } » a été modifié ici et dans « { $calendar } » en même temps. La modification la plus récente est gardée.
sync-told-deleted-here = « { $title } » a été supprimé ici et modifié dans « { $calendar } » en même temps. Je l'ai gardé avec la modification.
sync-told-deleted-there = « { $title } » a été modifié ici et supprimé dans « { $calendar } » en même temps. Je l'ai gardé et remis là-bas.
sync-told-cancelled-there = « { $title } » a été modifié ici et annulé dans « { $calendar } » en même temps. Je l'ai gardé ici.
sync-told-refused = Le calendrier « { $calendar } » n'accepte pas « { $title } ». Il reste ici.

## What a sentence can be taken for
intent-sync_status = Voir si des calendriers sont reliés
intent-sync_now = Synchroniser les calendriers
