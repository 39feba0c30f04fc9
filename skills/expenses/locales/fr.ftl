expense-logged = 💶 { $money }{ $worth_part }{ $shop_part } · { $category } · { $day }{ $account_part }{ $payer_part }
expense-corrected = 💶 Corrigé : { $money }{ $worth_part }{ $shop_part } · { $category } · { $day }{ $account_part }{ $payer_part }
expense-deleted = Supprimé : { $money }{ $shop_part }, { $day }.
expense-delete-sure = Je supprime { $money }{ $shop_part }, { $day } ?
expense-not-found = Je ne trouve pas cette dépense.
expense-negative = Un montant ne peut pas être inférieur à zéro. Si l'argent est revenu, dis par exemple « Zalando a remboursé 39,90 ».
expense-too-large = Un montant aussi grand ne peut pas être enregistré. Y a-t-il un chiffre de trop ?
expense-line = • { $money }{ $shop_part } · { $category } · { $day }
expense-line-back = • ↩ { $money } de retour{ $shop_part } · { $category } · { $day }
expense-group = • { $name } : { $sum }
expense-group-category = • { $category } : { $sum }
expense-group-month = • { $period } : { $sum }
expense-group-other = • Autre : { $sum }
expenses-total = { $sum }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
  { $lines }
expenses-none = Rien n'a été dépensé{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
ask-expense-amount = C'était combien ?
ask-expense-category = Je ne connais pas cette catégorie. Il y a courses, restaurants, maison, transports, santé, vêtements, enfants, loisirs, factures, cadeaux, voyages et divers. Laquelle ?
ask-correct-what = Qu'est-ce que je corrige : le montant, le jour, le magasin ou la catégorie ?
rate-unknown = Je ne connais pas de cours pour { $currency }, ce n'est donc pas encore dans les sommes. Envoie-moi une table de cours, ou dis par exemple « un dollar vaut 0,92 euro ».

part-receiver = · { $receiver }
part-account = · { $account }
part-worth = ({ $worth })

## Ce qui rentre et ce qui revient
income-logged = 💰 { $money }{ $worth_part } reçus{ $shop_part } · { $category } · { $day }{ $account_part }{ $receiver_part }
income-line = • { $money }{ $shop_part } · { $category } · { $day }{ $receiver_part }
income-total = { $sum } reçus{ $category_part }, { $period }.
  { $lines }
income-none = Rien reçu{ $category_part }, { $period }.
refund-logged = ↩ { $money }{ $worth_part } de retour{ $shop_part } · { $category } · { $day }{ $account_part }{ $payer_part }

## Comptes
account-added = 🏦 { $account } : { $money }. Je compte à partir d'aujourd'hui.
account-set = 🏦 { $account } : maintenant { $money }.
account-known = 🏦 Je tiens déjà « { $account } » : { $money }.
account-closed = { $account } est clôturé. Il y avait { $money } dessus.
account-gone = Je ne tiens plus ce compte.
account-which = De quel compte s'agit-il ?
account-currency = « { $account } » est tenu en { $currency }. Dis le solde dans cette monnaie.
account-balance = 🏦 { $account } : { $sum }
account-line = • { $account } : { $sum }
accounts-found = { $lines }
  En tout : { $sum }.
accounts-none = Je ne tiens encore aucun compte. Dis par exemple « nous avons un compte joint avec 1 250,30 ».
ask-account-name = Comment s'appelle le compte ? Par exemple « compte joint » ou « caisse ».
cash-none = Je ne tiens pas encore de compte pour les espèces, donc je ne sais pas où le mettre. Dis par exemple « ajoute un compte espèces avec 200 ».
ask-transfer-from = De quel compte ? Je connais { $names }.
ask-transfer-to = Vers quel compte ? Je connais { $names }.
transfer-logged = 🔁 { $money } · { $account } → { $to_account } · { $day }
transfer-same = C'est deux fois le même compte.

