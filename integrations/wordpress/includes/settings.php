<?php
/**
 * Where the service is and the key that it asks for: constants of wp-config.php, or a page of settings.
 *
 * @package Credscore
 */

namespace Credscore;

defined( 'ABSPATH' ) || exit;

const OPTION          = 'credscore';
const PAGE            = 'credscore';
const DEFAULT_ADDRESS = 'http://127.0.0.1:8010';

/**
 * Returns the service's address, without a slash at its end.
 *
 * @return string
 */
function address() {
	if ( defined( 'CREDSCORE_URL' ) ) {
		return untrailingslashit( CREDSCORE_URL );
	}
	$saved = get_option( OPTION, array() );
	return isset( $saved['address'] ) && '' !== $saved['address'] ? $saved['address'] : DEFAULT_ADDRESS;
}

/**
 * Returns the key that the service asks for; '' where it asks for none.
 *
 * @return string
 */
function key() {
	if ( defined( 'CREDSCORE_KEY' ) ) {
		return CREDSCORE_KEY;
	}
	$saved = get_option( OPTION, array() );
	return isset( $saved['key'] ) ? $saved['key'] : '';
}

/**
 * Returns the capability that changing the settings needs. The address is asked from within the server's own network, so on a network of
 * sites only whoever keeps the network may set it.
 *
 * @return string
 */
function settings_capability() {
	return is_multisite() ? 'manage_network_options' : 'manage_options';
}

/**
 * Registers the settings and their fields.
 */
function register_settings() {
	register_setting(
		PAGE,
		OPTION,
		array(
			'type'              => 'object',
			'sanitize_callback' => __NAMESPACE__ . '\sanitize_settings',
			'show_in_rest'      => false,
		)
	);
	add_filter( 'option_page_capability_' . PAGE, __NAMESPACE__ . '\settings_capability' );
	add_settings_section( 'service', __( 'The credscore service', 'credscore' ), __NAMESPACE__ . '\show_introduction', PAGE );
	add_settings_field(
		'address',
		__( 'Address', 'credscore' ),
		__NAMESPACE__ . '\show_address',
		PAGE,
		'service',
		array( 'label_for' => 'credscore-address' )
	);
	add_settings_field(
		'key',
		__( 'Key', 'credscore' ),
		__NAMESPACE__ . '\show_key',
		PAGE,
		'service',
		array( 'label_for' => 'credscore-key' )
	);
}

/**
 * Returns the settings that a form gave, and says what is wrong with them. What is not said stays as it was.
 *
 * @param mixed $given The form's fields; or, where WordPress saves a first time, what this function returned.
 * @return array
 */
function sanitize_settings( $given ) {
	$given = is_array( $given ) ? $given : array();
	$saved = get_option( OPTION, array() );
	$saved = is_array( $saved ) ? $saved : array();
	if ( isset( $given['address'] ) ) {
		$wanted = untrailingslashit( trim( (string) $given['address'] ) );
		$wrong  = '' === $wanted ? '' : what_is_wrong_with( $wanted );
		if ( '' !== $wrong ) {
			add_settings_error( OPTION, 'address', $wrong );
		} else {
			$saved['address'] = $wanted;
		}
	}
	if ( ! empty( $given['forget_key'] ) ) {
		$saved['key'] = '';
	} elseif ( isset( $given['key'] ) && '' !== trim( (string) $given['key'] ) ) {
		$wanted = trim( (string) $given['key'] );
		if ( preg_match( '/^[\x21-\x7e]{1,512}$/', $wanted ) ) {
			$saved['key'] = $wanted;
		} else {
			add_settings_error(
				OPTION,
				'key',
				__( 'The key holds a space or a character that a header cannot carry; copy it anew from whoever runs the service.', 'credscore' )
			);
		}
	}
	return array_intersect_key( $saved, array_flip( array( 'address', 'key' ) ) );
}

/**
 * Returns what keeps an address from being the service's, in a sentence; '' where nothing does.
 *
 * @param string $wanted The address.
 * @return string
 */
