// Writes into build/ what it was built from, so that a test can tell a build that is out of date. Nothing here depends on the builder's version.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const sum = createHash( 'sha256' );
for ( const name of readdirSync( 'src' ).sort() ) {
	sum.update( `${ name }\n` ).update( readFileSync( `src/${ name }` ) );
}
writeFileSync( 'build/sources.sha256', `${ sum.digest( 'hex' ) }\n` );
