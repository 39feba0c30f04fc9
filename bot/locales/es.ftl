## Valores
day-today = hoy ({ $day })
day-tomorrow = mañana ({ $day })
day-yesterday = ayer ({ $day })
day-other = el { $day }
moment = { $day }, a las { $time }
span-all-day = { $day }, todo el día
span-days = del { $first } al { $last }
span-times = { $day }, de { $start } a { $end }
span-over-night = { $day } a las { $start }, hasta el { $last } a las { $end }
this-month = este mes
part-rule = ({ $rule })
part-who = para { $who }
part-merchant = en { $merchant }
part-shop = · { $shop }
part-category = en { $category }
part-payer = pagado por { $payer }
part-day = para { $day }
me = ti
rule-minutely = cada { $interval ->
    [one] minuto
   *[other] { $interval } minutos
  }
rule-hourly = cada { $interval ->
    [one] hora
   *[other] { $interval } horas
  }
rule-daily = { $interval ->
    [one] todos los días
   *[other] cada { $interval } días
  }
rule-weekly = cada { $interval ->
    [one] { $days }
   *[other] { $interval } semanas, { $days }
  }
rule-weekdays = de lunes a viernes
rule-monthly = cada { $interval ->
    [one] mes
   *[other] { $interval } meses
  } { $monthdays }
rule-monthly-days = cada { $interval ->
    [one] mes
   *[other] { $interval } meses
  } { $days }
rule-yearly = cada { $interval ->
    [one] año
   *[other] { $interval } años
  } el { $date }
rule-yearly-days = cada { $interval ->
    [one] año
   *[other] { $interval } años
  } { $days }
rule-other = con regularidad
rule-months = en { $months }
rule-of-months = de { $months }
rule-times = a las { $times }
rule-count = { $count ->
    [one] una vez
   *[other] { $count } veces
  }
rule-until = hasta el { $day }
month-day = { $day ->
    [-1] el último día
    [-2] el penúltimo día
   *[other] el { $day }
  }
weekday-in-month = { $place ->
    [1] el primer { $day }
    [2] el segundo { $day }
    [3] el tercer { $day }
    [4] el cuarto { $day }
    [5] el quinto { $day }
    [-1] el último { $day }
    [-2] el penúltimo { $day }
   *[other] el { $place }.º { $day }
  }

## Botones
button-undo = Deshacer
button-confirm = Sí
button-cancel = No
button-done = Hecho
button-snooze = +10 min
button-edit = Cambiar

## Conversación
undone = Deshecho.
undo-nothing = No hay nada que deshacer.
memory-forgotten = Olvidado: ya no sé de qué hemos hablado tú y yo aquí. Lo que está en el calendario, en las listas y en los papeles se queda, y lo que ves en este chat también.
memory-empty = No recuerdo nada de lo que hemos hablado aquí.
undo-already = Eso ya está deshecho.
undo-changed-since = Ha cambiado desde entonces, así que lo he dejado como está.
cancelled-nothing = Vale, no he cambiado nada.
cancelled-older = Vale, no he cambiado nada. Si te refieres a lo que hice antes, di «deshaz eso».
button-expired = Este botón ya no funciona. Dímelo otra vez.
button-not-yours = Este botón es para otra persona.
button-locked = Este botón es de algo que está cerrado. Abre antes tus cosas privadas: /unlock
private-locked = Tus cosas privadas están cerradas desde el último arranque: lo que dijiste antes y tus papeles privados. Ábrelas en { $page } o, en un chat privado de Telegram, con /unlock. Todo lo demás funciona.
unlock-how = Envía /unlock y detrás tu frase secreta, en un solo mensaje. La quito enseguida de este chat y no la guardo en ninguna parte.
unlock-page = No escribas aquí tu frase secreta. Abre tus cosas privadas en { $page }
unlock-done = Tus cosas privadas están abiertas hasta el próximo arranque.
unlock-wrong = Esa no es tu frase secreta. No se ha abierto nada.
unlock-wait = Demasiados intentos fallidos. Espera { $seconds } segundos y vuelve a probar.
unlock-none = No tienes nada cerrado.
unlock-title = Abre tus cosas privadas
unlock-field = Frase secreta
unlock-open = Abrir
unlock-back = Volver al chat
confirmed-nothing = Ahora mismo no hay nada que confirmar.
hello = ¡Hola, { $name }! ¿Qué puedo hacer por ti?
thanks = ¡De nada!
noted = 🙂
too-much-at-once = Son muchas cosas de una vez: he leído hasta antes de «{ $text }». Envíame el resto otra vez, por favor.
help =
  Llevo el calendario, los recordatorios, las listas, las tareas, los gastos y los papeles de la familia. Solo tienes que decirme:
  • dentista para Mia el próximo martes a las 15:00
  • recuérdame mañana por la noche sacar la basura
  • necesitamos leche, 6 huevos y pan
  • he gastado 42,50 en la panadería
  • ¿qué planes hay este fin de semana?
  • ¿qué dice el contrato de alquiler sobre los animales?
  Cada cambio tiene un botón «Deshacer»; también vale «deshaz eso».
