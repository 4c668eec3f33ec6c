<?php
/**
 * Takes the settings away with the plug-in.
 *
 * @package Credscore
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'credscore' );
