/** Plain arithmetic for as many rounds as it is told: what a second worker brings on this machine at best. */
onmessage = ({ data: rounds }: MessageEvent<number>) => {
	let value = 1;
	for (let round = 0; round < rounds; round += 1) value = (Math.imul(value, 48_271) + round) | 0;
	postMessage(value);
};