not-understood = No sé muy bien qué quieres decir. ¿Me lo dices de otra forma, por ejemplo «recuérdame a las 17:00 llamar a la abuela»?
not-in-reach = En eso no puedo ayudarte. Llevo el calendario, los recordatorios, las listas, las tareas, los gastos y los papeles.
no-such-day = «{ $day }» no está en ningún calendario. ¿Qué día quieres decir?
model-missing = No lo he entendido, y el modelo de lenguaje que podría ayudar no está: { $reason }
model-loading = No lo he entendido por mi cuenta, y mi modelo de lenguaje aún se está preparando ({ $state }). Prueba dentro de un momento o dímelo de otra forma.
model-wait = Un momento, todavía estoy contestando a otra persona.
model-busy = Me estáis preguntando tantos a la vez que no llego a esto. Pregúntame otra vez dentro de un minuto, por favor.
chat-doing = Ahora: { $reading } …
chat-may-i = Esto lo he leído, no me lo has dicho tú: { $reading }: { $what }. ¿Lo hago?
chat-unsure = No sé decir si se cumple tu condición: { $reading }: { $what }. ¿Lo hago?
chat-left = Así que lo he dejado como estaba, sin cambiar nada.
chat-stopped = Hasta aquí he llegado. Dime si todavía falta algo.
message-empty = Ese mensaje estaba vacío. ¿Qué puedo hacer por ti?
message-too-long = Es demasiado largo para mí: { $count } caracteres, como mucho { $most }. Mándame un mensaje más corto, por favor.
rail-orders = Eso parece un intento de apartar a un asistente de sus reglas; no he cambiado nada. Dime con palabras sencillas lo que necesitas.
rail-unsafe = De eso es mejor hablar con un adulto de confianza. Si alguien está en peligro, llama enseguida a emergencias.
rail-kind = Tratémonos con cariño. 🙂
rail-secret-card = Ahí hay un número de tarjeta. Otros de la familia pueden leer lo que guardo, y no lo necesito nunca. ¿Lo tomo de todos modos?
rail-secret-api-key = Eso parece una clave o un token de un programa. Está más seguro en un gestor de contraseñas. ¿Lo tomo de todos modos?
rail-secret-private-key = Eso es una clave privada. No debería estar en un chat. ¿La tomo de todos modos?
rail-secret-pin = Ahí hay un PIN o una clave de un solo uso. Los bancos nunca lo piden en un chat, y no lo necesito nunca. ¿Lo tomo de todos modos?
rail-unsaid = Tenía una respuesta, pero no era para decirla aquí. ¿Lo preguntas de otra manera?
rail-left-out = ⚠️ Una parte de este papel le dice a un asistente qué hacer. Yo solo cito los papeles y no hago nada de lo que ponen.
rail-household = { $text }
rail-household-refuse = Este hogar no quiere eso aquí; no hice nada.
rail-household-ask = Una comprobación que añadió este hogar duda de este mensaje. ¿Lo tomo de todos modos?
rail-broken = Una comprobación que añadió este hogar ({ $rail }) no funciona ahora, así que no hice nada. Un admin tiene que mirarlo.
storage-full = El disco está lleno y no he podido guardarlo; no ha cambiado nada. Alguien con permisos de administración tiene que hacer sitio.
already-done = Eso ya está hecho.
went-wrong = Algo ha fallado por mi parte; no ha cambiado nada. Está en el registro como { $id }.
rates-messages = Es más de lo que puedo atender de una vez: admito { $count } mensajes por minuto. Sigo a las { $time }. No leo este mensaje ni lo que llegue hasta entonces; mándamelo otra vez después, por favor.
rates-left-out = No he leído { $count ->
    [one] un mensaje que llegó
   *[other] { $count } mensajes que llegaron
  } cuando era demasiado de una vez. Mándame otra vez lo que todavía importe, por favor.
