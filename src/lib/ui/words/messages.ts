/**
 * What errors and refusals of `survey/`, `transport/` and the mailbox say, in Spanish.
 *
 * The English sentence stands where it is thrown, and here is its key; a gap is named in braces, and
 * has that name on both sides. `test/ui/words/messages.test.ts` reads the sources and names what is
 * missing here, and what nothing says any more.
 * @module
 */
export const MESSAGES: Readonly<Record<string, string>> = {
	// Texts, links and the survey in them.
	'This is not text in UTF-8: it was damaged on its way.':
		'Esto no es un texto en UTF-8: se dañó en el camino.',
	'This is not base64url: a character is missing, was changed, or was added.':
		'Esto no es base64url: falta, se cambió o se añadió un carácter.',
	'A part of this page did not load. Check the network, then load the page again.':
		'Una parte de esta página no se cargó. Compruebe la red y vuelva a cargar la página.',
	'This browser has no secure random source, so nothing can be sealed here. Use a current browser.':
		'Este navegador no tiene una fuente segura de azar, así que aquí no se puede sellar nada. Use un navegador actual.',
	'This survey is too long for a link. Shorten its texts, or send it as a file.':
		'Esta encuesta es demasiado larga para un enlace. Acorte sus textos o envíela como archivo.',
	'This is too long to be {thing}.': 'Esto es demasiado largo para ser {thing}.',
	'This is nested too deeply to be {thing}.': 'Esto tiene demasiados niveles para ser {thing}.',
	'This is not {thing}: it is not whole JSON. Ask for it again.':
		'Esto no es {thing}: no es un JSON entero. Pida el archivo otra vez.',
	'The checksum differs.': 'La suma de comprobación no coincide.',
	'This link is too long to be a survey’s.':
		'Este enlace es demasiado largo para ser el de una encuesta.',
	'This link was made by a newer version of this site. Reload the page; if that does not help, ask for the survey as a file.':
		'Este enlace se hizo con una versión más nueva de este sitio. Recargue la página; si no sirve, pida la encuesta como archivo.',
	'This link unpacks to more than any survey holds, so it is refused.':
		'Este enlace contiene más de lo que cabe en una encuesta, así que se rechaza.',
	'This link is not whole: a part of it was cut off or changed on its way. Copy it again, to its very end, or ask for it again.':
		'Este enlace no está entero: una parte se cortó o cambió en el camino. Cópielo otra vez hasta el final, o pídalo de nuevo.',
	'The mailbox does not hold this survey: it is not open yet, or was deleted. Try again later, or ask your facilitator for the whole link.':
		'El buzón no tiene esta encuesta: todavía no está abierta, o se borró. Pruebe más tarde o pida a quien facilita el enlace completo.',
	'The mailbox gave another survey than the one that this link names, so it is not shown. Tell your facilitator.':
		'El buzón dio otra encuesta que la que nombra este enlace, así que no se muestra. Dígaselo a quien facilita.',
	'This is not a whole receipt.': 'Esto no es un recibo completo.',

	// The survey itself: what is wrong, and where.
	'The survey’s {where} should be a group of named fields.':
		'En la encuesta, {where}: debe ser un grupo de campos con nombre.',
	'The survey’s {where} has a field “{name}” that is not known here. Check its spelling, or update this site: a newer one may know it.':
		'En la encuesta, {where}: tiene un campo «{name}» que aquí no se conoce. Revise cómo está escrito o actualice este sitio: una versión más nueva puede conocerlo.',
	'The survey’s {where} lacks the field “{name}”.':
		'En la encuesta, {where}: falta el campo «{name}».',
	'The survey’s {where} should be a list.': 'En la encuesta, {where}: debe ser una lista.',
	'The survey’s {where} should have {least} to {most} entries; it has {count}.':
		'En la encuesta, {where}: debe tener de {least} a {most} elementos; tiene {count}.',
	'The survey’s {where} should be a whole number from {least} to {most}.':
		'En la encuesta, {where}: debe ser un número entero de {least} a {most}.',
	'The survey’s {where} should be a text.': 'En la encuesta, {where}: debe ser un texto.',
	'The survey’s {where} is longer than {most} characters.':
		'En la encuesta, {where}: tiene más de {most} caracteres.',
	'The survey’s {where} holds half a character. Type it again.':
		'En la encuesta, {where}: contiene medio carácter. Escríbalo otra vez.',
	'The survey’s {where} should be a text in at least one language.':
		'En la encuesta, {where}: debe ser un texto en al menos un idioma.',
	'The survey’s {where} should be lower-case letters, digits and hyphens, beginning with a letter.':
		'En la encuesta, {where}: deben ser letras minúsculas, cifras y guiones, empezando por una letra.',
	'The survey’s {where} should be a day, as in 2016-06-10.':
		'En la encuesta, {where}: debe ser un día, como 2016-06-10.',
	'The survey’s {where} should be “agreement” or “amount”.':
		'En la encuesta, {where}: debe ser «agreement» o «amount».',
	'The survey’s {where} names “{id}”, which is not an earlier question. Move that one up, or correct the name.':
		'En la encuesta, {where}: nombra «{id}», que no es una pregunta anterior. Suba aquella pregunta o corrija el nombre.',
	'The survey’s {where} names “{id}”, whose answers cannot be a condition. Use a scale, a choice or a number.':
		'En la encuesta, {where}: nombra «{id}», cuyas respuestas no pueden ser una condición. Use una escala, una elección o un número.',
	'The survey’s {where} should have a type, one of: {types}.':
		'En la encuesta, {where}: debe tener un tipo (type), uno de estos: {types}.',
	'The survey’s {where} should rise from each to the next.':
		'En la encuesta, {where}: cada número debe ser mayor que el anterior.',
	'The survey’s {where} use the id “{id}” twice. Give each its own.':
		'En la encuesta, {where}: usan dos veces el identificador «{id}». Dé a cada uno el suyo.',
	'The survey’s {where} should be an address that begins with https://.':
		'En la encuesta, {where}: debe ser una dirección que empiece con https://.',
	'The survey’s {where} should hold no user name, password or “#”.':
		'En la encuesta, {where}: no debe contener nombre de usuario, contraseña ni «#».',
	'The survey’s {where} should name exactly one way: mailbox, form or file.':
		'En la encuesta, {where}: debe nombrar exactamente un medio: buzón (mailbox), formulario (form) o archivo (file).',
	'The survey’s {where} should be “true”.': 'En la encuesta, {where}: debe ser «true».',
	'The survey’s {where} hold {count} questions; {most} is the most.':
		'En la encuesta, {where}: contienen {count} preguntas; el máximo es {most}.',
	'The survey’s {where} are too long together: the answers would take {length} bytes of {most}. Lower the longest maxLength.':
		'En la encuesta, {where}: son demasiado largos en conjunto; las respuestas ocuparían {length} bytes de {most}. Reduzca el largo máximo (maxLength) mayor.',
	'The survey’s {where} should be “{role}”.': 'En la encuesta, {where}: debe ser «{role}».',
	'The survey’s {where} have the same key. Two people need a key each.':
		'En la encuesta, {where}: tienen la misma clave. Dos personas necesitan una clave cada una.',
	'The survey’s {where} has the wrong length. Make the survey again.':
		'En la encuesta, {where}: no tiene el largo que debe. Haga la encuesta otra vez.',
	'The survey’s {where} should be “peer-survey”: this is something else.':
		'En la encuesta, {where}: debe ser «peer-survey»; esto es otra cosa.',
	'The survey’s {where} is not known here. Update this site, then open it again.':
		'En la encuesta, {where}: aquí no se conoce. Actualice este sitio y ábrala otra vez.',
	'The survey’s {where} is missing: with two keyholders there must be one. Make the survey again.':
		'En la encuesta, {where}: falta, y con dos custodios debe haber una. Haga la encuesta otra vez.',
	'The survey’s {where} is of no use with one keyholder. Take it out, or name a steward.':
		'En la encuesta, {where}: no sirve con un solo custodio. Quítela o nombre al segundo.',
	'The survey’s {where} is before its first day.':
		'En la encuesta, {where}: es anterior al primer día.',
	'The survey’s {where} are too many for two keyholders: an envelope would take {length} bytes of {most}. Ask less, lower the longest maxLength, or choose one keyholder.':
		'En la encuesta, {where}: son demasiadas para dos custodios; un sobre ocuparía {length} bytes de {most}. Pregunte menos, reduzca el largo máximo (maxLength) mayor o elija un solo custodio.',
	'A template’s order should be a whole number: where it stands in the list.':
		'El orden (order) de una plantilla debe ser un número entero: su lugar en la lista.',

	// Drafts.
	'This is not a draft of a survey.': 'Esto no es el borrador de una encuesta.',
	'This draft was made by a newer version of this site. Reload the page, then open it again.':
		'Este borrador se hizo con una versión más nueva de este sitio. Recargue la página y ábralo otra vez.',
	'This draft is damaged: a part of it is missing or was changed.':
		'Este borrador está dañado: una parte falta o se cambió.',

	// Keys, key files and recovery words.
	'A public key begins with “{prefix}”. Copy it again, whole.':
		'Una clave pública empieza con «{prefix}». Cópiela otra vez, entera.',
	'This public key has the wrong length. Copy it again, whole.':
		'Esta clave pública no tiene el largo que debe. Cópiela otra vez, entera.',
	'This public key has a typing error in it. Copy it again, whole.':
		'Esta clave pública tiene un error de escritura. Cópiela otra vez, entera.',
	'This public key protects nothing: whoever made it did not use this software. Ask for another.':
		'Esta clave pública no protege nada: quien la hizo no usó este programa. Pida otra.',
	'It was made with a key that protects nothing, so it is refused.':
		'Se hizo con una clave que no protege nada, así que se rechaza.',
	'This file is too long to be a key file. Choose the file that ends in .key.json.':
		'Este archivo es demasiado largo para ser un archivo de clave. Elija el que termina en .key.json.',
	'This is not a key file: it is not JSON. Choose the file that ends in .key.json.':
		'Esto no es un archivo de clave: no es JSON. Elija el que termina en .key.json.',
	'This is not a key file. Choose the file that ends in .key.json.':
		'Esto no es un archivo de clave. Elija el que termina en .key.json.',
	'This key file is of a version that is not known here. Update this site, then try again.':
		'Este archivo de clave es de una versión que aquí no se conoce. Actualice este sitio y pruebe otra vez.',
	'This key file asks for an unreasonable amount of work to unlock it: it was not made by this software, or was altered. Use your recovery words instead.':
		'Este archivo de clave pide un trabajo desmedido para desbloquearlo: no lo hizo este programa, o fue alterado. Use sus palabras de recuperación.',
	'This key file is damaged. Use a copy of it, or your recovery words.':
		'Este archivo de clave está dañado. Use una copia o sus palabras de recuperación.',
	'This is not a text.': 'Esto no es un texto.',
	'This has {count} bytes.': 'Esto tiene {count} bytes.',
	'The passphrase does not open this key file. Check capitals and spaces, or use your recovery words.':
		'La frase de contraseña no abre este archivo de clave. Revise mayúsculas y espacios, o use sus palabras de recuperación.',
	'This key file names another public key than the one inside it: it was altered.':
		'Este archivo de clave nombra otra clave pública que la que contiene: fue alterado.',
	'Word {number} is not one of the words that recovery pages use. Look for a letter that was misread.':
		'La palabra {number} no es una de las que se usan en las hojas de recuperación. Busque una letra mal leída.',
	'There are {wanted} recovery words; these are {count}.':
		'Las palabras de recuperación son {wanted}; estas son {count}.',
	'All are words of the list, but they do not belong together: one was mistaken for another, or two changed places.':
		'Todas son palabras de la lista, pero no van juntas: una se confundió con otra, o dos cambiaron de lugar.',

	// Envelopes: why one is left out.
	'It was altered on its way, or is sealed to another key.':
		'Se alteró en el camino, o está sellado con otra clave.',
	'Its content was moved here from another survey, response or keyholder.':
		'Su contenido se trajo aquí de otra encuesta, otra respuesta u otro custodio.',
	'It is too long to be an envelope.': 'Es demasiado largo para ser un sobre.',
	'It is too short to be an envelope: its end is missing.':
		'Es demasiado corto para ser un sobre: le falta el final.',
	'It is an envelope of a version that is not known here. Update this site, then open it again.':
		'Es un sobre de una versión que aquí no se conoce. Actualice este sitio y ábralo otra vez.',
	'It does not begin with “{prefix}”, so it is no envelope.':
		'No empieza con «{prefix}», así que no es un sobre.',
	'It answers another survey, or another version of this one.':
		'Responde a otra encuesta, o a otra versión de esta.',
	'It has {count} bytes; an envelope of this survey has {wanted}. A part is missing or was added.':
		'Tiene {count} bytes; un sobre de esta encuesta tiene {wanted}. Falta o sobra una parte.',
	'Its content has the wrong length for this survey.':
		'Su contenido no tiene el largo que corresponde a esta encuesta.',
	'It answers “{id}”, a question that was not asked.':
		'Responde a «{id}», una pregunta que no se hizo.',
	'It holds an answer to “{id}” that the question does not offer.':
		'Contiene una respuesta a «{id}» que la pregunta no ofrece.',
	'It holds an answer to “{id}” that is not text in UTF-8.':
		'Contiene una respuesta a «{id}» que no es texto en UTF-8.',
	'{count} more were refused.': 'Además, no se aceptaron {count} más.',

	// Files, exports and pasted text.
	'It is cut off: {count} of {whole} characters are left. Ask for it again.':
		'Está cortado: quedan {count} de {whole} caracteres. Pídalo otra vez.',
	'It is cut off: {count} characters are left. Ask for it again.':
		'Está cortado: quedan {count} caracteres. Pídalo otra vez.',
	'It is longer than an envelope: something was added to it. Ask for it again.':
		'Es más largo que un sobre: se le añadió algo. Pídalo otra vez.',
	'It is damaged: a character is missing, was changed or was added. Ask for it again.':
		'Está dañado: falta, se cambió o se añadió un carácter. Pídalo otra vez.',
	'It is empty. Export the answers again.': 'Está vacío. Exporte las respuestas otra vez.',
	'No envelope is in it.': 'No contiene ningún sobre.',
	'{reason} It is a web page, perhaps one that asks to sign in. Open the address in a browser, export the answers as CSV, and use that file.':
		'{reason} Es una página web, quizás una que pide iniciar sesión. Abra la dirección en un navegador, exporte las respuestas como CSV y use ese archivo.',
	'{reason} It is a message between programs (JSON), perhaps one that tells of an error. Export the answers as CSV, and use that file.':
		'{reason} Es un mensaje entre programas (JSON), quizás el aviso de un error. Exporte las respuestas como CSV y use ese archivo.',
	'{reason} An envelope begins with {prefix}; check that this is the right file, and that the export has that column.':
		'{reason} Un sobre empieza con {prefix}; compruebe que este es el archivo correcto y que la exportación tiene esa columna.',
	'{reason} It is packed (a ZIP archive, or a spreadsheet such as .xlsx). Unpack it, or save it as CSV, and use that file.':
		'{reason} Está comprimido (un archivo ZIP, o una hoja de cálculo como .xlsx). Descomprímalo o guárdelo como CSV y use ese archivo.',
	'{reason} It is a PDF. Export the answers as CSV, and use that file.':
		'{reason} Es un PDF. Exporte las respuestas como CSV y use ese archivo.',

	// A form service.
	'The form’s site cannot be reached. Check the network, then try again.':
		'No se llega al sitio del formulario. Revise la red y pruebe otra vez.',
	'The form’s site refused with status {status}. Check that the form is open and public, then try again.':
		'El sitio del formulario no lo aceptó (estado {status}). Compruebe que el formulario está abierto y es público, y pruebe otra vez.',

	// A mailbox: that it cannot be asked, and what it answers.
	'The mailbox could not be asked: its address answered with status {status}. Check the address, then try again.':
		'No se pudo preguntar al buzón: su dirección respondió con el estado {status}. Revise la dirección y pruebe otra vez.',
	'The mailbox cannot be reached. Check the network, then try again.':
		'No se llega al buzón. Revise la red y pruebe otra vez.',
	'The mailbox broke off before the end. Fetch the envelopes again.':
		'El buzón se interrumpió antes del final. Traiga los sobres otra vez.',
	'It is not an envelope. Check the mailbox’s address.':
		'No es un sobre. Revise la dirección del buzón.',
	'The challenge is unknown, used, or older than two minutes. Ask for a new one and sign again.':
		'La solicitud de firma no se conoce, ya se usó o tiene más de dos minutos. Pruebe otra vez.',
	'Too many signed requests at once. Try again in two minutes.':
		'Demasiadas solicitudes firmadas a la vez. Pruebe otra vez en dos minutos.',
	'This is too large. Send at most {most} bytes.':
		'Esto es demasiado grande. Envíe como máximo {most} bytes.',
	'This address names no survey. Check the link for a missing character.':
		'Esta dirección no nombra ninguna encuesta. Revise si falta un carácter en el enlace.',
	'There is no message of this name. They are request, approval and ledger.':
		'No hay ningún mensaje con este nombre. Son la petición (request), la aprobación (approval) y el registro (ledger).',
	'This is not an envelope: it does not begin with {prefix}. Send its text form and nothing else.':
		'Esto no es un sobre: no empieza con {prefix}. Envíe su forma de texto y nada más.',
	'This envelope was damaged on its way: it is not canonical base64url. Send it again.':
		'Este sobre se dañó en el camino: no es base64url canónico. Envíelo otra vez.',
	'This envelope is of a version that this mailbox does not know. Reload the page and send it again.':
		'Este sobre es de una versión que este buzón no conoce. Recargue la página y envíelo otra vez.',
	'This envelope belongs to another survey. Send it to that one’s mailbox.':
		'Este sobre es de otra encuesta. Envíelo al buzón de aquella.',
	'This envelope has {count} bytes; every one of this survey has {wanted}. Reload the page and send it again.':
		'Este sobre tiene {count} bytes; los de esta encuesta tienen {wanted}. Recargue la página y envíelo otra vez.',
	'There is no mailbox for this survey here. Check the link, or ask the facilitator to open one.':
		'Aquí no hay ningún buzón para esta encuesta. Revise el enlace o pida a quien facilita que abra uno.',
	'The envelopes of this survey were deleted, as was announced.':
		'Los sobres de esta encuesta se borraron, como estaba anunciado.',
	'Only a keyholder may do this, with a signature over a fresh challenge. Unlock your key first.':
		'Solo quien tiene una clave puede hacer esto, con su firma. Desbloquee primero su clave.',
	'This message does not say in its header what it will be. Load the page again, then try again.':
		'Este mensaje no dice en su cabecera qué contendrá. Recargue la página y pruebe otra vez.',
	'It was stopped while it was sent, so it may have arrived all the same.':
		'Se detuvo mientras se enviaba, así que puede haber llegado de todos modos.',
	'This message was damaged on its way. Send it again.':
		'Este mensaje se dañó en el camino. Envíelo otra vez.',
	'This signature is not of the key that may do this, or not for this request to {host}. Unlock the right key; behind a proxy, pass the Host header on.':
		'Esta firma no es de la clave que puede hacer esto, o no es para esta solicitud a {host}. Desbloquee la clave correcta; detrás de un proxy, transmita la cabecera Host.',
	'The mailbox is taking in other messages, each as large as this may be. Try again in half a minute.':
		'El buzón está recibiendo otros mensajes, cada uno tan grande como puede ser este. Pruebe dentro de medio minuto.',
	'The mailbox is busy. Try again in a few seconds.':
		'El buzón está ocupado. Pruebe otra vez en unos segundos.',
	'This is not JSON. Send the registration as a JSON object.':
		'Esto no es JSON. Envíe la inscripción como un objeto JSON.',
	'This mailbox opens only for the facilitators that its site names. Ask the site’s editor to add your public key.':
		'Este buzón se abre solo para los facilitadores que nombra su sitio. Pida a quien edita el sitio que añada su clave pública.',
	'This mailbox holds as many surveys as it may. Delete old ones first.':
		'Este buzón ya guarda todas las encuestas que puede. Borre antes algunas viejas.',
	'This survey was deleted. Make a new one.': 'Esta encuesta se borró. Haga una nueva.',
	'There is a mailbox for this survey with another key, length or dates. It stays as it is; make a new survey.':
		'Ya hay un buzón para esta encuesta con otra clave, otro largo u otras fechas. Se queda como está; haga una encuesta nueva.',
	'This mailbox was not given the survey itself. Use the long link.':
		'Este buzón no recibió la encuesta misma. Use el enlace largo.',
	'This survey opens on {day}. Keep the envelope and send it then.':
		'Esta encuesta se abre el {day}. Guarde el sobre y envíelo entonces.',
	'This survey is closed and takes no more answers.':
		'Esta encuesta está cerrada y ya no recibe respuestas.',
	'This survey’s mailbox holds as many envelopes as it may. Tell the facilitator; keep the envelope.':
		'El buzón de esta encuesta ya guarda todos los sobres que puede. Dígaselo a quien facilita y guarde el sobre.',
	'This is not a receipt: it has 64 digits and letters from a to f.':
		'Esto no es un recibo: tiene 64 cifras y letras de la a a la f.',
	'A mailbox has nothing at this address. Check it for a missing part.':
		'Un buzón no tiene nada en esta dirección. Revise si le falta una parte.',
	'The mailbox’s disk is full. Nothing was lost. Keep the envelope; try later.':
		'El disco del buzón está lleno. No se perdió nada. Guarde el sobre y pruebe más tarde.',
	'The mailbox has a fault and did not do this. Try again in a minute.':
		'El buzón tiene un fallo y no hizo esto. Pruebe otra vez en un minuto.',
	'"{name}" is not a day. Write it as YYYY-MM-DD.':
		'«{name}» no es un día. Escríbalo como AAAA-MM-DD.',
	'"definition" is not a text of at most {most} characters. Leave it out, or shorten the survey.':
		'«definition» no es un texto de {most} caracteres como máximo. Quítelo o acorte la encuesta.',
	'The definition is not the one that this survey is named by. Send it in canonical form, unchanged.':
		'La definición no es la que da nombre a esta encuesta. Envíela en forma canónica, sin cambios.',
	'This is not a registration. Send a JSON object.':
		'Esto no es una inscripción. Envíe un objeto JSON.',
	'There is an unknown field. The fields are {names}.':
		'Hay un campo desconocido. Los campos son {names}.',
	'"envelopeLength" is not a whole number from {least} to {most}.':
		'«envelopeLength» no es un número entero de {least} a {most}.',
	'The days are out of order. It opens, then closes, then is deleted.':
		'Los días no están en orden. Primero se abre, luego se cierra y después se borra.',
	'The list of surveys is not a list.': 'La lista de encuestas no es una lista.',
	'A listed survey has no id of 16 bytes in base64url.':
		'Una encuesta de la lista no tiene un identificador de 16 bytes en base64url.',
	'The signing key is not a key. Copy it again, whole.':
		'La clave de firma no es una clave. Cópiela otra vez, entera.',
	'The public key has a typing error. Copy it again, whole.':
		'La clave pública tiene un error de escritura. Cópiela otra vez, entera.',
	'Anyone could sign for this signing key. Make a new key.':
		'Cualquiera podría firmar por esta clave de firma. Haga una clave nueva.',

	// Opening: the wrong key, and what passes between two keyholders.
	'This survey is sealed to another key than the one that is unlocked. Unlock the key that it was made with.':
		'Esta encuesta está sellada con otra clave que la desbloqueada. Desbloquee la clave con que se hizo.',
	'This survey has two keyholders, and nobody alone can open it. Make a request, send it to the steward, and open with the approval that comes back.':
		'Esta encuesta tiene dos custodios, y nadie puede abrirla a solas. Haga una petición, envíela al custodio y abra con la aprobación que reciba.',
	'This survey has one keyholder, who opens it without a steward.':
		'Esta encuesta tiene una sola clave, y se abre sin custodio.',
	'This survey is sealed to other keys than the one that is unlocked. Unlock the key that it names.':
		'Esta encuesta está sellada con otras claves que la desbloqueada. Desbloquee la clave que nombra.',
	'The survey holds no verify key for this keyholder: it was altered, or made wrongly. Nothing sealed for it can be opened; make the survey again.':
		'La encuesta no contiene la clave de comprobación de este custodio: fue alterada, o se hizo mal. Nada de lo sellado para ella puede abrirse; haga la encuesta otra vez.',
	'There are {count} responses; {most} can be opened together. Ask for help: this survey is larger than this software was made for.':
		'Hay {count} respuestas; pueden abrirse {most} a la vez. Pida ayuda: esta encuesta es mayor de lo que prevé este programa.',
	'It bears the name of another response.': 'Lleva el nombre de otra respuesta.',
	'A part of it was changed on its way.': 'Una parte se cambió en el camino.',
	'It was moved here from another survey or question.':
		'Se trajo aquí de otra encuesta u otra pregunta.',
	'It was altered on its way.': 'Se alteró en el camino.',
	'It was altered on its way, or was put together from parts of others.':
		'Se alteró en el camino, o se compuso con partes de otros.',
	'The other keyholder’s half of it cannot be opened: it was altered, or put together wrongly.':
		'La mitad del otro custodio no puede abrirse: fue alterada, o se compuso mal.',
	'Its proof does not hold: it is not one response as this survey takes them.':
		'Su prueba no se sostiene: no es una respuesta como las que admite esta encuesta.',
	'It is a second one in the name of a response that is counted already.':
		'Es otro con el nombre de una respuesta que ya se contó.',
	'A text is left out. {reason}': 'Un texto queda fuera. {reason}',
	'This message is not whole: its end is missing. Ask for the file again.':
		'Este mensaje no está entero: le falta el final. Pida otra vez el archivo.',
	'This message is damaged. Ask for the file again.':
		'Este mensaje está dañado. Pida otra vez el archivo.',
	'This message is damaged.': 'Este mensaje está dañado.',
	'This message was altered on its way, or is sealed to another key. Unlock the key that the survey names, or ask for the file again.':
		'Este mensaje se alteró en el camino, o está sellado con otra clave. Desbloquee la clave que nombra la encuesta o pida otra vez el archivo.',
	'This message is not signed by the other keyholder of this survey. Ask them whether they sent it.':
		'Este mensaje no lleva la firma del otro custodio de esta encuesta. Pregúntele si lo envió.',
	'This message is about another survey, or another version of this one.':
		'Este mensaje trata de otra encuesta, o de otra versión de esta.',
	'This is not {thing}. Choose the file that ends in .{ending}.':
		'Esto no es {thing}. Elija el archivo que termina en .{ending}.',
	'This is {thing}, where {wantedThing} is needed. Choose the file that ends in .{ending}.':
		'Esto es {thing}, y se necesita {wantedThing}. Elija el archivo que termina en .{ending}.',
	'Only the steward approves. Unlock the steward’s key.':
		'Solo el custodio aprueba. Desbloquee la clave del custodio.',
	'This request names one response twice, so it is refused. Ask the facilitator for another, made with current software.':
		'Esta petición nombra dos veces la misma respuesta, así que se rechaza. Pida otra a quien facilita, hecha con el programa actual.',
	'This approval is damaged. Ask the steward for the file again.':
		'Esta aprobación está dañada. Pida otra vez el archivo al custodio.',
	'This approval does not fit the responses, so it is refused and nothing is shown: the steward’s software altered it, or is faulty. Ask the steward to approve again.':
		'Esta aprobación no encaja con las respuestas, así que se rechaza y no se muestra nada: el programa del custodio la alteró o tiene un fallo. Pida al custodio que apruebe otra vez.',
	'This approval answers another request. Choose the one that came last, or ask for it again.':
		'Esta aprobación responde a otra petición. Elija la que llegó la última, o pídala otra vez.',
	'Of the {asked} responses that were asked for, {count} are here. Add the files that the request was made from.':
		'De las {asked} respuestas pedidas, aquí hay {count}. Añada los archivos con que se hizo la petición.',
	'This ledger is damaged. Use another copy of it.': 'Este registro está dañado. Use otra copia.',

	// Results.
	'This release is damaged. Ask its facilitator for the file again.':
		'Esta publicación está dañada. Pida otra vez el archivo a quien la facilita.',
	'The steward of this survey did not approve this release. Ask the facilitator for the file again.':
		'El custodio de esta encuesta no aprobó esta publicación. Pida otra vez el archivo a quien facilita.',
	'This file is too long to be a release.':
		'Este archivo es demasiado largo para ser una publicación.',
	'This is not a release. Choose the file that ends in .release.json.':
		'Esto no es una publicación. Elija el archivo que termina en .release.json.',
	'This release is of a version that is not known here. Update this site, then open it again.':
		'Esta publicación es de una versión que aquí no se conoce. Actualice este sitio y ábrala otra vez.',
	'This release was altered after its facilitator signed it. Ask for the file again.':
		'Esta publicación se cambió después de firmarse. Pida otra vez el archivo.',
	'These results are too long for a link. Send the release as a file, or put it on the site.':
		'Estos resultados son demasiado largos para un enlace. Envíe la publicación como archivo o póngala en el sitio.',
	'This link is too long to be a release’s.':
		'Este enlace es demasiado largo para ser el de una publicación.',
	'This link unpacks to more than any release’s, so it is refused.':
		'Este enlace contiene más de lo que cabe en una publicación, así que se rechaza.',
	'The themes beside this release are damaged, so its texts are shown ungrouped. Ask for the file again, or group them anew.':
		'Los temas que acompañan a esta publicación están dañados, así que sus textos se muestran sin agrupar. Pida otra vez el archivo o agrúpelos de nuevo.',
};

