// What is known of the draft's sourcing, for the sidebar and the panel before publication alike.

import apiFetch from '@wordpress/api-fetch';
import { getBlockType, rawHandler } from '@wordpress/blocks';
import { createReduxStore, register } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { create } from '@wordpress/rich-text';

import { draftOf } from './draft.js';
import { placeOf, wellFormed } from './places.js';

const EMPTY = { asking: false, answer: null, problem: '' };

/**
 * Returns the plain text of rich text, of which older editors keep the HTML and newer ones a value.
 *
 * @param {string|Object} value An attribute of a block.
 * @return {string} Its text.
 */
export function plainOf( value ) {
	return typeof value === 'string' ? create( { html: value } ).text : value?.text ?? '';
}

const editor = {
	typeOf: getBlockType,
	plainOf,
	blocksOf: ( html ) => rawHandler( { HTML: html } ),
};

function reducer( state = EMPTY, action ) {
	switch ( action.type ) {
		case 'ASKED':
			return { ...state, asking: true, problem: '' };
		case 'ANSWERED':
			return { asking: false, answer: action.answer, problem: '' };
		case 'FAILED':
			return { ...state, asking: false, problem: action.problem };
	}
	return state;
}

/**
 * Asks for the report of the draft as it stands in the editor, saved or not.
 */
const check =
	() =>
	async ( { select, dispatch, registry } ) => {
		if ( select.isAsking() ) {
			return;
		}
		const blocks = registry.select( 'core/block-editor' ).getBlocks();
		const title = registry.select( 'core/editor' ).getEditedPostAttribute( 'title' ) ?? '';
		const draft = draftOf( blocks, editor );
		if ( draft.text.trim() === '' ) {
			dispatch( { type: 'FAILED', problem: __( 'There is no text to check yet.', 'credscore' ) } );
			return;
		}
		dispatch( { type: 'ASKED' } );
		try {
			const report = await apiFetch( {
				path: `/credscore/v1/posts/${ registry.select( 'core/editor' ).getCurrentPostId() }/report`,
				method: 'POST',
				data: { text: draft.text, title: wellFormed( plainOf( title ) ) },
			} );
			const questions = report.questions.map( ( question ) => ( {
				...question,
				place: placeOf( draft, question ),
			} ) );
			dispatch( { type: 'ANSWERED', answer: { report: { ...report, questions }, blocks, title } } );
		} catch ( problem ) {
			const told = problem?.message || __( 'WordPress did not answer. Try again.', 'credscore' );
			dispatch( { type: 'FAILED', problem: told } );
		}
	};

export const store = createReduxStore( 'credscore', {
	reducer,
	actions: { check },
	selectors: {
		isAsking: ( state ) => state.asking,
		getAnswer: ( state ) => state.answer,
		getProblem: ( state ) => state.problem,
	},
} );

register( store );
