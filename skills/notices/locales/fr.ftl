notices-several = 🏠 Plusieurs choses à propos de la maison :
  { $lines }
notice-undelivered = ⚠️ Je n'ai pas pu transmettre un message à { $name } : { $reason }. Que { $name } m'écrive une fois dans une discussion privée ; ensuite ça marchera de nouveau.
notice-snapshot-failed = ⚠️ Aucun instantané n'a pu être fait : { $reason }. Corrige cela, puis lance : ingle backup now
notice-snapshot-failed-well = ✅ Les instantanés se font de nouveau.
notice-store-failed = ⚠️ La sauvegarde n'est pas arrivée là où elle est gardée : { $reason }. Elle n'est que dans le dossier des instantanés. Corrige cela, puis lance : ingle backup now
notice-store-failed-well = ✅ Les sauvegardes sont de nouveau gardées à leur place.
notice-check-failed = ⚠️ Quelque chose ne va pas avec les sauvegardes gardées : { $reason }. Fais-en une nouvelle : ingle backup now
notice-check-failed-well = ✅ J'ai parcouru les sauvegardes gardées : tout va bien de nouveau.
failure-cause = { $cause ->
    [wrong-key] la sauvegarde s'ouvre avec une autre clé ou un autre mot de passe que celui d'ici
    [no-key] la clé du foyer (secret.key) manque ici
    [unreachable] l'endroit où sont les sauvegardes ne répond pas
    [no-room] il n'y a pas assez de place
    [busy] quelqu'un d'autre travaille sur les sauvegardes en ce moment
    [damaged] la sauvegarde est abîmée
   *[other] { $reason }
  }
