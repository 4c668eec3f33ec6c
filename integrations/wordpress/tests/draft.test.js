import { draftOf } from '../src/draft.js';

const RICH = { content: { type: 'rich-text', source: 'rich-text' } };
const TYPES = {
	'core/paragraph': { attributes: { ...RICH, dropCap: { type: 'boolean' } } },
	'core/heading': { attributes: { content: { type: 'string', source: 'html' }, level: { type: 'number' } } },
	'core/quote': { attributes: { citation: { source: 'html' }, value: { source: 'html' } } },
	'core/image': { attributes: { caption: { source: 'html' }, url: { source: 'attribute' } } },
	'core/pullquote': { attributes: { value: { source: 'html' } } },
	'core/freeform': { attributes: { content: { source: 'raw' } } },
	'core/list': { attributes: { values: { source: 'html' } } },
	'core/list-item': { attributes: RICH },
	'desk/box': { attributes: { text: { source: 'html' } } },
};
const editor = {
	typeOf: ( name ) => TYPES[ name ],
	plainOf: ( value ) => value.replace( /<[^>]*>/g, '' ).replace( /&amp;/g, '&' ),
	blocksOf: ( html ) => html.split( /(?=<p>)/ ).map( ( content ) => block( 'core/paragraph', { content } ) ),
};
let made = 0;

function block( name, attributes = {}, innerBlocks = [], clientId = `made-${ made++ }` ) {
	return { name, clientId, attributes, innerBlocks };
}

function paragraph( content, clientId ) {
	return block( 'core/paragraph', { content }, [], clientId );
}

test( 'blocks become paragraphs, and each piece says which words are its own', () => {
	const draft = draftOf( [ paragraph( 'The <strong>lock</strong> failed.', 'a' ), paragraph( 'R&amp;D knew.', 'b' ) ], editor );
	expect( draft.text ).toBe( 'The lock failed.\n\nR&D knew.' );
	expect( draft.pieces.map( ( { clientId, start, end } ) => [ clientId, draft.text.slice( start, end ) ] ) ).toEqual( [
		[ 'a', 'The lock failed.' ],
		[ 'b', 'R&D knew.' ],
	] );
} );

test( 'a quotation is followed by whose words it is', () => {
	const quote = block( 'core/quote', { citation: 'Ines Duarte' }, [ paragraph( '“It was open.”' ) ] );
	expect( draftOf( [ quote ], editor ).text ).toBe( '“It was open.”\n\nInes Duarte' );
} );

test( 'lists and the blocks of others are read', () => {
	const list = block( 'core/list', { values: '' }, [ block( 'core/list-item', { content: 'One' } ) ] );
	expect( draftOf( [ list, block( 'desk/box', { text: 'Two' } ) ], editor ).text ).toBe( 'One\n\nTwo' );
} );

test( 'captions, pull quotes, empty paragraphs and unknown blocks are not', () => {
	const blocks = [
		block( 'core/image', { caption: 'The lock. Photo: Desk' } ),
		block( 'core/pullquote', { value: '“It was open.”' } ),
		paragraph( '  ' ),
		paragraph( '' ),
		paragraph( undefined ),
		block( 'gone/away', { content: 'x' } ),
	];
	expect( draftOf( blocks, editor ) ).toEqual( { text: '', pieces: [] } );
} );

test( 'a classic block is read by paragraphs, all of them its own', () => {
	const classic = block( 'core/freeform', { content: '<p>One.</p><p>Two.</p>' }, [], 'classic' );
	const draft = draftOf( [ paragraph( 'Zero.' ), classic ], editor );
	expect( draft.text ).toBe( 'Zero.\n\nOne.\n\nTwo.' );
	expect( draft.pieces.slice( 1 ).map( ( { clientId, attribute } ) => [ clientId, attribute ] ) ).toEqual( [
		[ 'classic', null ],
		[ 'classic', null ],
	] );
} );

test( 'half a character is replaced, and no place moves', () => {
	const draft = draftOf( [ paragraph( 'a\ud83cb', 'a' ), paragraph( 'c', 'b' ) ], editor );
	expect( draft.text ).toBe( 'a\ufffdb\n\nc' );
	expect( draft.pieces[ 1 ] ).toMatchObject( { start: 5, end: 6 } );
} );
