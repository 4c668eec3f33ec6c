<?php
/**
 * What the panel shows of a service's answer: nothing but the members it knows, each of the kind it should be.
 *
 * @package Credscore
 */

namespace Credscore;

defined( 'ABSPATH' ) || exit;

const MOST_SHOWN = 200;

/**
 * Returns the report that the panel shows. Offsets count code points of the text that was sent.
 *
 * @param array $told What the service said.
 * @return array
 */
function report_of( array $told ) {
	$report = $told['report'];
	return array(
		'band'      => words( $told, 'band' ),
		'edge'      => words( $told, 'edge' ),
		'value'     => isset( $told['value'] ) && is_numeric( $told['value'] ) ? (int) $told['value'] : null,
		'headline'  => words( $report, 'headline' ),
		'sentence'  => words( $report, 'sentence' ),
		'note'      => words( $told, 'note' ),
		'speakers'  => array_map( __NAMESPACE__ . '\speaker_of', rows( $report, 'speakers' ) ),
		'questions' => array_map( __NAMESPACE__ . '\question_of', rows( $report, 'questions' ) ),
	);
}

/**
 * Returns one of those who speak.
 *
 * @param array $row What the service said.
 * @return array
 */
function speaker_of( array $row ) {
	return array(
		'who'      => words( $row, 'who' ),
		'role'     => words( $row, 'role' ),
		'standing' => words( $row, 'standing' ),
		'claims'   => number( $row, 'claims' ),
		'relayed'  => number( $row, 'relayed' ),
		'quoted'   => number( $row, 'quoted' ),
	);
}

/**
 * Returns one question, with the place of the words that it is about.
 *
 * @param array $row What the service said.
 * @return array
 */
function question_of( array $row ) {
	$about = isset( $row['about'] ) && is_array( $row['about'] ) ? $row['about'] : array();
	return array(
		'question' => words( $row, 'question' ),
		'start'    => number( $about, 'start' ),
		'end'      => number( $about, 'end' ),
	);
}

/**
 * Returns the rows under a name, as many as are shown.
 *
 * @param array  $given What has them.
 * @param string $name  Their name.
 * @return array[]
 */
function rows( array $given, $name ) {
	$rows = isset( $given[ $name ] ) && is_array( $given[ $name ] ) ? array_filter( $given[ $name ], 'is_array' ) : array();
	return array_slice( array_values( $rows ), 0, MOST_SHOWN );
}

/**
 * Returns the words under a name; '' where there are none. They are plain text, and the panel shows them as such.
 *
 * @param array  $given What has them.
 * @param string $name  Their name.
 * @return string
 */
function words( array $given, $name ) {
	return isset( $given[ $name ] ) && is_string( $given[ $name ] ) ? $given[ $name ] : '';
}

/**
 * Returns the number under a name; 0 where there is none.
 *
 * @param array  $given What has it.
 * @param string $name  Its name.
 * @return int
 */
function number( array $given, $name ) {
	return isset( $given[ $name ] ) && is_int( $given[ $name ] ) ? max( 0, $given[ $name ] ) : 0;
}
