/** Where an envelope was found. */
export interface Place {
	/** The file, export or mailbox that it came from. */
	readonly source: string;
	/** The row, line or place in the source, counted from 1 as a spreadsheet does. */
	readonly position: number;
}

/** An envelope's text in its one canonical form, and where it was found. */
export interface Found extends Place {
	readonly text: string;
}
