sync-none = Aucun autre calendrier n'est relié. Un adulte le fait à l'ordinateur, avec « ingle accounts connect ». N'envoie jamais de mot de passe ici.
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
sync-line-refused = { $server } ne me laisse plus entrer depuis { $since }. Relie-le de nouveau avec « ingle accounts connect » ; n'envoie jamais de mot de passe ici.
sync-told-account = { $server } ne me laisse plus entrer en tant que { $user }. Relie-le de nouveau à l'ordinateur avec « ingle accounts connect » ; n'envoie jamais de mot de passe ici.
sync-told-clash = « { $title } » a été modifié ici et dans « { $calendar } » en même temps. On garde « { $kept } » ; l'autre version, « { $lost } », est dans les notes.
sync-told-notes = « { $title } » a été modifié ici et dans « { $calendar } » en même temps. Les deux textes sont dans les notes.
sync-told-newer = « { $title } » a été modifié ici et dans « { $calendar } » en même temps. La modification la plus récente est gardée.
sync-told-deleted-here = « { $title } » a été supprimé ici et modifié dans « { $calendar } » en même temps. Je l'ai gardé avec la modification.
sync-told-deleted-there = « { $title } » a été modifié ici et supprimé dans « { $calendar } » en même temps. Je l'ai gardé et remis là-bas.
sync-told-cancelled-there = « { $title } » a été modifié ici et annulé dans « { $calendar } » en même temps. Je l'ai gardé ici.
sync-told-refused = Le calendrier « { $calendar } » n'accepte pas « { $title } ». Il reste ici.
sync-line-held = { $server } : { $held } entrées y manquent tout à coup. Je n'ai rien retiré ici et j'ai demandé quoi en faire.
sync-line-part = { $server } est relié ({ $calendars }), mais { $away } n'y est pas lisible. « ingle accounts list » dit pourquoi.
sync-told-account-here = Je ne peux pas ouvrir { $server } pour { $user } : quelque chose ne va pas sur l'ordinateur où je tourne. « ingle accounts list » y dit quoi.
sync-told-removals = { $count } entrées sur { $total } du calendrier « { $calendar } » manquent tout à coup sur son serveur. C'est peut-être une erreur, je n'ai donc rien retiré ici. Que dois-je faire ?
sync-removals-accepted = D'accord, je retire ici aussi ce qui manque dans « { $calendar } » ({ $count }).
sync-removals-kept = D'accord, je garde ce qui manque dans « { $calendar } » ({ $count }) et je le remets là-bas si j'en ai le droit.
sync-removals-over = Cette question est close ; je ne change rien.
button-sync-take-out = Retirer ici aussi
button-sync-keep = Garder

## What a sentence can be taken for
intent-sync_status = Voir si des calendriers sont reliés
intent-sync_now = Synchroniser les calendriers