rates-model = El modelo de lenguaje ha trabajado para ti todo lo que puede por ahora; sigue a las { $time }. Lo que puedo hacer sin él sigue como siempre.
progress = Voy por { $done } de { $of }…
service-down = { $reason }
pod-about =
    { $pod ->
        [planner] calendario, recordatorios y tareas
        [finance] gastos y presupuestos
        [family] listas comunes y lo aprendido
       *[other] { $about }
    }
pod-down = Ahora mismo no llego a la parte de mí que se ocupa de esto ({ $about }). Todo lo demás funciona; inténtalo de nuevo en un momento.
pod-unsure = He perdido el contacto con la parte de mí que se ocupa de esto ({ $about }) mientras lo hacía, y no sé si está hecho. Míralo antes de decirlo otra vez.
pod-file-large = Ese archivo ocupa más de { $limit } MB, más de lo que puedo pasar. ¿Puedes enviarlo en partes más pequeñas?
storage-busy = Ahora mismo no puedo usar mis datos, así que no ha cambiado nada. Prueba otra vez dentro de un minuto.
storage-damaged = Ahora mismo no puedo leer mis datos, así que no ha cambiado nada. Alguien con permisos de administración tiene que mirarlo.

## Contenidos que no se leen
unsupported-sticker = ¡Qué bonito! Pero no sé leer stickers. ¿Qué puedo hacer por ti?
unsupported-location = Gracias, pero todavía no sé qué hacer con una ubicación.
unsupported-video = No puedo ver vídeos. ¿Me lo cuentas con palabras?
unsupported-contact = Todavía no puedo guardar contactos. ¿Me cuentas con palabras de qué se trata?
unsupported-poll = No puedo contestar encuestas. ¿Me lo preguntas directamente?
unsupported-voice = No me ha llegado esa grabación. Envíala otra vez o escríbemelo, por favor.
unsupported-photo = En esta imagen no encuentro nada con lo que pueda hacer algo. Un tique lo leo; lo demás, dímelo con palabras.
unsupported-document = No puedo leer ese tipo de archivo. PDF, Word, Excel, textos, correos e imágenes, sí. ¿Me cuentas con palabras lo importante?
unsupported-too-large = El archivo pasa de 20 MB, más de lo que puedo recibir aquí. ¿Me lo mandas en partes más pequeñas? Una grabación, en trozos más cortos.
unsupported-over-budget = Hoy me has mandado todo lo que admito en un día, así que no he guardado esto. Desde mañana vuelvo a admitir archivos y grabaciones; lo que escribes sigue como siempre.
unsupported-disk-full = En casa casi no queda sitio para fotos y archivos, así que no he guardado esto. Los administradores ya lo saben. Envíalo otra vez más tarde o cuéntame con palabras lo importante; los mensajes y recordatorios siguen como siempre.
unsupported-not-fetched = Lo que has mandado no me ha llegado. ¿Me lo mandas otra vez?
unsupported-other = No sé leer ese tipo de mensaje. ¿Me lo cuentas con palabras?

