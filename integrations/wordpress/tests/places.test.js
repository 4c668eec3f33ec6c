import { nearest, placeOf, unitsBefore, wellFormed } from '../src/places.js';

const BRIDGE = '\u{1f309}'; // one code point, two units

describe( 'unitsBefore', () => {
	test.each( [
		[ 'plain', 'The clerk said so.', 4, 4 ],
		[ 'a character beyond the first plane before it', `${ BRIDGE }ab`, 2, 3 ],
		[ 'a combining mark, which is a code point of its own', 'Ve\u0301ra said', 5, 5 ],
		[ 'right-to-left letters', '\u05d0\u05d1 said', 3, 3 ],
		[ 'a flag, which is two code points', '\u{1f1f3}\u{1f1f4}x', 2, 4 ],
		[ 'the end', `a${ BRIDGE }`, 2, 3 ],
		[ 'beyond the end', `a${ BRIDGE }`, 9, 3 ],
		[ 'half a character', '\ud83cab', 1, 1 ],
	] )( '%s', ( _, text, codePoints, units ) => {
		expect( unitsBefore( text, codePoints ) ).toBe( units );
	} );

	test( 'agrees with the code points of any text at every place', () => {
		const text = `a${ BRIDGE }e\u0301 \u{1f468}\u200d\u{1f469}\u200d\u{1f467}\r\n\u05d0z`;
		const points = Array.from( text );
		for ( let end = 0; end <= points.length; end++ ) {
			expect( text.slice( 0, unitsBefore( text, end ) ) ).toBe( points.slice( 0, end ).join( '' ) );
		}
	} );
} );

describe( 'wellFormed', () => {
	test( 'keeps whole characters and replaces halves, one unit for one', () => {
		expect( wellFormed( `a${ BRIDGE }\ud83cb\udf09` ) ).toBe( `a${ BRIDGE }\ufffdb\ufffd` );
		expect( wellFormed( '\udf09\ud83c' ) ).toHaveLength( 2 );
	} );
} );

describe( 'placeOf', () => {
	const draft = {
		text: `${ BRIDGE } One.\n\nTwo is said.`,
		pieces: [
			{ clientId: 'a', attribute: 'content', start: 0, end: 7 },
			{ clientId: 'b', attribute: 'content', start: 9, end: 21 },
		],
	};

	test( 'a place in a later block, counted from that block', () => {
		expect( placeOf( draft, { start: 8, end: 11 } ) ).toEqual( {
			clientId: 'b',
			attribute: 'content',
			start: 0,
			end: 3,
			quote: 'Two',
		} );
	} );

	test( 'words that go on in the next block end with their first', () => {
		expect( placeOf( draft, { start: 2, end: 11 } ) ).toMatchObject( { clientId: 'a', start: 3, end: 7, quote: 'One.' } );
	} );

	test.each( [
		[ 'between two blocks', { start: 6, end: 8 } ],
		[ 'beyond the text', { start: 90, end: 95 } ],
		[ 'nothing', { start: 2, end: 2 } ],
		[ 'turned round', { start: 4, end: 2 } ],
	] )( 'no place: %s', ( _, question ) => {
		expect( placeOf( draft, question ) ).toBeNull();
	} );
} );

describe( 'nearest', () => {
	const place = { start: 10, quote: 'said' };

	test.each( [
		[ 'where it stood', 'The clerk said so.', 10 ],
		[ 'moved by words put in before it', 'The old clerk said so.', 14 ],
		[ 'the nearer of two', 'said and said', 9 ],
		[ 'the earlier of two that are as near', 'a said 3456789 said', 15 ],
	] )( '%s', ( _, now, start ) => {
		expect( nearest( now, place ) ).toEqual( { start, end: start + 4 } );
	} );

	test( 'gone', () => {
		expect( nearest( 'The clerk told so.', place ) ).toBeNull();
		expect( nearest( '', place ) ).toBeNull();
	} );
} );
