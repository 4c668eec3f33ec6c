<?php
/**
 * Asks the service about one article.
 *
 * @package Credscore
 */

namespace Credscore;

defined( 'ABSPATH' ) || exit;

const SECONDS       = 30;
const MOST_BYTES    = 2000000;
const MOST_ANSWERED = 32000000;

/**
 * Returns what the service says of an article.
 *
 * @param array $article The members of an article, as POST /v1/annotate takes them.
 * @return array|\WP_Error
 */
function ask_service( array $article ) {
	$body = wp_json_encode( $article, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
	if ( false === $body ) {
		return problem( 422, __( 'The draft holds characters that cannot be sent. Paste it anew as plain text.', 'credscore' ) );
	}
	if ( strlen( $body ) > MOST_BYTES ) {
		return problem( 413, __( 'The draft is too long to be checked at once: the service reads two million bytes. Check it in parts.', 'credscore' ) );
	}
	$headers = array( 'content-type' => 'application/json' );
	if ( '' !== key() ) {
		$headers['authorization'] = 'Bearer ' . key();
	}
	$answer = wp_remote_post(
		address() . '/v1/annotate',
		array(
			'body'                => $body,
			'headers'             => $headers,
			'timeout'             => SECONDS,
			'redirection'         => 0, // The key goes to no other address.
			'limit_response_size' => MOST_ANSWERED,
		)
	);
	if ( is_wp_error( $answer ) ) {
		return problem( 502, __( 'The credscore service cannot be reached. Somebody who keeps this site can look up its address under Settings, Sourcing check.', 'credscore' ) );
	}
	$status = (int) wp_remote_retrieve_response_code( $answer );
	if ( 200 !== $status ) {
		return problem_of_status( $status );
	}
	$told = json_decode( wp_remote_retrieve_body( $answer ), true );
	if ( ! is_array( $told ) || ! isset( $told['report'] ) || ! is_array( $told['report'] ) ) {
		return problem( 502, __( 'What answers at the service’s address is no credscore service. Somebody who keeps this site can set its address under Settings, Sourcing check.', 'credscore' ) );
	}
	return $told;
}

/**
 * Returns what a status other than 200 means to somebody who writes.
 *
 * @param int $status The status that the service answered with.
 * @return \WP_Error
 */
function problem_of_status( $status ) {
	if ( 401 === $status || 403 === $status ) {
		return problem( 502, __( 'The credscore service asks for another key. Somebody who keeps this site can set it under Settings, Sourcing check.', 'credscore' ) );
	}
	if ( in_array( $status, array( 408, 429, 503 ), true ) ) {
		return problem( 503, __( 'The credscore service is busy. Try again in a moment.', 'credscore' ) );
	}
	if ( 413 === $status ) {
		return problem( 413, __( 'The draft is longer than the credscore service reads at once. Check it in parts.', 'credscore' ) );
	}
	/* translators: %d: an HTTP status. */
	return problem( 502, sprintf( __( 'The credscore service answered with status %d instead of a report. Somebody who keeps this site can look at it.', 'credscore' ), $status ) );
}

/**
 * Returns an error that the editor shows.
 *
 * @param int    $status  The HTTP status of the answer to the editor.
 * @param string $message What happened and what to do.
 * @return \WP_Error
 */
function problem( $status, $message ) {
	return new \WP_Error( 'credscore', $message, array( 'status' => $status ) );
}
