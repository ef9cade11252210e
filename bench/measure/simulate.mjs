/** `hookline simulate` with the given arguments; ends with a line of JSON. */

import { main } from '../../dist/cli/main.js';

const status = await main(['simulate', ...process.argv.slice(2)]);
process.stdout.write(`\n${JSON.stringify({ status })}\n`);
process.exitCode = status;
