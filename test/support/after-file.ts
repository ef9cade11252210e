import { afterAll } from 'vitest';
import { endFile } from './closing.ts';

// Run before each file of tests. Files share the modules of one process, so what a module opens is not closed by a hook of its own.
afterAll(endFile);
