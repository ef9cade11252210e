import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of a quarter of a minute and more, the longest first: begun last, one of them would keep a single core busy at the end. */
const long: readonly string[] = [
  'e2e/campaign',
  'stores/duckdb',
  'app/desk',
  'app/decisions',
  'cli/serve',
  'app/kill',
  'e2e/start',
  'house/layers',
  'e2e/messages',
  'e2e/hostile',
  'e2e/review',
];

/** Long files first, then those in a process of their own, then those that share one. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    return bySize.sort((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId, project }: TestSpecification): number {
  const place = long.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  if (place !== -1) return place;
  return project.name === 'apart' ? long.length : long.length + 1;
}