## Gros montants
approval-set = Au-dessus de { $limit }, un autre adulte doit être d'accord.
approval-off = Plus personne n'a besoin d'approuver les gros montants.
ask-approval-amount = Au-dessus de quel montant un autre adulte doit-il être d'accord ?
expense-alone = Tu es ici le seul adulte, personne ne peut donc approuver : c'est noté tout de suite.
expense-proposed = ⏳ { $money }{ $shop_part } · { $category } · { $day }{ $payer_part }. Rien n'est encore noté, j'ai demandé à { $names }.
proposal-ask = 💶 { $name } veut noter { $money }{ $shop_part } · { $category } · { $day }. Tu es d'accord ?
proposal-refused = Pas noté : { $money }{ $shop_part }. { $name } en est informé.
proposal-was-agreed = 👍 { $name } est d'accord : { $money }{ $shop_part } · { $day }, c'est noté.
proposal-was-refused = 👎 { $name } n'est pas d'accord : { $money }{ $shop_part } · { $day }, ce n'est pas noté.
proposal-agreed-already = { $name } a déjà donné son accord : { $money }{ $shop_part }.
proposal-refused-already = { $name } a déjà refusé : { $money }{ $shop_part }.
proposal-own = C'est à un autre adulte de décider, pas à toi.
proposal-gone = Cela a été retiré entre-temps.
proposal-waits = Cela attend encore l'accord d'un autre adulte. Annule-le et redis-le.
approval-one-set = { $name } peut dépenser jusqu'à { $limit } sans demander. Au-dessus, un autre adulte doit être d'accord.
approval-one-off = { $name } n'a plus de limite particulière.
limit-proposed = ⏳ Cela se décide à deux : j'ai demandé à { $names }. D'ici là, la limite reste ce qu'elle est.
limit-ask-set = 💶 { $asks } veut relever la limite : un autre adulte ne devrait être d'accord qu'au-dessus de { $limit }. Tu es d'accord ?
limit-ask-off = 💶 { $asks } veut que plus personne n'ait à approuver les gros montants. Tu es d'accord ?
limit-ask-one-set = 💶 { $asks } veut que { $name } puisse dépenser jusqu'à { $limit } sans demander. Tu es d'accord ?
limit-ask-one-off = 💶 { $asks } veut supprimer la limite de { $name }. Tu es d'accord ?
limit-refused = La limite reste ce qu'elle est. { $name } en est informé.
limit-agreed-already = { $name } a déjà donné son accord.
limit-refused-already = { $name } a déjà refusé.
limit-lapsed-already = Cela a attendu plus d'une semaine et ne compte plus. La limite reste ce qu'elle est.
limit-was-agreed = 👍 { $name } est d'accord.
limit-was-refused = 👎 { $name } n'est pas d'accord : la limite reste ce qu'elle est.
limit-was-lapsed = ⌛ Personne n'a répondu en une semaine : la limite reste ce qu'elle est. Si tu veux toujours la changer, redis-le-moi.
proposal-lapsed-time = Cela a attendu plus d'une semaine et ne compte plus : { $money }{ $shop_part } n'est pas noté.
proposal-lapsed-changed = Cette dépense a été modifiée entre-temps, ton accord porterait donc sur autre chose. Elle reste ce qu'elle est, et { $name } en est informé.
proposal-was-lapsed-time = ⌛ Personne n'a répondu en une semaine : { $money }{ $shop_part } · { $day }, ce n'est pas noté. Si cela tient toujours, redis-le-moi.
proposal-was-lapsed-changed = La dépense a été modifiée pendant que ta correction à { $money }{ $shop_part } · { $day } attendait, elle n'est donc pas faite. Redis-le-moi si cela tient toujours.
button-agree = 👍 D'accord
button-close-account = Clôturer le compte

## D'où viennent les revenus
category-salary = salaire
category-benefits = allocations
category-present = cadeau
category-interest = intérêts
category-sale = vente
category-rent-in = loyer
category-income = revenus
category-transfer = virement

## Comment une phrase peut être comprise
intent-expense_log = Noter une dépense
intent-expense_correct = Corriger une dépense
intent-expense_delete = Supprimer une dépense
intent-spending_query = Additionner les dépenses
intent-transactions_query = Voir la liste des dépenses
intent-income_log = Noter un revenu
intent-income_query = Additionner les revenus
intent-refund_log = Noter un remboursement
intent-account_add = Ajouter un compte
intent-account_close = Clôturer un compte
intent-balance_query = Voir un solde
intent-transfer_log = Noter un virement entre comptes
intent-approval_set = Fixer ce qui demande deux adultes