function what_is_wrong_with( $wanted ) {
	$parts = wp_parse_url( $wanted );
	if ( ! is_array( $parts ) || empty( $parts['host'] ) || ! in_array( $parts['scheme'] ?? '', array( 'http', 'https' ), true ) ) {
		/* translators: %s: what was given. */
		return sprintf( __( '“%s” is no address of a service; expected one such as https://sourcing.example.org', 'credscore' ), $wanted );
	}
	if ( array_diff_key( $parts, array_flip( array( 'scheme', 'host', 'port', 'path' ) ) ) || esc_url_raw( $wanted ) !== $wanted ) {
		/* translators: %s: what was given. */
		return sprintf( __( '“%s” holds more than an address; expected no user, no question mark and no #', 'credscore' ), $wanted );
	}
	return '';
}

/**
 * Adds the page of settings.
 */
function add_settings_page() {
	add_options_page(
		__( 'Sourcing check', 'credscore' ),
		__( 'Sourcing check', 'credscore' ),
		settings_capability(),
		PAGE,
		__NAMESPACE__ . '\show_settings_page'
	);
}

/**
 * Puts a link to the settings beside the plug-in in the list of plug-ins.
 *
 * @param string[] $links The links that are there.
 * @return string[]
 */
function link_to_settings( $links ) {
	$page = admin_url( 'options-general.php?page=' . PAGE );
	return array_merge( array( sprintf( '<a href="%s">%s</a>', esc_url( $page ), esc_html__( 'Settings', 'credscore' ) ) ), $links );
}

/**
 * Shows the page of settings.
 */
function show_settings_page() {
	if ( ! current_user_can( settings_capability() ) ) {
		return;
	}
	?>
	<div class="wrap">
		<h1><?php echo esc_html( get_admin_page_title() ); ?></h1>
		<form action="options.php" method="post">
			<?php
			settings_fields( PAGE );
			do_settings_sections( PAGE );
			submit_button();
			?>
		</form>
	</div>
	<?php
}

/**
 * Says what the settings are for.
 */
function show_introduction() {
	printf(
		'<p>%s</p>',
		esc_html__( 'Drafts are sent from this server to a credscore service, which keeps nothing of them. Whoever writes here needs neither its address nor its key.', 'credscore' )
	);
}

/**
 * Shows the field of the address, and warns where drafts would travel in the open.
 */
function show_address() {
	$fixed = defined( 'CREDSCORE_URL' );
	printf(
		'<input type="url" id="credscore-address" class="regular-text code" name="%s[address]" value="%s" %s>',
		esc_attr( OPTION ),
		esc_attr( address() ),
		$fixed ? 'disabled' : ''
	);
	if ( $fixed ) {
		printf( '<p class="description">%s</p>', esc_html__( 'Set by CREDSCORE_URL in wp-config.php.', 'credscore' ) );
	}
	if ( is_open_to_others( address() ) ) {
		printf(
			'<p class="description"><strong>%s</strong></p>',
			esc_html__( 'Drafts and the key travel to this address unencrypted; https:// keeps them from whoever listens on the way.', 'credscore' )
		);
	}
}

/**
 * Says whether what is sent to an address can be read on the way.
 *
 * @param string $address The address.
 * @return bool
 */
function is_open_to_others( $address ) {
	$host = trim( (string) wp_parse_url( $address, PHP_URL_HOST ), '[]' );
	$own  = 'localhost' === $host || '::1' === $host || 1 === preg_match( '/^127(\.\d{1,3}){3}$/', $host );
	return ! $own && 'https' !== wp_parse_url( $address, PHP_URL_SCHEME );
}

/**
 * Shows the field of the key. The key itself is never sent to a browser.
 */
function show_key() {
	if ( defined( 'CREDSCORE_KEY' ) ) {
		printf( '<p class="description">%s</p>', esc_html__( 'Set by CREDSCORE_KEY in wp-config.php.', 'credscore' ) );
		return;
	}
	$kept = '' !== key();
	printf(
		'<input type="password" id="credscore-key" class="regular-text code" name="%s[key]" value="" autocomplete="off" placeholder="%s">',
		esc_attr( OPTION ),
		$kept ? esc_attr__( 'kept; type another to change it', 'credscore' ) : ''
	);
	if ( $kept ) {
		printf(
			'<p><label><input type="checkbox" name="%s[forget_key]" value="1"> %s</label></p>',
			esc_attr( OPTION ),
			esc_html__( 'Forget the key', 'credscore' )
		);
	}
	printf( '<p class="description">%s</p>', esc_html__( 'What CREDSCORE_API_KEY is for the service. Leave it empty where the service asks for none.', 'credscore' ) );
}
