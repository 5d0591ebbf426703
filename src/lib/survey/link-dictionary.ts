/**
 * What surveys have in common: the field names of a definition in canonical order, scales, and phrases
 * of this house in both languages. Deflate refers to it instead of repeating it, which makes a link
 * about a third shorter. Frozen: one changed character and no link of version 2 opens any more. A
 * better one is a new version of the link.
 * @module
 */
import { textToBytes } from './bytes.ts';

const texts = (pairs: readonly (readonly [string, string])[]): string =>
	pairs.map(([en, es]) => `{"en":"${en}","es":"${es}"}`).join(',');

const PHRASES = texts([
	['How often is this so?', '¿Con qué frecuencia es así?'],
	['How sure do you feel with ', '¿Qué seguridad siente con '],
	['How many lessons of colleagues have you visited this year?', '¿Cuántas clases de colegas ha visitado este año?'],
	['How likely are you to recommend such a session to a colleague?', '¿Con qué probabilidad recomendaría una sesión así a un colega?'],
	['0 means not at all, 10 means certainly.', '0 significa en absoluto, 10 significa con toda seguridad.'],
	['We had enough time for what mattered.', 'Tuvimos tiempo suficiente para lo importante.'],
	['I was listened to.', 'Me escucharon.'],
	['I could show something unfinished.', 'Pude mostrar algo sin terminar.'],
	['I take away something that I will try in my teaching.', 'Me llevo algo que probaré en mis clases.'],
	['Which part helped you most?', '¿Qué parte le ayudó más?'],
	['Presenting', 'Presentar'],
	['Listening in silence', 'Escuchar en silencio'],
	['The questions', 'Las preguntas'],
	['The feedback', 'Los comentarios'],
	['The conversation of the group', 'La conversación del grupo'],
	['Looking at pupils’ work', 'Mirar trabajos del alumnado'],
	['Tune a plan', 'Afinar un plan'],
	['Talk through a dilemma', 'Conversar sobre un dilema'],
	['Visit each other’s lessons', 'Visitar nuestras clases'],
	['Read something', 'Leer algo'],
	['What did you notice about your own teaching?', '¿Qué observó sobre su propia manera de enseñar?'],
	['What would you like to do together next?', '¿Qué le gustaría hacer juntos la próxima vez?'],
	['What should we do differently next time?', '¿Qué deberíamos cambiar la próxima vez?'],
	['What will you try before we meet again?', '¿Qué probará antes de la próxima reunión?'],
	['The session', 'La sesión'],
	['From here on', 'De aquí en adelante'],
	['In your own words', 'En sus propias palabras'],
	['After our session', 'Después de nuestra sesión'],
	['Skip whatever you like.', 'Salte lo que quiera.'],
	['Something else', 'Otra cosa'],
	['lessons', 'clases'],
	['minutes', 'minutos'],
]); // prettier-ignore

const SCALES = [
	`["0","1","2","3","4","5","6","7","8","9","10"]`,
	`[${texts([['Yes', 'Sí'], ['Perhaps', 'Quizás'], ['No', 'No']])}]`,
	`[${texts([['Not at all', 'Nada'], ['A little', 'Un poco'], ['Fairly', 'Bastante'], ['Very', 'Mucho']])}]`,
	`[${texts([['Never', 'Nunca'], ['Rarely', 'Rara vez'], ['Sometimes', 'A veces'], ['Often', 'A menudo'], ['Always', 'Siempre']])}]`,
	`[${texts([['Not at all', 'Nada'], ['Rather not', 'Más bien no'], ['Partly', 'En parte'], ['Mostly', 'En gran parte'], ['Fully', 'Del todo']])}]`,
].join(',"points":'); // prettier-ignore

// What stands in every survey comes last: Deflate finds what is near with the fewest bits.
const FRAME =
	`"bins":[0,1,3,6,11],"hint":${texts([['Write about practice, and name nobody.', 'Escriba sobre la práctica y no nombre a nadie.']])}` +
	'"max":100,"text":{"en":"How many ","es":"¿Cuántos "},"type":"number","unit":{"en":"' +
	'"showIf":{"is":[1,2,3,4,5,6,7],"question":"' +
	'"max":2,"options":[{"en":"It was ","es":"Fue "}],"text":{"en":"What would ","es":"¿Qué "},"type":"choices"},{' +
	'"},"type":"choice"},{"id":"","maxLength":400,"text":{"en":"What ","es":"¿Qué "},"type":"text"},{"hint":{"en":"' +
	'"shape":"amount","text":{"en":"I ","es":"En "},"type":"scale"},' +
	'"rows":[{"id":"time","text":{"en":"We ","es":"Nos "}},{"id":"safe","text":{"en":"' +
	'"}}],"text":{"en":"How far do you agree?","es":"¿Hasta qué punto está de acuerdo?"},"type":"matrix"}' +
	'],"title":{"en":"Our ","es":"Nuestro "}},{"questions":[{"id":"q' +
	'"via":{"form":{"field":"answer","url":"https://' +
	'{"closes":"2027-01-01","format":"peer-survey","intro":{"en":"","es":"' +
	'"},"keepDays":30,"keyholders":[{"key":"peer-pub1' +
	'","role":"facilitator"},{"key":"peer-pub1","role":"steward"}],"minimum":5,"opens":"2026-' +
	'","pages":[{"questions":[{"id":"","points":[{"en":"' +
	'"}],"title":{"en":"","es":""},"version":1,"via":{"mailbox":"/mailbox/"}}';

export const LINK_DICTIONARY = textToBytes(`${PHRASES},"points":${SCALES},${FRAME}`);
