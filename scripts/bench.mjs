/** `npm run bench`: sets up and runs the benchmarks; see docs/guide/measuring.md. */
import { root, setUp } from './setup.mjs';

setUp();
const { runBench } = await import(new URL('../bench/bench.mjs', import.meta.url));
await runBench(root, process.argv.slice(2));
