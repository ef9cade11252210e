import { at } from './reading.ts';

/** The steps of a JSON pointer (RFC 6901), with `*` for each element of a list; null where it is none. */
export function stepsOf(pointer: string): readonly string[] | null {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return null;
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What stands at a pointer, in order, no more than `most`; nothing where the way ends before. */
export function elementsAt(value: unknown, steps: readonly string[], most: number): readonly unknown[] {
  let here: readonly unknown[] = [value];
  for (const step of steps) {
    here = here.flatMap((one) => (step === '*' ? (Array.isArray(one) ? one.slice(0, most) : []) : [at(one, step)])).slice(0, most);
  }
  return here.filter((one) => one !== undefined);
}
