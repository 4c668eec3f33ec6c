// The draft as the service reads it: the plain text of its blocks, a paragraph each, and which words came from which block.

import { wellFormed } from './places.js';

const BETWEEN = '\n\n';

// What repeats the article's words, is no prose of it, or is not said by it.
const LEFT_OUT = new Set( [
	'core/audio',
	'core/button',
	'core/buttons',
	'core/code',
	'core/embed',
	'core/file',
	'core/gallery',
	'core/html',
	'core/image',
	'core/navigation',
	'core/pullquote',
	'core/search',
	'core/shortcode',
	'core/table',
	'core/video',
] );
const CLASSIC = 'core/freeform';
const LAST = 'citation'; // whose words a quotation is stands after them
const SOURCES = new Set( [ 'html', 'rich-text' ] );

/**
 * Returns the draft's text and the pieces that it is made of.
 *
 * @param {Object[]} blocks            The editor's blocks.
 * @param {Object}   editor            What only the editor knows.
 * @param {Function} editor.typeOf     The type of a block, by its name.
 * @param {Function} editor.plainOf    The plain text of a block's rich text.
 * @param {Function} editor.blocksOf   The blocks that HTML stands for.
 * @return {{text: string, pieces: Object[]}} The text; of each piece its block, its attribute (null where words in it cannot be selected)
 *                                           and its UTF-16 units in the text.
 */
export function draftOf( blocks, editor ) {
	const found = [];
	blocks.forEach( ( block ) => collect( block, editor, found ) );
	const pieces = [];
	let text = '';
	for ( const { words, ...piece } of found ) {
		const start = text === '' ? 0 : text.length + BETWEEN.length;
		text += ( text === '' ? '' : BETWEEN ) + words;
		pieces.push( { ...piece, start, end: text.length } );
	}
	return { text, pieces };
}

function collect( block, editor, found ) {
	if ( LEFT_OUT.has( block.name ) ) {
		return;
	}
	if ( block.name === CLASSIC ) {
		const within = draftOf( editor.blocksOf( String( block.attributes.content ?? '' ) ), editor );
		within.pieces.forEach( ( { start, end } ) =>
			found.push( { clientId: block.clientId, attribute: null, words: within.text.slice( start, end ) } )
		);
		return;
	}
	const attributes = attributesOf( block, editor );
	const take = ( attribute ) => {
		const words = wellFormed( editor.plainOf( block.attributes[ attribute ] ) );
		if ( words.trim() !== '' ) {
			found.push( { clientId: block.clientId, attribute, words } );
		}
	};
	attributes.filter( ( name ) => name !== LAST ).forEach( take );
	block.innerBlocks.forEach( ( inner ) => collect( inner, editor, found ) );
	attributes.filter( ( name ) => name === LAST ).forEach( take );
}

function attributesOf( block, editor ) {
	const known = editor.typeOf( block.name )?.attributes ?? {};
	return Object.keys( known ).filter(
		( name ) => SOURCES.has( known[ name ].source ) && Boolean( block.attributes[ name ] )
	);
}