## Personas
stranger = ¡Hola! Solo hablo con mi familia. Si eres de ella, pide un enlace de invitación.
invite-bad = Esa invitación no vale: funciona una sola vez y durante 24 horas. Pide otra, por favor.
joined = ¡Hola, { $name }! Qué bien que estés aquí. Soy el asistente de la familia. Prueba con «¿qué planes hay este fin de semana?» o con /help.
already-member = Ya estás dentro, { $name }. ¿Qué puedo hacer por ti?
ask-in-private = Aquí no, que lo lee todo el mundo. Pregúntamelo en nuestro chat privado.
not-allowed-child = Eso es cosa de mayores. Pregunta a uno de ellos.
not-allowed-guest = Los invitados solo pueden preguntar por lo que la familia les ha abierto.
not-allowed-adult = Para eso hacen falta permisos de administración.
not-allowed-admin = Eso no se puede hacer aquí.
not-allowed-others = Eso es de otra persona; solo lo puede cambiar una persona adulta.
not-allowed-remind-others = Puedes ponerte recordatorios a ti. Para otros, pídeselo a una persona adulta.
not-allowed-chores = Las tareas para otros las reparten los mayores.

## Comandos del menú
command-help = Lo que sé hacer
command-today = Qué hay hoy
command-undo = Deshacer el último cambio
command-reminders = Tus recordatorios
command-shopping = La lista de la compra
command-learned = Lo que he aprendido de vosotros
command-forget = Olvidar de qué hemos hablado aquí
menu-help = ayuda
menu-today = ¿qué tenemos hoy?
menu-undo = deshaz eso
menu-reminders = enséñame mis recordatorios
menu-shopping = enséñame la lista de la compra
menu-learned = ¿qué has aprendido?

## Cuando no está claro
ask-which-reading = No sé muy bien qué quieres decir. ¿Es algo de esto?
read-as = Lo he entendido como: { $reading }. ¿Es así?
ask-who = ¿Quién es { $name }?
undone-ask = Deshecho. ¿Querías decir otra cosa?
button-none = Nada de esto

## Briefs
brief-nothing = Nada previsto.
brief-more = … y { $count } más.

## Recordings
heard = 🎤 entendido: «{ $text }»
button-correct = No dije eso
correct-how = ¿Qué has dicho? Escríbelo o dilo otra vez; basta con la palabra equivocada.
    He entendido: «{ $text }»
aloud = Todavía no hay nada que leer. Pregúntame algo antes.
listening = Estoy escuchando: minuto { $done } de { $of }…
unheard-off = Aquí no puedo escuchar grabaciones: la escucha está desactivada. Escríbemelo, por favor.
unheard-no-sound = En ese archivo no encuentro ningún sonido que conozca. Envía una nota de voz, o un MP3, M4A, OGG o WAV.
unheard-damaged = Esa grabación está dañada y no he oído nada. Envíala otra vez, por favor.
unheard-too-long = Esa grabación es demasiado larga para mí{ $minutes ->
        [0] { "" }
       *[other] { " " }({ $minutes } minutos)
    }: escucho un cuarto de hora como mucho. Envíala en partes más cortas.
unheard-too-large = Esa grabación es demasiado grande para mí ({ $detail }). Envíala en partes más cortas.
unheard-timeout = He tardado demasiado en escucharlo y lo he dejado. Envíalo otra vez o escríbemelo, por favor.
unheard-silence = He escuchado, pero hay silencio. ¿Estaría apagado el micrófono?
unheard-no-speech = He escuchado, pero no he oído hablar a nadie. Dilo otra vez más cerca del micrófono, o escríbemelo.
unheard-no-engine = Aquí todavía no puedo escuchar grabaciones. Quien me administra puede cambiarlo con: { $detail }
unheard-no-model = Me falta con qué oír. Quien me administra puede traerlo con: ingle models pull whisper-base
unheard-fetching = Todavía estoy trayendo aquello con lo que oigo ({ $percent } %). Prueba otra vez dentro de un minuto, o escríbemelo.
unheard-unreachable = El servicio con el que oigo no responde. Prueba otra vez dentro de un minuto, o escríbemelo.

