// Places in a draft: the service counts code points, JavaScript UTF-16 units, and a draft changes after it was read.

/**
 * Returns where a character stands in UTF-16 units, given how many code points lie before it.
 *
 * @param {string} text       The text that the service read.
 * @param {number} codePoints Code points before the character; beyond the text's end for its end.
 * @return {number} UTF-16 units before it.
 */
export function unitsBefore( text, codePoints ) {
	let units = 0;
	for ( let left = codePoints; left > 0 && units < text.length; left-- ) {
		units += text.codePointAt( units ) > 0xffff ? 2 : 1;
	}
	return units;
}

/**
 * Returns a text without halves of characters, which JSON cannot carry; each becomes U+FFFD, so that every other place stays.
 *
 * @param {string} text Any text.
 * @return {string} The text as it can be sent.
 */
export function wellFormed( text ) {
	return text.replace(
		/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g,
		( found ) => ( found.length === 2 ? found : '\ufffd' )
	);
}

/**
 * Returns where the words that a question is about stand: a block, one of its texts, and UTF-16 units in it. Words that go on in the next
 * block end with their first.
 *
 * @param {{text: string, pieces: Object[]}} draft    What was sent.
 * @param {{start: number, end: number}}     question Its place in code points.
 * @return {?Object} The place, with the words themselves; null where there is none.
 */
export function placeOf( draft, question ) {
	const from = unitsBefore( draft.text, question.start );
	const to = unitsBefore( draft.text, question.end );
	const piece = draft.pieces.find( ( { start, end } ) => start <= from && from < end );
	if ( ! piece || from >= to ) {
		return null;
	}
	const until = Math.min( to, piece.end );
	return {
		clientId: piece.clientId,
		attribute: piece.attribute,
		start: from - piece.start,
		end: until - piece.start,
		quote: draft.text.slice( from, until ),
	};
}

/**
 * Returns where words stand now: where they stood, or else where they are found nearest to it.
 *
 * @param {string}                         now   The text of the block as it is now.
 * @param {{start: number, quote: string}} place Where the words stood.
 * @return {?{start: number, end: number}} UTF-16 units; null where the words are gone.
 */
export function nearest( now, { start, quote } ) {
	let best = -1;
	for ( let at = now.indexOf( quote ); at !== -1; at = now.indexOf( quote, at + 1 ) ) {
		if ( best === -1 || Math.abs( at - start ) < Math.abs( best - start ) ) {
			best = at;
		}
	}
	return best === -1 ? null : { start: best, end: best + quote.length };
}
