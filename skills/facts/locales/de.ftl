fact-told = 📝 Gemerkt{ $scope ->
    [parents] {" "}für die Eltern
    [private] {" "}nur für dich
    [guests] , auch Gäste dürfen es wissen
   *[family] {""}
  }: „{ $text }“
fact-known = Das weiß ich schon:
  { $lines }
fact-kept-secret = 🔒 Das sieht nach etwas Geheimem aus, deshalb erfahren es von mir nur die Erwachsenen.
fact-kept-surprise = 🎁 Das sieht nach einer Überraschung aus, deshalb verrate ich es niemandem, dem es sie verderben würde.
fact-line = „{ $text }“ – { $by ->
    [you] du, { $told }
    [nobody] { $told }
   *[other] { $teller }, { $told }
  }{ $scope ->
    [parents] {" "}· nur Eltern
    [private] {" "}· nur du
    [guests] {" "}· auch Gäste
   *[family] {""}
  }
fact-older = • Älter: „{ $text }“ – { $by ->
    [you] du, { $told }
    [nobody] { $told }
   *[other] { $teller }, { $told }
  }
fact-newer = • Neuer: „{ $text }“ – { $by ->
    [you] du, { $told }
    [nobody] { $told }
   *[other] { $teller }, { $told }
  }
fact-beside = Früher wurde mir etwas anderes gesagt. Ich behalte beides, und dies hier ist neuer:
  { $lines }
fact-fixed = 📝 Ab jetzt gilt{ $scope ->
    [parents] {" "}(nur für die Eltern)
    [private] {" "}(nur für dich)
    [guests] {" "}(auch für Gäste)
   *[family] {""}
  }: „{ $text }“
  Nicht mehr:
  { $lines }
fact-shared = { $scope ->
    [parents] 🔒 Von mir erfahren es nur die Eltern:
    [private] 🔒 Von mir erfährst nur du es:
    [guests] Auch Gäste dürfen es wissen:
   *[family] Alle in der Familie dürfen es wissen:
  } „{ $text }“
fact-forget-sure = { $count ->
    [one] Soll ich das vergessen?
   *[other] Soll ich diese { $count } Dinge vergessen?
  }
  { $lines }
facts-forgotten = 🗑 Vergessen:
  { $lines }
facts-found = Das wurde mir gesagt:
  { $lines }
facts-how = Soll ich etwas davon vergessen, sag „vergiss Nummer { $number }“.
fact-numbered = { $number }. { $lines }
facts-more = Es gibt noch { $count } weitere. Frag mich nach einer bestimmten Sache.
facts-none = Mir wurde noch nichts gesagt. Sag zum Beispiel „merk dir, dass der Ersatzschlüssel bei den Nachbarn ist“.
facts-none-yours = Es gibt nichts, was ich dir sagen darf.
facts-none-about = Über „{ $what }“ wurde mir nichts gesagt.
fact-citation = { $by ->
    [you] Das hast du mir { $ago ->
        [0] { $told }
        [1] { $told }
       *[other] am { $told }
      } gesagt
    [nobody] Das wurde mir { $ago ->
        [0] { $told }
        [1] { $told }
       *[other] am { $told }
      } gesagt
   *[other] { $teller } hat es mir { $ago ->
        [0] { $told }
        [1] { $told }
       *[other] am { $told }
      } gesagt
  }
fact-origin = „{ $text }“
  { $lines }. { $scope ->
    [parents] Nur die Eltern erfahren es von mir.
    [private] Nur du erfährst es von mir.
    [guests] Auch Gäste dürfen es wissen.
   *[family] Alle in der Familie dürfen es wissen.
  }
fact-which = Was davon soll ich vergessen?
fact-which-one = Welches davon meinst du?
fact-gone = Das weiß ich nicht mehr.
fact-not-found = So etwas wie „{ $what }“ wurde mir nicht gesagt.
fact-audience-not-yours = Du kannst mir etwas für die ganze Familie oder nur für dich sagen. Wer es sonst noch wissen darf, sagen die Erwachsenen.
ask-fact = Was soll ich mir merken?
ask-fact-value = Was gilt jetzt?
button-fact-everybody = Alle dürfen es wissen
button-fact-only-new = Nur das Neue gilt
intent-fact_tell = Sich etwas merken
intent-fact_list = Zeigen, was mir gesagt wurde
intent-fact_forget = Etwas Gesagtes vergessen
fact-text = • „{ $text }“
fact-local = 🏠 Nur noch Sprachmodelle im Haus bekommen es zu sehen:
  { $lines }
fact-any-model = Wieder jedes Sprachmodell darf es sehen:
  { $lines }
fact-local-too = 🏠 Nur Sprachmodelle im Haus bekommen es zu sehen.
fact-any-model-too = Jedes Sprachmodell darf es sehen.