## Grabaciones largas
recording = 🎙 Una grabación de { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
  } en { $language }:
  { $points }
recording-bare = 🎙 Una grabación de { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
  } en { $language }. Lo que se dijo está en el archivo.
recording-point = • { $text }
recording-things = 📌 { $count ->
    [one] Se puede añadir una cosa:
   *[other] Se pueden añadir { $count } cosas:
  }
recording-event = { $n }. 📅 { $title }{ $who_part } – { $when } ({ $said })
recording-reminder = { $n }. ⏰ { $text } – { $due } ({ $said })
recording-todo = { $n }. ☑️ { $text }{ $who_part }{ $day_part } ({ $said })
recording-items = { $n }. 🛒 { $items } ({ $said })
recording-expense = { $n }. 💶 { $money }{ $shop_part }{ $category_part } ({ $said })
recording-more = { $count ->
    [one] Puede que haya una más; en el archivo está todo lo que se dijo.
   *[other] Puede que haya { $count } más; en el archivo está todo lo que se dijo.
  }
button-recording-event = 📅 { $title }
button-recording-reminder = ⏰ { $title }
button-recording-todo = ☑️ { $title }
button-recording-items = 🛒 { $title }
button-recording-expense = 💶 { $title }
button-recording-all = Añadir todo ({ $count })

## Modelos
models-head = Los modelos de esta casa:
models-fast = para entender: { $model }
models-chat = para hablar: { $model }
models-vision = para mirar imágenes: { $model }
models-embed = para buscar: { $model }
models-well = { $name } responde; en su memoria: { $loaded }
models-idle = { $name } responde; no hay nada en su memoria.
models-ill = { $name } no se puede usar ahora: { $reason }
models-how = Descarga otro con /models pull NOMBRE.
models-none = Aquí no hay ningún modelo de lenguaje.
models-admins = De los modelos se ocupan los admins. Pregunta a uno de ellos.
models-fetching = Lo estoy descargando: { $done } de { $of } MB…
models-fetched = { $model } ya está aquí y se puede usar.
models-unknown = No hay ningún modelo llamado { $model }. Los nombres están en ollama.com/library.
models-full = En el disco del servidor de modelos no cabe { $model }. Libera espacio y pídelo otra vez.
models-nobody = Aquí ningún servidor descarga modelos. Instala primero un servidor Ollama.
models-offline = Esta casa está sin conexión, así que no descargo modelos.
models-failed = No he podido descargar { $model }: { $reason }. Pídelo otra vez y seguirá donde se quedó.
models-stopped = Me están deteniendo y { $model } aún no está entero. Pídelo más tarde; seguirá donde se quedó.

