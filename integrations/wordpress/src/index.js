// Puts the panel into the block editor: a sidebar, and a panel before publication that keeps nobody from publishing.

import * as editPost from '@wordpress/edit-post';
import * as editor from '@wordpress/editor';
import { createElement as h, Fragment } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { registerPlugin } from '@wordpress/plugins';

import { Sourcing } from './panel.js';
import './panel.css';

const NAME = 'credscore';

// Before WordPress 6.6 the places for plug-ins are those of edit-post.
const { PluginPrePublishPanel, PluginSidebar, PluginSidebarMoreMenuItem } = editor.PluginSidebar ? editor : editPost;

registerPlugin( NAME, {
	icon: 'format-quote',
	render: () =>
		h(
			Fragment,
			null,
			h( PluginSidebarMoreMenuItem, { target: NAME }, __( 'Sourcing', 'credscore' ) ),
			h( PluginSidebar, { name: NAME, title: __( 'Sourcing', 'credscore' ) }, h( Sourcing ) ),
			h(
				PluginPrePublishPanel,
				{ title: __( 'Sourcing', 'credscore' ), initialOpen: true },
				h( Sourcing, { brief: true } )
			)
		),
} );
