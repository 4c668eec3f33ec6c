// Leads from a question to its words in the editor.

import { dispatch, select } from '@wordpress/data';

import { nearest } from './places.js';
import { plainOf } from './store.js';

const EDITOR = 'core/block-editor';

/**
 * Selects the block of a place, and the words themselves where they still stand in it.
 *
 * @param {?Object} place As `placeOf` gave it.
 * @return {string} What was selected: "words", "block", or "" where the block is gone.
 */
export function show( place ) {
	const block = place && select( EDITOR ).getBlock( place.clientId );
	if ( ! block ) {
		return '';
	}
	dispatch( EDITOR ).selectBlock( block.clientId );
	elementOf( block.clientId )?.scrollIntoView( { block: 'center' } );
	const now = place.attribute && nearest( plainOf( block.attributes[ place.attribute ] ), place );
	if ( ! now ) {
		return 'block';
	}
	dispatch( EDITOR ).selectionChange( block.clientId, place.attribute, now.start, now.end );
	return 'words';
}

function elementOf( clientId ) {
	const canvas = document.querySelector( 'iframe[name="editor-canvas"]' )?.contentDocument ?? document;
	return canvas.querySelector( `[data-block="${ clientId }"]` );
}