# Lo que encontró Prometheus, transmitido por Alertmanager.
alert-help = El remedio está en docs/runbook.md, en «{ $heading }».
alert-house-down = La casa estuvo un rato sin responder.
alert-pod-down = La parte «{ $pod }» no responde.
alert-model-server-down = El servidor de modelos { $backend } no responde.
alert-restarts-again-and-again = Me han iniciado más de dos veces en media hora.
alert-deliveries-fail = Fallan los mensajes por { $channel }: { $count } intentos en media hora.
alert-messages-fail = En un cuarto de hora no pude responder a { $count } mensajes.
alert-messages-slow = Uno de cada veinte mensajes espera más de 20 segundos.
alert-models-busy = { $count } preguntas esperan al modelo de lenguaje.
alert-machine-disk-nearly-full = En el disco de { $mountpoint } queda menos del 5 %.
alert-disk-fills-up = A este ritmo, el disco de la casa estará lleno en cuatro días.
alert-clock-not-kept = El reloj de la máquina ya no se sincroniza.
alert-gpu-hot = La tarjeta gráfica { $card } está a { $celsius } °C.
alert-gpu-memory-full = La memoria de la tarjeta gráfica { $card } está llena.
alert-certificate-ends = El certificado del chat web caduca o no se puede ver.
alert-machine-not-seen = Ya nadie vigila la máquina: node-exporter no responde.
alert-watcher-down = { $job } no responde, así que algo queda sin vigilar.
notice-alert-house-down = 🔔 { alert-house-down } { alert-help }
notice-alert-house-down-well = ✅ Ya está bien: «{ alert-house-down }»
notice-alert-pod-down = 🔔 { alert-pod-down } { alert-help }
notice-alert-pod-down-well = ✅ Ya está bien: «{ alert-pod-down }»
notice-alert-model-server-down = 🔔 { alert-model-server-down } { alert-help }
notice-alert-model-server-down-well = ✅ Ya está bien: «{ alert-model-server-down }»
notice-alert-restarts-again-and-again = 🔔 { alert-restarts-again-and-again } { alert-help }
notice-alert-restarts-again-and-again-well = ✅ Ya está bien: «{ alert-restarts-again-and-again }»
notice-alert-deliveries-fail = 🔔 { alert-deliveries-fail } { alert-help }
notice-alert-deliveries-fail-well = ✅ Ya está bien: «{ alert-deliveries-fail }»
notice-alert-messages-fail = 🔔 { alert-messages-fail } { alert-help }
notice-alert-messages-fail-well = ✅ Ya está bien: «{ alert-messages-fail }»
notice-alert-messages-slow = 🔔 { alert-messages-slow } { alert-help }
notice-alert-messages-slow-well = ✅ Ya está bien: «{ alert-messages-slow }»
notice-alert-models-busy = 🔔 { alert-models-busy } { alert-help }
notice-alert-models-busy-well = ✅ Ya está bien: «{ alert-models-busy }»
notice-alert-machine-disk-nearly-full = 🔔 { alert-machine-disk-nearly-full } { alert-help }
notice-alert-machine-disk-nearly-full-well = ✅ Ya está bien: «{ alert-machine-disk-nearly-full }»
notice-alert-disk-fills-up = 🔔 { alert-disk-fills-up } { alert-help }
notice-alert-disk-fills-up-well = ✅ Ya está bien: «{ alert-disk-fills-up }»
notice-alert-clock-not-kept = 🔔 { alert-clock-not-kept } { alert-help }
notice-alert-clock-not-kept-well = ✅ Ya está bien: «{ alert-clock-not-kept }»
notice-alert-gpu-hot = 🔔 { alert-gpu-hot } { alert-help }
notice-alert-gpu-hot-well = ✅ Ya está bien: «{ alert-gpu-hot }»
notice-alert-gpu-memory-full = 🔔 { alert-gpu-memory-full } { alert-help }
notice-alert-gpu-memory-full-well = ✅ Ya está bien: «{ alert-gpu-memory-full }»
notice-alert-certificate-ends = 🔔 { alert-certificate-ends } { alert-help }
notice-alert-certificate-ends-well = ✅ Ya está bien: «{ alert-certificate-ends }»
notice-alert-machine-not-seen = 🔔 { alert-machine-not-seen } { alert-help }
notice-alert-machine-not-seen-well = ✅ Ya está bien: «{ alert-machine-not-seen }»
notice-alert-watcher-down = 🔔 { alert-watcher-down } { alert-help }
notice-alert-watcher-down-well = ✅ Ya está bien: «{ alert-watcher-down }»
notice-alert = 🔔 { $alert }: { $summary }. { alert-help }
notice-alert-well = ✅ Ya está bien: «{ $alert }: { $summary }»

## How the house is
command-status = Cómo está la casa
status-well = Todo está bien.
status-look =
    { $count ->
        [one] Hay una cosa que mirar.
       *[other] Hay { $count } cosas que mirar.
    }
status-broken =
    { $count ->
        [one] Hay una cosa que no funciona.
       *[other] Hay { $count } cosas que no funcionan.
    }
