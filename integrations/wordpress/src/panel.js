// What the sidebar and the panel before publication show. React writes every word as text, so that nothing in an article can be markup here.

import { speak } from '@wordpress/a11y';
import { Button, Notice, Spinner } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { createElement as h, Fragment, useEffect } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';

import { show } from './show.js';
import { store } from './store.js';

const AT_ONCE = 7; // questions; the others wait behind a fold

/**
 * Shows how well the draft shows its sources, and asks for that when it is opened on a draft that has not been read.
 *
 * @param {Object}  props
 * @param {boolean} props.brief Whether the table of those who speak is left out.
 */
export function Sourcing( { brief = false } ) {
	const { asking, answer, problem, changed } = useSelect( ( select ) => {
		const last = select( store ).getAnswer();
		// Asked for even where nothing is known yet: older editors watch only the stores that the first call asks.
		const blocks = select( 'core/block-editor' ).getBlocks();
		const title = select( 'core/editor' ).getEditedPostAttribute( 'title' ) ?? '';
		return {
			asking: select( store ).isAsking(),
			answer: last,
			problem: select( store ).getProblem(),
			changed: last !== null && ( last.blocks !== blocks || last.title !== title ),
		};
	}, [] );
	const { check } = useDispatch( store );
	useEffect( () => {
		if ( answer === null || changed ) {
			check();
		}
	}, [] ); // on opening alone: while somebody writes, they say when
	useEffect( () => {
		if ( answer ) {
			speak( verdictOf( answer.report ) );
		}
	}, [ answer ] );
	return h(
		'div',
		{ className: 'credscore', 'aria-busy': asking },
		problem && h( Notice, { status: 'warning', isDismissible: false }, problem ),
		answer && h( Verdict, { report: answer.report } ),
		changed && ! asking && h( 'p', { className: 'credscore-changed' }, __( 'The draft has changed since.', 'credscore' ) ),
		h(
			Button,
			{ variant: 'secondary', onClick: check, disabled: asking, isBusy: asking },
			answer ? __( 'Check again', 'credscore' ) : __( 'Check the sourcing', 'credscore' )
		),
		asking && ! answer && h( 'p', null, h( Spinner ), __( 'Reading the draft…', 'credscore' ) ),
		answer && ! brief && h( Speakers, { speakers: answer.report.speakers } ),
		answer && h( Questions, { questions: answer.report.questions, read: answer.report.band !== '' } )
	);
}

function verdictOf( { band, edge, headline } ) {
	if ( band === '' ) {
		return headline;
	}
	/* translators: 1: a band, 2: the band that it nearly is. */
	const words = edge ? sprintf( __( '%1$s, on the edge of %2$s', 'credscore' ), band, edge ) : band;
	return words.charAt( 0 ).toUpperCase() + words.slice( 1 );
}

function Verdict( { report } ) {
	return h(
		Fragment,
		null,
		h( 'p', { className: 'credscore-band' }, verdictOf( report ) ),
		report.band !== '' &&
			h(
				'p',
				{ className: 'credscore-value' },
				/* translators: %d: a number from 0 to 100. */
				sprintf( __( '%d of 100', 'credscore' ), report.value )
			),
		report.band !== '' && h( 'p', { className: 'credscore-sentence' }, report.sentence ),
		h( 'p', { className: 'credscore-note' }, report.note )
	);
}

function Speakers( { speakers } ) {
	return h(
		'section',
		null,
		h( 'h3', null, __( 'Who speaks', 'credscore' ) ),
		speakers.length === 0 && h( 'p', null, __( 'Nobody: nothing is attributed to anyone.', 'credscore' ) ),
		h(
			'ul',
			{ className: 'credscore-speakers' },
			speakers.map( ( speaker, number ) =>
				h(
					'li',
					{ key: number },
					h( 'bdi', { className: 'credscore-who' }, speaker.who ),
					speaker.role && h( 'bdi', { className: 'credscore-role' }, speaker.role ),
					h( 'span', { className: 'credscore-standing' }, [ speaker.standing, ...partsOf( speaker ) ].filter( Boolean ).join( ' · ' ) )
				)
			)
		)
	);
}

function partsOf( { claims, relayed, quoted } ) {
	return [
		/* translators: %d: how many. */
		claims > 0 && sprintf( _n( '%d claim', '%d claims', claims, 'credscore' ), claims ),
		/* translators: %d: how many claims. */
		relayed > 0 && sprintf( __( 'passes on %d', 'credscore' ), relayed ),
		/* translators: %d: how many words. */
		quoted > 0 && sprintf( _n( '%d word quoted', '%d words quoted', quoted, 'credscore' ), quoted ),
	].filter( Boolean );
}

function Questions( { questions, read } ) {
	const rest = questions.slice( AT_ONCE );
	return h(
		'section',
		null,
		h( 'h3', null, __( 'What to ask', 'credscore' ) ),
		read && questions.length === 0 && h( 'p', null, __( 'No gap stands out that an editor would have to ask about.', 'credscore' ) ),
		h( 'ol', { className: 'credscore-questions' }, questions.slice( 0, AT_ONCE ).map( Question ) ),
		rest.length > 0 &&
			h(
				'details',
				null,
				/* translators: %d: how many questions. */
				h( 'summary', null, sprintf( __( 'and %d more', 'credscore' ), rest.length ) ),
				h( 'ol', { className: 'credscore-questions', start: AT_ONCE + 1 }, rest.map( Question ) )
			)
	);
}

const SHOWN = {
	words: () => __( 'The words are selected in the draft.', 'credscore' ),
	block: () => __( 'The block is selected; the words in it have changed.', 'credscore' ),
	'': () => __( 'These words are no longer in the draft.', 'credscore' ),
};

function Question( { question, place }, number ) {
	return h(
		'li',
		{ key: number },
		h( Button, { variant: 'link', onClick: () => speak( SHOWN[ show( place ) ]() ) }, h( 'bdi', null, question ) )
	);
}