notice-drill-done = ✅ Sauvegarde de { $at } restaurée à l'essai : { $rows } éléments et { $files } fichiers en { $seconds } s ; { $same } questions sur { $asked } ont eu la même réponse.
notice-drill-failed = ⚠️ Une sauvegarde n'a pas pu être restaurée à l'essai : { failure-cause }. Fais-en une nouvelle avec « ingle backup now » et essaie-la avec « ingle backup drill ».
notice-drill-failed-well = ✅ Les sauvegardes peuvent de nouveau être restaurées.
notice-restore-done = ♻️ Restauré depuis une sauvegarde : { $rows } éléments et { $files } fichiers en { $seconds } s. Regarde si tout y est ; l'état d'avant est gardé à côté des sauvegardes.
notice-restore-failed = ⚠️ Une restauration n'a pas réussi : { failure-cause }. Lance « ingle backup list » et essaies-en une plus ancienne.
notice-recovered = 🩹 Quelque chose était abîmé au démarrage : { $what }. J'ai mis la sauvegarde de { $since } à sa place ; ce qui y a été écrit depuis et jusqu'à { $until } manque donc : redis-moi ce qui compte. Ce qu'il y avait avant est gardé dans le dossier des données, dans { $kept }.
notice-recovered-all = 🩹 Quelque chose était abîmé au démarrage : { $what }. Sans cela, rien d'autre ne marche, alors j'ai tout remis à l'état de la sauvegarde de { $since } : ce qui a été écrit depuis, où que ce soit, jusqu'à { $until } manque. Redis-moi ce qui compte. Ce qu'il y avait avant est gardé dans le dossier des données, dans { $kept }.
notice-recovered-whole = 🩹 Quelque chose était abîmé au démarrage : { $what }. C'est de nouveau comme dans la sauvegarde de { $since } ; rien n'y avait été écrit depuis, donc rien ne manque. Les fichiers abîmés sont gardés dans le dossier des données, dans { $kept }.
notice-recover-failed = 🛑 Quelque chose est abîmé et je n'ai pas pu le réparer : { $reason }. Vois « A damaged database » dans docs/runbook.md.
notice-upgraded = ⬆️ Une nouvelle version est en service : { $version }. Si elle pose problème : ingle upgrade back
notice-upgraded-back = ⬇️ La version d'avant est de nouveau en service : { $version }, avec les données d'avant le changement. Ce qui est venu après manque.
notice-upgrade-failed = ⚠️ La nouvelle version n'a pas été mise en service : { $reason }. L'ancienne continue. « ingle upgrade status » en dit plus.
notice-snapshot-old = ⚠️ Le dernier instantané a { $hours } heures. Regarde si le service de sauvegarde tourne (ingle backup health), ou fais-en un : ingle backup now
notice-snapshot-old-well = ✅ Il y a de nouveau un instantané récent.
notice-store-old = ⚠️ Depuis { $hours } heures, aucune sauvegarde n'est arrivée là où elles sont gardées. Regarde si cet endroit est joignable, puis lance : ingle backup now
notice-store-old-well = ✅ Une sauvegarde récente est gardée à sa place.
notice-drill-old = ⚠️ Depuis { $days } jours, aucune sauvegarde n'a été restaurée à l'essai. Essaie : ingle backup drill
notice-drill-old-well = ✅ Une sauvegarde a de nouveau été restaurée à l'essai.
notice-disk-low = 💾 Le disque est presque plein : il reste { $free } Go. Pour l'instant, je ne prends plus de photos ni de documents ; messages, notes vocales et rappels continuent. Fais de la place, comme sous « The disk is full » dans docs/runbook.md.
notice-disk-low-well = ✅ Il y a de nouveau de la place sur le disque ({ $free } Go libres) : je reprends photos et documents.
notice-disk-critical = 🛑 Le disque est plein à { $free } Go près : les notes vocales, les instantanés et la lecture de nouveaux papiers s'arrêtent aussi. Fais de la place aujourd'hui, comme sous « The disk is full » dans docs/runbook.md.
notice-disk-critical-well = ✅ Le disque n'est plus tout à fait plein ({ $free } Go libres) : les notes vocales sont écoutées, les instantanés se font et les papiers sont lus de nouveau.
notice-clock-jumped-ahead = 🕰️ L'horloge de la machine a avancé d'un coup de { $minutes } minutes. Ce qui était à dire entre-temps est venu en retard. Si c'est une erreur, remets l'heure : timedatectl set-ntp true
notice-clock-jumped-back = 🕰️ L'horloge de la machine a reculé d'un coup de { $minutes } minutes. Rien n'est dit deux fois. Si c'est une erreur, remets l'heure : timedatectl set-ntp true
notice-clock-wrong = 🕰️ L'horloge de la machine est fausse de { $minutes } minutes, les rappels viennent donc à la mauvaise heure. Règle-la : timedatectl set-ntp true
notice-clock-wrong-well = ✅ L'horloge de la machine est de nouveau juste.
notice-telegram-unreachable = 📵 Telegram est injoignable depuis { $minutes } minutes. Vérifie la connexion internet de la maison ; je continue d'essayer. En attendant, la discussion web fonctionne.
notice-telegram-unreachable-well = ✅ Telegram est de nouveau joignable.
notice-telegram-silent = 📵 Telegram se tait depuis { $minutes } minutes alors qu'il devrait répondre. Je me reconnecte ; si cela dure, redémarre Inglenook. En attendant, la discussion web fonctionne.
notice-telegram-silent-well = ✅ Telegram répond de nouveau.
notice-telegram-waiting = 📵 Des messages attendent chez Telegram depuis { $minutes } minutes sans m'arriver. Je me reconnecte ; si cela dure, redémarre Inglenook. En attendant, la discussion web fonctionne.
notice-telegram-waiting-well = ✅ Les messages sur Telegram m'arrivent de nouveau.
notice-telegram-conflict = 🚨 Quelqu'un d'autre relève les messages de ce bot chez Telegram. Si ce n'est pas un deuxième Inglenook à toi, le jeton a été volé : demandes-en un nouveau à @BotFather avec /revoke, comme sous « A stolen Telegram token » dans docs/runbook.md.
notice-telegram-conflict-well = ✅ Je suis de nouveau seul à relever les messages de ce bot.
notice-telegram-token = 🚨 Telegram refuse le jeton du bot : il a été révoqué. Demandes-en un nouveau à @BotFather, donne-le avec « ingle rotate telegram » et redémarre-moi. En attendant, la discussion web fonctionne.
notice-telegram-token-well = ✅ Telegram accepte de nouveau le jeton du bot.
notice-telegram-webhook = 🚨 Quelqu'un a fait envoyer ailleurs les messages de ce bot (un webhook) ; je l'ai annulé. Si ce n'était pas toi, le jeton a été volé : demandes-en un nouveau à @BotFather avec /revoke.
notice-loop-slow = 🐢 Je suis resté immobile pendant { $seconds } secondes. Si cela arrive souvent, regarde ce qui occupe la machine ; /status en montre plus.
notice-threads-stuck = 🐢 Depuis { $minutes } minutes, aucun de mes { $count } ouvriers n'est libre. Si je ne réponds pas, redémarre Inglenook.
notice-threads-stuck-well = ✅ Mes ouvriers sont de nouveau libres.
notice-outbox-late = ⏳ Ce que j'ai à dire ne part plus depuis { $since }. Regarde avec /status si Telegram et les pods répondent.
notice-outbox-late-well = ✅ Ce qui attendait d'être dit est parti.