status-others-well = Estoy bien, todo funciona.
status-others-ill = Se está arreglando algo. Lo que me dices queda guardado.
status-more = Y { $count } más: la página «{ $page }» lo tiene todo.
status-line = { $mark } { $part }: { $sentence }
status-part-house = La casa
status-part-messages = Mensajes
status-part-pods = Los pods
status-part-outbox = Lo que digo por mi cuenta
status-part-models = Modelo de lenguaje
status-part-voice = Oír y hablar
status-part-reading = Leer imágenes
status-part-records = Datos
status-part-disk = Disco
status-part-snapshots = Copias
status-part-store = Guardadas aparte
status-part-drill = Ensayo de restauración
status-part-telegram = Chat en Telegram
status-part-calendars = Otros calendarios
status-part-notices = Lo que he avisado
status-part-offline = Sin internet
status-part-rights = Permisos de archivos
status-house = Inglenook { $version }, arrancó { $since }.
status-messages-none = Nadie ha escrito en las últimas 24 horas.
status-messages =
    { $count ->
        [one] Un mensaje
       *[other] { $count } mensajes
    } en 24 horas; la mitad respondidos en { $median }, casi todos en { $most }.
status-messages-failed =
    { $failed ->
        [one] Uno de { $count } mensajes se quedó
       *[other] { $failed } de { $count } mensajes se quedaron
    } sin respuesta en 24 horas.
status-messages-failed-todo = Busca «could not be answered» en el registro.
status-messages-slow-todo = El runbook tiene «Answers are slow».
status-pods =
    { $count ->
        [one] El único pod responde.
       *[other] Los { $count } pods responden.
    }
status-pods-down =
    { $count ->
        [one] { $names } no responde.
       *[other] { $names } no responden.
    }
status-pods-todo = Arranca de nuevo su proceso; el runbook tiene «A pod is down».
status-outbox =
    { $waiting ->
        [0] Nada espera a ser dicho.
        [one] Una cosa espera su hora.
       *[other] { $waiting } cosas esperan su hora.
    } { $given_up ->
        [0] {""}
        [one] Una se dio por perdida hasta ahora.
       *[other] { $given_up } se dieron por perdidas hasta ahora.
    }
status-outbox-late = Algo que debía decirse espera desde hace { $age }.
status-outbox-todo = El runbook tiene «A reminder did not come».
status-models-none = La casa funciona sin él, como está configurado.
status-models =
    { $model } está listo{ $queue ->
        [0] .
        [one] ; una pregunta espera.
       *[other] ; { $queue } preguntas esperan.
    }
