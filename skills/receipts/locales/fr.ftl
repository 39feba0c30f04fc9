## What a receipt says
receipt-line-shop = 🧾 { $shop }{ $mark }
receipt-line-no-shop = 🧾 Magasin illisible (?)
receipt-line-day = { $day }{ $mark }
receipt-line-total = Total : { $money }{ $mark }
receipt-line-no-total = Total : illisible (?)
receipt-line-tax = dont taxes : { $tax }{ $mark }
receipt-line-cash = Payé en espèces{ $mark }
receipt-line-card = Payé par carte{ $mark }
receipt-line-transfer = Payé par virement{ $mark }
receipt-line-payer = Payé par { $name }
receipt-line-short = { $shop } · { $money } · { $day }
receipt-line-short-no-total = { $shop } · { $day }
receipt-category-said = Catégorie : { $category }
receipt-category-learnt = Catégorie : { $category }, comme tu me l'as appris pour { $shop }
receipt-category-before = Catégorie : { $category }, parce que { $shop } y était déjà classé
receipt-category-shop = Catégorie : { $category }, à cause du magasin
receipt-category-items = Catégorie : { $category }, à cause de ces articles : { $things }
receipt-category-none = Catégorie : { $category }
receipt-item = • { $name } { $money }
receipt-item-many = • { $many } × { $name } { $money }
receipt-items-more = { $count ->
    [one] • et un autre
   *[other] • et { $count } autres
  }

## What becomes of it
receipt-proposed = { $lines }
receipt-ask = Je l'enregistre comme ça ?
receipt-ask-marked = Je ne suis pas sûr de ce qui est marqué (?). C'est juste comme ça ? Sinon, dis-moi simplement ce qui est différent.
receipt-ask-sum = La somme des articles ne donne pas le total. Le total est-il juste ? Sinon, dis-moi simplement le montant.
receipt-ask-old = Ce n'est pas un jour récent. C'est juste comme ça ? Sinon, dis-moi simplement quand c'était.
receipt-ask-amount = Je n'arrive pas à lire le montant. C'était combien ?
receipt-ask-attach = Tu as déjà noté { $money }{ $shop_part }. Je joins le ticket à cette dépense, au lieu de la compter deux fois ?
receipt-ask-change = Dis-moi ce qui est différent : le montant, le jour, le magasin, la catégorie ou qui a payé.
receipt-booked = ✓ C'est noté.
  { $lines }
receipt-waits = { $lines }
  C'est plus que ce qu'une personne peut noter seule. J'ai demandé à { $names } ; d'ici là, ce n'est pas noté.
receipt-saved-already = C'est déjà noté.
  { $lines }
receipt-attached = ✓ Le ticket est maintenant joint à la dépense.
  { $lines }
receipt-dropped = Entendu, ce n'est pas une dépense.
receipt-drop-sure = Retirer ceci des dépenses ?
  { $lines }
receipt-open = Encore en attente :
  { $lines }
receipt-known-picture = Ce ticket a déjà été envoyé, { $sent } ; il est déjà noté.
  { $lines }
receipt-known-purchase = Il y a déjà un ticket avec ce magasin, ce jour et ce total, envoyé { $sent }.
  { $lines }
receipt-known-open = Ce ticket a déjà été envoyé, { $sent }, et attend encore ta réponse.
  { $lines }
receipt-shown = { $lines }
receipt-picture-gone = Son image n'est plus là.
receipt-not-found = Je ne trouve pas de ticket comme celui-là.
receipt-which = Quel ticket ?
receipt-pick = { $merchant } · { $money } · { $day }
receipt-pick-unpriced = { $merchant } · { $day }
receipt-grown-ups = Seuls les adultes tiennent les comptes de la maison, alors je n'ai pas touché à ce ticket.

## Warranty
receipt-warranty = 🛡 { $item } : la garantie se termine sans doute le { $until }.
receipt-warranty-kept = 🛡 Je te rappellerai le { $on } que la garantie se termine : { $item } ({ $until }).
receipt-no-warranty = Je ne vois rien sous garantie sur ce ticket.
out-warranty = 🛡 La garantie se termine le { $until } : { $item } (achat : { $bought }{ $shop_part }). Voici le ticket.

## Files that cannot be read
receipt-file-truncated = { $name } est abîmé ou n'est pas arrivé en entier. Renvoie-le, s'il te plaît.
receipt-file-too-large = { $name } est trop grand pour moi. Envoie une image plus petite, s'il te plaît.
receipt-file-empty = On ne voit rien sur { $name }. Avec plus de lumière, ça ira peut-être.
receipt-file-no-picture = { $name } n'est ni une image ni un PDF que je sais ouvrir. En JPEG, PNG ou PDF, ça marche.
receipt-file-timeout = La lecture de { $name } a pris trop de temps. Une image du ticket seul ira peut-être.
receipt-file-locked = { $name } est protégé par un mot de passe. Envoie-le sans, s'il te plaît.
receipt-file-no-engine = Je ne peux pas encore lire les images ici : la reconnaissance de texte n'est pas installée ({ $command }).
receipt-file-unreachable = Je ne peux pas lire les images en ce moment : le service qui les lit ne répond pas. Renvoie-la dans quelques minutes, s'il te plaît.

## Buttons
button-save-receipt = Enregistrer
button-save-receipt-of = Enregistrer { $shop } { $money }
button-drop-receipt = Pas une dépense
button-attach-receipt = Joindre
button-book-anyway = Noter quand même
button-remind-warranty = Me le rappeler avant la fin

## What a sentence can be taken for
intent-receipt_change = Corriger un ticket
intent-receipt_save = Enregistrer un ticket
intent-receipt_drop = Écarter un ticket
intent-receipt_show = Montrer un ticket
