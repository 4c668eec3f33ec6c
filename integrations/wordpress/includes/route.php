<?php
/**
 * The route by which the editor asks: POST /wp-json/credscore/v1/posts/ID/report.
 *
 * The browser talks to WordPress alone, so that the service needs no CORS and its key stays on the server. WordPress itself takes a request
 * for that of a signed-in user only when it carries the nonce of the REST API.
 *
 * @package Credscore
 */

namespace Credscore;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the route.
 */
function register_route() {
	register_rest_route(
		'credscore/v1',
		'/posts/(?P<id>\d+)/report',
		array(
			'methods'             => \WP_REST_Server::CREATABLE,
			'callback'            => __NAMESPACE__ . '\answer',
			'permission_callback' => __NAMESPACE__ . '\may_ask',
			'args'                => array(
				'id'    => array(
					'type'     => 'integer',
					'minimum'  => 1,
					'required' => true,
				),
				'text'  => array(
					'description' => __( 'The draft as plain text, one block a paragraph.', 'credscore' ),
					'type'        => 'string',
					'required'    => true,
				),
				'title' => array(
					'description' => __( 'Its headline as plain text.', 'credscore' ),
					'type'        => 'string',
					'default'     => '',
				),
			),
		)
	);
}

/**
 * Says whether whoever asks may edit the post that is asked about.
 *
 * @param \WP_REST_Request $request The request.
 * @return bool
 */
function may_ask( $request ) {
	return current_user_can( 'edit_posts' ) && current_user_can( 'edit_post', (int) $request['id'] );
}

/**
 * Answers with the report of a draft.
 *
 * @param \WP_REST_Request $request The request.
 * @return array|\WP_Error
 */
function answer( $request ) {
	$post    = get_post( (int) $request['id'] );
	$article = array(
		'text'   => $request['text'],
		'title'  => '' === $request['title'] ? null : $request['title'],
		'author' => get_the_author_meta( 'display_name', $post->post_author ),
	);
	/**
	 * Filters the article before it is sent, for a byline that stands elsewhere than in the post's author, say.
	 *
	 * @param array    $article The members of an article: text, title, author; published, outlet, language may be added.
	 * @param \WP_Post $post    The post.
	 */
	$told = ask_service( apply_filters( 'credscore_article', $article, $post ) );
	return is_wp_error( $told ) ? $told : report_of( $told );
}
