fact-told = 📝 Segnato{ $scope ->
    [parents] {" "}per i genitori
    [private] {" "}solo per te
    [guests] , possono saperlo anche gli ospiti
   *[family] {""}
  }: «{ $text }»
fact-known = Questo lo so già:
  { $lines }
fact-kept-secret = 🔒 Sembra un segreto, quindi lo dirò solo agli adulti.
fact-kept-surprise = 🎁 Sembra una sorpresa, quindi non la dico a chi la rovinerebbe.
fact-line = «{ $text }» – { $by ->
    [you] tu, { $told }
    [nobody] { $told }
   *[other] { $teller }, { $told }
  }{ $scope ->
    [parents] {" "}· solo i genitori
    [private] {" "}· solo tu
    [guests] {" "}· anche gli ospiti
   *[family] {""}
  }
fact-older = • Prima: «{ $text }» – { $by ->
    [you] tu, { $told }
    [nobody] { $told }
   *[other] { $teller }, { $told }
  }
fact-newer = • Più recente: «{ $text }» – { $by ->
    [you] tu, { $told }
    [nobody] { $told }
   *[other] { $teller }, { $told }
  }
fact-beside = Prima mi è stato detto altro. Tengo entrambe le cose, e questa è la più recente:
  { $lines }
fact-fixed = 📝 D'ora in poi{ $scope ->
    [parents] {" "}(solo i genitori)
    [private] {" "}(solo tu)
    [guests] {" "}(anche gli ospiti)
   *[family] {""}
  }: «{ $text }»
  Non vale più:
  { $lines }
fact-shared = { $scope ->
    [parents] 🔒 Lo dirò solo ai genitori:
    [private] 🔒 Lo dirò solo a te:
    [guests] Possono saperlo anche gli ospiti:
   *[family] Può saperlo tutta la famiglia:
  } «{ $text }»
fact-forget-sure = { $count ->
    [one] Lo dimentico?
   *[other] Dimentico queste { $count } cose?
  }
  { $lines }
facts-forgotten = 🗑 Dimenticato:
  { $lines }
facts-found = Quello che mi è stato detto:
  { $lines }
facts-how = Per farmi dimenticare qualcosa, di' «dimentica il numero { $number }».
fact-numbered = { $number }. { $lines }
facts-more = { $count ->
    [one] Ce n'è ancora una. Chiedimi di una cosa precisa.
   *[other] Ce ne sono altre { $count }. Chiedimi di una cosa precisa.
  }
facts-none = Non mi è stato ancora detto niente. Di' per esempio «ricorda che la chiave di riserva è dai vicini».
facts-none-yours = Non c'è niente che io possa dirti.
facts-none-about = Su «{ $what }» non mi è stato detto niente.
fact-citation = { $by ->
    [you] Me l'hai detto { $told }
    [nobody] Mi è stato detto { $told }
   *[other] { $teller } me l'ha detto { $told }
  }
fact-origin = «{ $text }»
  { $lines }. { $scope ->
    [parents] Solo i genitori lo sanno da me.
    [private] Solo tu lo sai da me.
    [guests] Anche gli ospiti possono saperlo.
   *[family] Tutta la famiglia può saperlo.
  }
fact-which = Quale di queste cose devo dimenticare?
fact-which-one = Quale di queste cose intendi?
fact-gone = Questo non lo so più.
fact-not-found = Non mi è stato detto niente di simile a «{ $what }».
fact-audience-not-yours = Puoi dirmi cose per tutta la famiglia o solo per te. Chi altro può saperle lo decidono gli adulti.
ask-fact = Che cosa devo ricordare?
ask-fact-value = Qual è adesso?
button-fact-everybody = Possono saperlo tutti
button-fact-only-new = Vale solo il nuovo
intent-fact_tell = Ricordare qualcosa
intent-fact_list = Mostrare quello che mi è stato detto
intent-fact_forget = Dimenticare qualcosa di detto
fact-text = • «{ $text }»
fact-local = 🏠 D’ora in poi lo vedranno solo i modelli linguistici di casa:
  { $lines }
fact-any-model = Qualsiasi modello linguistico può vederlo di nuovo:
  { $lines }
fact-local-too = 🏠 Lo vedranno solo i modelli linguistici di casa.
fact-any-model-too = Qualsiasi modello linguistico può vederlo.
