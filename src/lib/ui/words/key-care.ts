import { dictionary } from './dictionary.ts';

/** A key in real life. Each row of `losses` is rehearsed in test/e2e/keys.spec.ts, the survey’s in given.spec.ts. */
export const keyCare = dictionary({
	en: {
		change: 'Change the passphrase',
		changeLead:
			'You get a new file for the same key. The old file still opens with the old passphrase: delete every copy of it.',
		newFile: 'Make a new key file',
		newFileLead:
			'Your words brought the key back. Give it a file and a passphrase again, so that you need not type the words next time.',
		newPassphrase: 'New passphrase',
		newAgain: 'The new passphrase again',
		save: 'Lock and save the key file',
		saved: 'Saved. Try it once: lock the key, then unlock it with the new file.',
		second: 'Use it on a second device',
		secondLead:
			'Copy the key file there, by a memory stick or in a message to yourself: without its passphrase it is of no use. Then choose “I have a key” on that device. Results that were opened on one device are not known to the other, so open each survey on one of them, and carry the saved release to the other.',
		lossTitle: 'What if something is lost?',
		lossHead: ['Lost', 'What is still there', 'What to do'],
		losses: [
			[
				'The key file',
				'The 24 words',
				'“I have a key”, recover from the words, and save a new file.',
			],
			[
				'The passphrase',
				'The 24 words',
				'Recover from the words, and choose a new passphrase. Delete the old file.',
			],
			[
				'The 24 words',
				'The key file and its passphrase',
				'Unlock the key and make a new one for the next survey; print its words. This one goes on working.',
			],
			[
				'The laptop',
				'The words, or a copy of the file',
				'Use either on another device. Whoever has the laptop still needs the passphrase.',
			],
			[
				'Another browser, a private window, cleared storage',
				'Everything: the key was never stored there',
				'Choose the key file again. What is forgotten is which envelopes were opened before: open from the saved release.',
			],
			[
				'The survey, from the list of those that you gave out',
				'Its file, or its link',
				'Open the file under “Open a file”, or the link under “Your survey”. Your group has the link, too.',
			],
			[
				'The file (or the passphrase) and the words',
				'Nothing',
				'Nobody can open the envelopes any more. Make a new key, and ask your group again.',
			],
		],
	},
	es: {
		change: 'Cambiar la frase de contraseña',
		changeLead:
			'Recibirá un archivo nuevo para la misma clave. El viejo se sigue abriendo con la frase vieja: borre todas sus copias.',
		newFile: 'Hacer un archivo de clave nuevo',
		newFileLead:
			'Sus palabras recuperaron la clave. Déle otra vez un archivo y una frase, para no tener que escribir las palabras la próxima vez.',
		newPassphrase: 'Frase nueva',
		newAgain: 'La frase nueva otra vez',
		save: 'Bloquear y guardar el archivo',
		saved: 'Guardado. Pruébelo una vez: bloquee la clave y desbloquéela con el archivo nuevo.',
		second: 'Usarla en otro dispositivo',
		secondLead:
			'Copie allí el archivo de clave, con una memoria o en un mensaje a usted mismo: sin la frase no sirve de nada. Después elija «Ya tengo una clave» en ese dispositivo. Uno no sabe qué resultados se abrieron en el otro: abra cada encuesta en uno solo y lleve al otro la publicación guardada.',
		lossTitle: '¿Y si se pierde algo?',
		lossHead: ['Se perdió', 'Queda', 'Qué hacer'],
		losses: [
			[
				'El archivo de clave',
				'Las 24 palabras',
				'«Ya tengo una clave», recupérela con las palabras y guarde un archivo nuevo.',
			],
			[
				'La frase de contraseña',
				'Las 24 palabras',
				'Recupérela con las palabras y elija otra frase. Borre el archivo viejo.',
			],
			[
				'Las 24 palabras',
				'El archivo de clave y su frase',
				'Desbloquéela y haga otra clave para la próxima encuesta; imprima sus palabras. Esta sigue funcionando.',
			],
			[
				'El portátil',
				'Las palabras, o una copia del archivo',
				'Use cualquiera de ellas en otro dispositivo. Quien tenga el portátil aún necesita la frase.',
			],
			[
				'Otro navegador, una ventana privada, datos borrados',
				'Todo: la clave nunca se guardó ahí',
				'Elija otra vez el archivo de clave. Se olvida qué sobres ya se abrieron: parta de la publicación guardada.',
			],
			[
				'La encuesta, de la lista de las que repartió',
				'Su archivo o su enlace',
				'Abra el archivo en «Abrir un archivo», o el enlace en «Su encuesta». Su grupo también tiene el enlace.',
			],
			[
				'El archivo (o la frase) y las palabras',
				'Nada',
				'Nadie puede abrir ya los sobres. Haga otra clave y pregunte de nuevo a su grupo.',
			],
		],
	},
});

export type KeyCareWords = (typeof keyCare)['en'];
