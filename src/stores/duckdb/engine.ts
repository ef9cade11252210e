import { createRequire } from 'node:module';

/**
 * The engine's binding. It is CommonJS in some two hundred files: `import` would read all of them once more, only to learn their names,
 * which costs each command a fifth of a second.
 */
export const { DuckDBInstance, listValue } = createRequire(import.meta.url)('@duckdb/node-api') as typeof import('@duckdb/node-api');
export type DuckDBInstance = InstanceType<typeof DuckDBInstance>;