/** Words that stand in a gap: a place in a survey, a kind of file. Names of fields stay beside theirs. */
export const PIECES: Readonly<Record<string, string>> = {
	'{where} ({language})': '{where} ({language})',
	definition: 'definición',
	format: 'formato (format)',
	version: 'versión (version)',
	title: 'título (title)',
	intro: 'bienvenida (intro)',
	about: 'descripción (about)',
	pages: 'páginas',
	'page {number}': 'página {number}',
	questions: 'preguntas',
	'question {number}': 'pregunta {number}',
	id: 'identificador (id)',
	text: 'texto (text)',
	hint: 'aclaración (hint)',
	showIf: 'condición (showIf)',
	question: 'pregunta (question)',
	is: 'respuestas (is)',
	points: 'puntos (points)',
	shape: 'forma del gráfico (shape)',
	rows: 'afirmaciones (rows)',
	'row {number}': 'afirmación {number}',
	options: 'opciones (options)',
	'entry {number}': 'elemento {number}',
	max: 'máximo (max)',
	bins: 'intervalos (bins)',
	unit: 'unidad (unit)',
	maxLength: 'largo máximo (maxLength)',
	texts: 'textos',
	keyholders: 'custodios (keyholders)',
	'keyholder {number}': 'custodio {number}',
	role: 'función (role)',
	key: 'clave (key)',
	verifyKey: 'clave de comprobación (verifyKey)',
	'verify key': 'clave de comprobación (verifyKey)',
	facilitator: 'facilitador (facilitator)',
	steward: 'custodio (steward)',
	minimum: 'mínimo (minimum)',
	opens: 'primer día (opens)',
	closes: 'último día (closes)',
	'last day': 'último día (closes)',
	keepDays: 'días de conservación (keepDays)',
	'way for envelopes (via)': 'medio de envío (via)',
	mailbox: 'buzón (mailbox)',
	form: 'formulario (form)',
	url: 'dirección (url)',
	field: 'campo (field)',
	file: 'archivo (file)',
	'a survey': 'una encuesta',
	'a draft': 'un borrador',
	'a request': 'una petición',
	'an approval': 'una aprobación',
	'a ledger': 'un registro',
};
