import { configureGlobal } from 'fast-check';

// Run before each file of tests: properties are tried on the same cases every time, so that a failure is of the change at hand.
// HOOKLINE_TEST_SEED=<whole number> tries others; a failure names its seed.
configureGlobal({ seed: Number(process.env.HOOKLINE_TEST_SEED ?? 7726) });
