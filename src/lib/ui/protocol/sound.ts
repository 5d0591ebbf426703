/** A few quiet tones made on the spot; no file is loaded. */
import type { Cue } from '../../site/cues.ts';

/** Hertz of the tones one after the other, low and soft enough for a room that is thinking. */
const TONES: Readonly<Record<Cue | 'turn', readonly number[]>> = {
	step: [392, 523],
	half: [],
	minute: [523],
	zero: [523, 392],
	turn: [440],
	done: [392, 523, 659],
};

let audio: AudioContext | undefined;

/** Call from a tap or a key: browsers let a page sound only after that. */
export function unlockSound(): void {
	audio ??= new AudioContext();
	void audio.resume();
}

export function playTones(cue: Cue | 'turn'): void {
	// A phone that joined by a link has had no tap yet: it stays silent, and shows.
	if (audio?.state !== 'running') return;
	const start = audio.currentTime;
	for (const [index, frequency] of TONES[cue].entries()) {
		const at = start + index * 0.35;
		const tone = new OscillatorNode(audio, { type: 'sine', frequency });
		const volume = new GainNode(audio, { gain: 0 });
		volume.gain.setValueAtTime(0, at);
		volume.gain.linearRampToValueAtTime(0.12, at + 0.04);
		volume.gain.exponentialRampToValueAtTime(0.001, at + 0.8);
		tone.connect(volume).connect(audio.destination);
		tone.start(at);
		tone.stop(at + 0.85);
	}
}
