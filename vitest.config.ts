import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

const tests = ['test/**/*.test.ts'];
/** Servers, browsers and large sets: each file of these in a process of its own. */
const apart = [
  'test/{e2e,real,server}/**/*.test.ts',
  'test/app/{desk*,kill}.test.ts',
  'test/cli/serve*.test.ts',
  'test/house/layers.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A busy machine draws late.
    expect: { poll: { timeout: 15_000 } },
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    setupFiles: ['./test/support/after-file.ts', './test/support/same-cases.ts'],
    globalSetup: ['./test/support/shared-folder.ts'],
    projects: [
      // A browser or a server that a busy machine starves gets a second chance; the closing lines name whoever needed it.
      { extends: true, test: { name: 'apart', include: apart, retry: 1 } },
      // Two processes share the other files: to load the program and its data anew for each took a third of the time.
      { extends: true, test: { name: 'together', include: tests, exclude: apart, isolate: false } },
    ],
    // The plain closing line is for machines that count tests in any language.
    reporters: ['default', './test/plain-reporter.ts'],
  },
});
