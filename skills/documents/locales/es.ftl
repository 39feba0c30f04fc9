document-kept = 📄 Guardado: { $name }. { $seen }
document-kept-pages = 📄 Guardado: { $name }, { $pages ->
    [one] una página
   *[other] { $pages } páginas
  }. { $seen }
document-kept-several = 📄 Guardado: { $name } con { $count } documentos dentro. { $seen }
document-known = 📄 Ya tengo { $name }. { $seen }
document-orders = ⚠️ { $count ->
    [one] Una frase le dice
   *[other] { $count } frases le dicen
  } a un asistente qué hacer. Lo guardo como texto y no hago nada de eso.
document-hidden = 🙈 { $count ->
    [one] Se ha omitido un pasaje
   *[other] Se han omitido { $count } pasajes
  } que nadie ve al mirar el documento.
document-left-out = ⚠️ { $count ->
    [one] Una página o fila no se ha podido leer y falta
   *[other] { $count } páginas o filas no se han podido leer y faltan
  }.
document-unread-more = ⚠️ Y otros { $count } archivos de dentro no se pueden leer.
documents-for-family = La familia puede verlo.
documents-for-parents = Solo los adultos pueden verlo.
documents-for-guests = Los invitados también pueden verlo.
documents-for-you = Solo tú puedes verlo.
documents-for-one = Solo { $name } puede verlo.
document-audience = 👁 { $name }: { $seen }
document-audience-same = 👁 { $name }: ya es así. { $seen }
document-not-yours = Solo { $name } puede hacerlo privado.
document-forget-ask = 🗑 ¿Tiro { $name }? También se borra el archivo.
document-forgotten = 🗑 { $name } ya no está. El archivo se borra en una semana.
document-gone = Ya no tengo ese documento.
document-not-found = No conozco ningún documento como «{ $what }».
document-told = No está en ningún documento: me lo contasteis.
document-which = ¿Qué documento?
document-file-gone = El archivo de { $name } ya no está.
document-too-large = { $name } es demasiado grande para enviarlo aquí.
document-sent = 📄 { $name }
document-page = 📄 { $name }, pág. { $page }
document-line = • { $name } ({ $added })
document-line-for = • { $name } ({ $added }) – { $seen }
documents-found = 📄 { $count ->
    [one] Un documento:
   *[other] { $count } documentos:
  }
  { $lines }
documents-more = Y { $count } más.
documents-none = 📄 Todavía no hay documentos. Envíame uno: PDF, foto, Word, texto…
documents-none-of = No conozco ningún documento como «{ $what }».
ask-document-audience = ¿Quién puede verlo? Di «privado», «solo los padres», «la familia» o «los invitados».

papers-answer = { $answer }
  { $sources }
papers-field = { $field }
  «{ $quote }» [1]
papers-quote = «{ $quote }» [1]
papers-yes = Sí. «{ $quote }» [1]
papers-no = No. «{ $quote }» [1]
papers-source = [{ $n }] { $name }
papers-source-page = [{ $n }] { $name }, pág. { $page }
papers-told = [{ $n }] { $told }
papers-not-found = No lo encuentro en vuestros papeles: no dicen nada de eso.
papers-locked = 🔒 Tus papeles privados están bloqueados: no puedo mirarlos hasta que des tu contraseña.
button-source = 📄 { $name }
button-source-page = 📄 { $name }, pág. { $page }

document-problem = 📄 Un archivo de la carpeta no se puede leer. { $why }
document-file-truncated = { $name } está dañado o incompleto. Inténtalo otra vez.
document-file-too-large = { $name } es demasiado grande para leerlo.
document-file-empty = No hay nada que leer en { $name }.
document-file-no-picture = { $name } es una imagen de un tipo que no conozco. JPEG, PNG y PDF sí los leo.
document-file-timeout = Leer { $name } ha tardado demasiado.
document-file-locked = { $name } está protegido con contraseña. Envíalo sin ella.
document-file-no-engine = { $name } es una imagen y el reconocimiento de texto no está instalado: { $detail }
document-file-unreachable = { $name } es una imagen y el servicio que lee imágenes no responde. Envíala otra vez dentro de unos minutos.
document-file-unknown-kind = { $name } no es un documento que yo sepa leer.
document-file-too-many-pages = { $name } tiene demasiadas páginas: { $detail }.
document-file-too-many-files = En { $name } hay demasiados archivos: { $detail }.
document-file-too-deep = { $name } está demasiado hondo dentro de otros archivos.
document-file-unsafe-name = El nombre de { $name } lleva fuera del archivo en el que está.
document-file-nobody = { $name } no es para nadie: las carpetas de private llevan el nombre de los miembros, y aquí nadie se llama así.
document-file-bad-name = El nombre de { $name } tiene signos que no puedo leer. Ponle otro nombre, por favor.

## What a sentence can be taken for
intent-question = Buscar en los papeles
intent-document_list = Ver los documentos
intent-document_show = Enviar un documento
intent-document_audience = Decir quién puede ver un documento
intent-document_forget = Tirar un documento
button-document-only-mine = 🔒 Solo para mí
