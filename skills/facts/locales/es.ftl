fact-told = 📝 Anotado{ $scope ->
    [parents] {" "}para los padres
    [private] {" "}solo para ti
    [guests] , los invitados también pueden saberlo
   *[family] {""}
  }: «{ $text }»
fact-known = Eso ya lo sé:
  { $lines }
fact-kept-secret = 🔒 Parece un secreto, así que solo se lo diré a los adultos.
fact-kept-surprise = 🎁 Parece una sorpresa, así que no se la diré a quien se la estropearía.
fact-line = «{ $text }» – { $by ->
    [you] tú, { $told }
    [nobody] { $told }
   *[other] { $teller }, { $told }
  }{ $scope ->
    [parents] {" "}· solo los padres
    [private] {" "}· solo tú
    [guests] {" "}· también los invitados
   *[family] {""}
  }
fact-older = • Anterior: «{ $text }» – { $by ->
    [you] tú, { $told }
    [nobody] { $told }
   *[other] { $teller }, { $told }
  }
fact-newer = • Más reciente: «{ $text }» – { $by ->
    [you] tú, { $told }
    [nobody] { $told }
   *[other] { $teller }, { $told }
  }
fact-beside = Antes me dijeron otra cosa. Guardo las dos, y esta es la más reciente:
  { $lines }
fact-fixed = 📝 A partir de ahora{ $scope ->
    [parents] {" "}(solo los padres)
    [private] {" "}(solo tú)
    [guests] {" "}(también los invitados)
   *[family] {""}
  }: «{ $text }»
  Ya no vale:
  { $lines }
fact-shared = { $scope ->
    [parents] 🔒 Solo se lo diré a los padres:
    [private] 🔒 Solo te lo diré a ti:
    [guests] Los invitados también pueden saberlo:
   *[family] Toda la familia puede saberlo:
  } «{ $text }»
fact-forget-sure = { $count ->
    [one] ¿Olvido esto?
   *[other] ¿Olvido estas { $count } cosas?
  }
  { $lines }
facts-forgotten = 🗑 Olvidado:
  { $lines }
facts-found = Lo que me han dicho:
  { $lines }
facts-how = Para que olvide algo, di «olvida el número { $number }».
fact-numbered = { $number }. { $lines }
facts-more = Hay { $count } más. Pregúntame por una cosa concreta.
facts-none = Aún no me han dicho nada. Di por ejemplo «recuerda que la llave de repuesto está con los vecinos».
facts-none-yours = No hay nada que te pueda decir.
facts-none-about = No me han dicho nada sobre «{ $what }».
fact-citation = { $by ->
    [you] Me lo dijiste { $told }
    [nobody] Me lo dijeron { $told }
   *[other] { $teller } me lo dijo { $told }
  }
fact-origin = «{ $text }»
  { $lines }. { $scope ->
    [parents] Solo los padres lo saben por mí.
    [private] Solo tú lo sabes por mí.
    [guests] También los invitados pueden saberlo.
   *[family] Toda la familia puede saberlo.
  }
fact-which = ¿Cuál de estas cosas olvido?
fact-which-one = ¿A cuál de estas cosas te refieres?
fact-gone = Eso ya no lo sé.
fact-not-found = No me han dicho nada parecido a «{ $what }».
fact-audience-not-yours = Puedes decirme cosas para toda la familia o solo para ti. Quién más puede saberlas lo deciden los adultos.
ask-fact = ¿Qué quieres que recuerde?
ask-fact-value = ¿Cuál es ahora?
button-fact-everybody = Todos pueden saberlo
button-fact-only-new = Solo vale lo nuevo
intent-fact_tell = Recordar algo
intent-fact_list = Mostrar lo que me han dicho
intent-fact_forget = Olvidar algo que me dijeron
fact-text = • «{ $text }»
fact-local = 🏠 Desde ahora solo lo verán los modelos de lenguaje de casa:
  { $lines }
fact-any-model = Cualquier modelo de lenguaje puede volver a verlo:
  { $lines }
fact-local-too = 🏠 Solo lo verán los modelos de lenguaje de casa.
fact-any-model-too = Cualquier modelo de lenguaje puede verlo.
