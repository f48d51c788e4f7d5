// Fills a demonstration in the folder that is named, for the journeys to begin with a copy of it.

import { fillDemo } from './site.mjs';

await fillDemo(process.argv[2]);