status-models-loading = { $model } se está cargando.
status-models-fetching = Se está descargando { $model }: { $percent } %. El chat funciona mientras tanto.
status-models-failed = { $model } no se puede usar: { $reason }.
status-models-servers = { $count } de { $of } servidores de modelos no se pueden usar: { $names }.
status-models-todo = /models dice más; el runbook tiene «A model server is down».
status-voice-off = Desactivado.
status-voice = Se escuchan notas de voz y se leen respuestas.
status-voice-fetching = Se descarga lo que oye y habla: { $percent } %.
status-voice-failed = No se pudo obtener lo que oye y habla: { $reason }.
status-voice-todo = `ingle check` dice qué falta.
status-voice-down = El servicio de voz no responde.
status-service-todo = Arranca de nuevo ese servicio y mira su registro.
status-reading = Se pueden leer recibos y papeles escaneados.
status-reading-down = El servicio de lectura no responde.
status-reading-missing = { $engine } no está instalado, así que no se lee ninguna imagen.
status-reading-todo = Instálalo o indica un servicio de lectura en INGLE_OCR.
status-records = Al arrancar, cada base de datos estaba como la dejé.
status-records-back = { $what }: dañado, visto { $at }; en su lugar hay una copia, y falta lo que se escribió después de ella.
status-records-whole = { $what }: dañado, visto { $at }; en su lugar hay una copia, y no falta nada.
status-records-todo = El chat de los administradores dice desde cuándo y hasta cuándo; el runbook tiene «A damaged database».
status-disk = Quedan { $free } libres de { $total }.
status-disk-full = Solo quedan { $free } de { $total }; de momento no acepto fotos ni papeles.
status-disk-todo = Libera espacio; el runbook tiene «The disk is full».
status-snapshots-none = Todavía no hay ninguna.
status-snapshots = La última se hizo { $at }: { $rows } entradas, { $files } archivos.
status-snapshots-old = La última se hizo { $at }.
status-snapshots-failed = El último intento falló ({ $reason }); la última se hizo { $at }.
status-snapshots-todo = Haz una con `ingle backup now`; dice qué falla.
status-store-off = Las copias se quedan en su carpeta, como está configurado.
status-store-none = Allí todavía no hay ninguna copia.
status-store = La última copia llegó allí { $at }.
status-store-old = La última copia llegó allí { $at }, hace demasiado.
status-store-failed = La última copia no llegó allí: { $reason }.
status-store-todo = Inténtalo con `ingle backup now`.
status-drill-none = Todavía ninguno; cada mes hay uno por sí solo.
status-drill = Se restauró una copia de prueba { $at } y estaba todo.
status-drill-failed = El último falló: { failure-cause }.
status-drill-todo = Repítelo con `ingle backup drill`.
status-telegram-off = Sin configurar; el chat web está abierto.
status-telegram-connecting = Conectando.
status-telegram = Respondió por última vez { $at }.
status-telegram-silent = No llega nada desde hace { $age }.
status-telegram-never = No ha respondido desde el arranque.
status-telegram-todo = El runbook tiene «Telegram cannot be reached».
status-calendars-none = No hay ninguno conectado.
status-calendars-waiting =
    { $count ->
        [one] Uno está a punto de sincronizarse.
       *[other] { $count } están a punto de sincronizarse.
    }
status-calendars =
    { $count ->
        [one] Uno al día, mirado { $at }.
       *[other] { $count } al día, mirados { $at }.
    }
status-calendars-failed =
    { $count ->
        [one] Uno no está al día.
       *[other] { $count } no están al día.
    }
status-calendars-todo = Pregúntame «¿están al día los calendarios?»; sé por qué.
status-calendars-held =
    { $count ->
        [one] Una cosa ya no está allí y se queda aquí hasta que alguien decida.
       *[other] { $count } cosas ya no están allí y se quedan aquí hasta que alguien decida.
    }
status-calendars-held-todo = Pulsa un botón bajo mi pregunta.
status-notices-none = No hay nada pendiente.
status-notices =
    { $count ->
        [one] Una cosa aún no está resuelta.
       *[other] { $count } cosas aún no están resueltas.
    }
status-notices-todo = El chat de los admins dice qué hacer.
status-offline =
    { $count ->
        [0] Nada ha intentado salir a internet.
        [one] Se rechazó una conexión desde el arranque.
       *[other] Se rechazaron { $count } conexiones desde el arranque.
    }
status-rights = Lo secreto solo lo puede leer su dueño.
status-rights-open = Otros en esta máquina pueden leer { $path }.
status-rights-todo = Ejecuta `chmod 600` sobre él.
status-hangs = No responde en { $seconds }.
status-hangs-todo = Mira el registro; reiniciar ayuda si un disco o un servicio se cuelga.
status-not-looked = No se pudo mirar.
status-not-looked-todo = El registro dice por qué.
status-now = ahora mismo
status-title = ¿Cómo está la casa?
status-hours = Mensajes por hora
status-latency = Segundos hasta la respuesta
status-word-done = hechos
status-word-refused = rechazados
status-word-failed = fallidos
status-word-median = la mitad
status-word-most = casi todos
status-word-media = fotos y audios
status-word-papers = papeles
status-word-models = modelos
status-word-snapshots = copias
status-word-rest = el resto de la casa
status-word-others = otros
status-word-free = libre
