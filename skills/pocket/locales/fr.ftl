pocket-set = 🐷 { $name } reçoit { $money } { $rule }. La première fois : { $first }.
pocket-stopped = 🐷 { $name } ne reçoit plus rien automatiquement. Ce qu'il y a reste.
pocket-not-set = { $name } ne reçoit pas d'argent de poche automatiquement.
pocket-for-children = L'argent de poche est pour les enfants ; { $name } est adulte ou invité.
pocket-no-children = Il n'y a pas encore d'enfant dans ce foyer.
part-balance = Il y a maintenant { $balance }.
part-rest = Il reste { $rest }.
part-own_rest = Il te reste { $own_rest }.
pocket-given = 🐷 { $name } a reçu { $money }{ $shop_part }.{ $balance_part }
pocket-spent = 🐷 { $name } a dépensé { $money }{ $shop_part }, { $day }.{ $rest_part }
pocket-spent-me = 🐷 C'est noté : { $money }{ $shop_part }, { $day }.{ $own_rest_part }
pocket-not-enough = Tu as { $left }, ce n'est pas assez pour { $money }. Si tu l'as vraiment dépensé, demande à un adulte de le noter.
pocket-asked = 🐷 { $money }{ $shop_part }, c'est plus que ce que tu peux dépenser seul. J'ai demandé à { $names }, et je te dirai ce qu'ils en pensent.
pocket-over-limit = C'est plus que les { $limit } que tu peux dépenser seul. Demande à un adulte.
pocket-ask = 🐷 { $name } veut dépenser { $money }{ $shop_part } de son argent de poche. Tu es d'accord ?
pocket-ask-refused = Pas noté : { $money }{ $shop_part }. { $name } en est informé.
pocket-ask-not-enough = { $name } a maintenant moins de { $money }, ce n'est donc pas noté.
pocket-ask-agreed-already = { $by } a déjà donné son accord : { $money }{ $shop_part }.
pocket-ask-refused-already = { $by } a déjà refusé : { $money }{ $shop_part }.
pocket-ask-lapsed-already = Cela a attendu plus d'une semaine et ne compte plus : { $money }{ $shop_part }.
pocket-ask-was-agreed = 👍 { $by } est d'accord : { $money }{ $shop_part }, c'est noté.
pocket-ask-was-refused = 👎 { $by } n'est pas d'accord : { $money }{ $shop_part }, ce n'est pas noté.
pocket-ask-was-lapsed = ⌛ Personne n'a répondu en une semaine : { $money }{ $shop_part }, ce n'est pas noté. Redemande, ou parles-en avec eux.
pocket-got = L'argent que tu as reçu, c'est un adulte qui le note. Dis-le à l'un d'eux.
pocket-corrected = 🐷 Corrigé : { $money }{ $shop_part }, { $day }.{ $balance_part }
pocket-deleted = Supprimé : { $money }{ $shop_part }, { $day }.{ $balance_part }
pocket-entry-gone = Je ne trouve pas ça dans l'argent de poche.
pocket-none = Je ne tiens pas encore d'argent de poche pour { $names }. Dis par exemple « Mia reçoit 5 par semaine ».
pocket-none-me = Je ne tiens pas encore d'argent de poche pour toi. Un adulte peut me dire combien tu reçois.
pocket-empty = 🐷 { $name } : { $sum }
pocket-empty-me = 🐷 Tu as { $sum }.
pocket-balance = 🐷 { $name } : { $sum }
  { $lines }
pocket-balance-me = 🐷 Tu as { $sum }.
  { $lines }
pocket-spent-sum = 🐷 { $name } a dépensé { $sum }, { $period }.
  { $lines }
pocket-spent-sum-me = 🐷 Tu as dépensé { $sum }, { $period }.
  { $lines }
pocket-nothing-spent = 🐷 { $name } n'a rien dépensé, { $period }.
pocket-nothing-spent-me = 🐷 Tu n'as rien dépensé, { $period }.
pocket-line-allowance = • + { $money } d'argent de poche · { $day }
pocket-line-given = • + { $money }{ $shop_part } · { $day }
pocket-line-spent = • − { $money }{ $shop_part } · { $day }
out-pocket = 🐷 Argent de poche : { $money } pour toi. Tu as maintenant { $left }.
ask-pocket-amount = Combien d'argent de poche reçoit { $name } ?
ask-pocket-how-much = C'était combien pour { $name } ?
ask-pocket-who = Quel enfant : { $names } ?

## Comment une phrase peut être comprise
intent-pocket_set = Fixer l'argent de poche
intent-pocket_query = Voir l'argent de poche
intent-pocket_log = Noter de l'argent de poche donné ou dépensé
