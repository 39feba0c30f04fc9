expense-logged = 💶 { $money }{ $worth_part }{ $shop_part } · { $category } · { $day }{ $account_part }{ $payer_part }
expense-corrected = 💶 Corretto: { $money }{ $worth_part }{ $shop_part } · { $category } · { $day }{ $account_part }{ $payer_part }
expense-deleted = Cancellato: { $money }{ $shop_part }, { $day }.
expense-delete-sure = Cancello { $money }{ $shop_part }, { $day }?
expense-not-found = Non trovo questa spesa.
expense-negative = Un importo non può essere meno di niente. Se i soldi sono tornati, di' per esempio «Zalando ha rimborsato 39,90».
expense-too-large = Un importo così grande non si può registrare. C’è una cifra di troppo?
expense-line = • { $money }{ $shop_part } · { $category } · { $day }
expense-line-back = • ↩ { $money } di ritorno{ $shop_part } · { $category } · { $day }
expense-group = • { $name }: { $sum }
expense-group-category = • { $category }: { $sum }
expense-group-month = • { $period }: { $sum }
expense-group-other = • Altro: { $sum }
expenses-total = { $sum }{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
  { $lines }
expenses-none = Non risulta niente{ $category_part }{ $merchant_part }{ $payer_part }, { $period }.
ask-expense-amount = Quant'era?
ask-expense-category = Non conosco questa categoria. Ci sono spesa, mangiare fuori, casa, trasporti, salute, vestiti, bambini, tempo libero, bollette, regali, viaggi e altro. Quale?
ask-correct-what = Cosa correggo: l'importo, il giorno, il negozio o la categoria?
rate-unknown = Non conosco un cambio per { $currency }, quindi non è ancora nelle somme. Mandami una tabella dei cambi, o di' per esempio «un dollaro vale 0,92 euro».

part-receiver = · { $receiver }
part-account = · { $account }
part-worth = ({ $worth })

## Quello che entra e quello che torna
income-logged = 💰 Entrati { $money }{ $worth_part }{ $shop_part } · { $category } · { $day }{ $account_part }{ $receiver_part }
income-line = • { $money }{ $shop_part } · { $category } · { $day }{ $receiver_part }
income-total = Entrati { $sum }{ $category_part }, { $period }.
  { $lines }
income-none = Non è entrato niente{ $category_part }, { $period }.
refund-logged = ↩ { $money }{ $worth_part } di ritorno{ $shop_part } · { $category } · { $day }{ $account_part }{ $payer_part }

## Conti
account-added = 🏦 { $account }: { $money }. Tengo i conti da oggi.
account-set = 🏦 { $account }: adesso { $money }.
account-known = 🏦 Tengo già «{ $account }»: { $money }.
account-closed = { $account } è chiuso. C'erano { $money }.
account-gone = Quel conto non lo tengo più.
account-which = Quale conto intendi?
account-currency = «{ $account }» è tenuto in { $currency }. Di' il saldo in questa valuta.
account-balance = 🏦 { $account }: { $sum }
account-line = • { $account }: { $sum }
accounts-found = { $lines }
  Insieme { $sum }.
accounts-none = Non tengo ancora nessun conto. Di' per esempio «abbiamo un conto comune con 1.250,30».
ask-account-name = Come si chiama il conto? Per esempio «conto comune» o «cassa».
cash-none = Non tengo ancora un conto per i contanti su cui metterli. Di’ per esempio «aggiungi un conto contanti con 200».
ask-transfer-from = Da quale conto? Conosco { $names }.
ask-transfer-to = Su quale conto? Conosco { $names }.
transfer-logged = 🔁 { $money } · { $account } → { $to_account } · { $day }
transfer-same = È due volte lo stesso conto.

## Importi grandi
approval-set = Sopra { $limit } deve essere d'accordo un altro adulto.
approval-off = Nessuno deve più approvare gli importi grandi.
ask-approval-amount = Sopra quale importo deve essere d'accordo un altro adulto?
expense-alone = Qui sei l'unica persona adulta e nessun altro può approvare, quindi lo segno subito.
expense-proposed = ⏳ { $money }{ $shop_part } · { $category } · { $day }{ $payer_part }. Non ho ancora segnato niente, ho chiesto a { $names }.
proposal-ask = 💶 { $name } vuole segnare { $money }{ $shop_part } · { $category } · { $day }. Sei d'accordo?
proposal-refused = Non segnato: { $money }{ $shop_part }. Lo dico a { $name }.
proposal-was-agreed = 👍 { $name } è d'accordo: { $money }{ $shop_part } · { $day } è segnato.
proposal-was-refused = 👎 { $name } non è d'accordo: { $money }{ $shop_part } · { $day } non è segnato.
proposal-agreed-already = { $name } ha già detto di sì: { $money }{ $shop_part }.
proposal-refused-already = { $name } ha già detto di no: { $money }{ $shop_part }.
proposal-own = Lo deve decidere un altro adulto, non tu.
proposal-gone = Nel frattempo è stato ritirato.
proposal-waits = Questo aspetta ancora il sì di un altro adulto. Annullalo e dimmelo di nuovo.
approval-one-set = { $name } può spendere fino a { $limit } senza chiedere. Oltre, deve essere d'accordo un altro adulto.
approval-one-off = { $name } non ha più un limite suo.
limit-proposed = ⏳ Questo si decide in due: ho chiesto a { $names }. Fino ad allora il limite resta com'è.
limit-ask-set = 💶 { $asks } vuole alzare il limite: solo sopra { $limit } dovrebbe essere d'accordo un altro adulto. Sei d'accordo?
limit-ask-off = 💶 { $asks } vuole che nessuno debba più approvare gli importi grandi. Sei d'accordo?
limit-ask-one-set = 💶 { $asks } vuole che { $name } possa spendere fino a { $limit } senza chiedere. Sei d'accordo?
limit-ask-one-off = 💶 { $asks } vuole togliere il limite di { $name }. Sei d'accordo?
limit-refused = Il limite resta com'è. Lo dico a { $name }.
limit-agreed-already = { $name } ha già detto di sì.
limit-refused-already = { $name } ha già detto di no.
limit-lapsed-already = È rimasto in attesa più di una settimana e non vale più. Il limite resta com'è.
limit-was-agreed = 👍 { $name } è d'accordo.
limit-was-refused = 👎 { $name } non è d'accordo: il limite resta com'è.
limit-was-lapsed = ⌛ Nessuno ha risposto in una settimana: il limite resta com'è. Se vuoi ancora cambiarlo, dimmelo di nuovo.
proposal-lapsed-time = È rimasto in attesa più di una settimana e non vale più: { $money }{ $shop_part } non è segnato.
proposal-lapsed-changed = Quella spesa è stata cambiata nel frattempo, il tuo sì varrebbe per altro. Resta com'è, e lo dico a { $name }.
proposal-was-lapsed-time = ⌛ Nessuno ha risposto in una settimana: { $money }{ $shop_part } · { $day } non è segnato. Se vale ancora, dimmelo di nuovo.
proposal-was-lapsed-changed = La spesa è stata cambiata mentre la tua correzione a { $money }{ $shop_part } · { $day } aspettava, quindi non la faccio. Dimmelo di nuovo se vale ancora.
button-agree = 👍 D'accordo
button-close-account = Chiudere il conto

## Da dove vengono le entrate
category-salary = stipendio
category-benefits = sussidi
category-present = regalo
category-interest = interessi
category-sale = vendita
category-rent-in = affitto
category-income = entrate
category-transfer = giroconto

## Come si può intendere una frase
intent-expense_log = Segnare una spesa
intent-expense_correct = Correggere una spesa
intent-expense_delete = Cancellare una spesa
intent-spending_query = Sommare le spese
intent-transactions_query = Vedere l'elenco delle spese
intent-income_log = Segnare un'entrata
intent-income_query = Sommare le entrate
intent-refund_log = Segnare un rimborso
intent-account_add = Aggiungere un conto
intent-account_close = Chiudere un conto
intent-balance_query = Vedere un saldo
intent-transfer_log = Segnare un giroconto
intent-approval_set = Decidere cosa richiede due adulti
