<?php
/**
 * Plugin Name:       Sourcing check (credscore)
 * Description:       Shows in the block editor how well a draft shows its sources: who speaks, and what an editor would ask. Asks a credscore service of your own; blocks nothing.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            The credscore developers
 * License:           Apache-2.0
 * License URI:       https://www.apache.org/licenses/LICENSE-2.0
 * Text Domain:       credscore
 *
 * @package Credscore
 */

namespace Credscore;

defined( 'ABSPATH' ) || exit;

require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/service.php';
require __DIR__ . '/includes/report.php';
require __DIR__ . '/includes/route.php';

const SCRIPT = 'credscore-panel';

add_action( 'rest_api_init', __NAMESPACE__ . '\register_route' );
add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );
add_action( 'admin_menu', __NAMESPACE__ . '\add_settings_page' );
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\enqueue_panel' );
add_filter( 'plugin_action_links_' . plugin_basename( __FILE__ ), __NAMESPACE__ . '\link_to_settings' );

/**
 * Adds the panel to the editor of posts; the editors of widgets and of the site have no draft to check.
 */
function enqueue_panel() {
	$screen = get_current_screen();
	if ( ! $screen || 'post' !== $screen->base ) {
		return;
	}
	$asset = require __DIR__ . '/build/index.asset.php';
	wp_enqueue_script( SCRIPT, plugins_url( 'build/index.js', __FILE__ ), $asset['dependencies'], $asset['version'], true );
	wp_set_script_translations( SCRIPT, 'credscore' );
	wp_enqueue_style( SCRIPT, plugins_url( 'build/index.css', __FILE__ ), array(), $asset['version'] );
	wp_style_add_data( SCRIPT, 'rtl', 'replace' );
}
