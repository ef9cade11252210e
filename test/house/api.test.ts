import { describe, expect, it } from 'vitest';
import { type Route, routes } from '../../src/api/routes.ts';
import { headings, read, section, tableRows } from './documents.ts';

const document = read('docs/reference/api.md');
const tags = [...new Set(Object.values<Route>(routes).map(({ tag }) => tag))];

describe('api.md', () => {
  it('has a heading for every area of the table, and no other', () => {
    expect(headings(document, 3)).toEqual(tags);
  });

  it.each(tags)('lists the operations of %s with request, role and what they do', (tag) => {
    const rows = tableRows(section(document, `### ${tag}`)).map((cells) => cells.map((cell) => cell.replaceAll('`', '')));
    const wanted = Object.entries<Route>(routes)
      .filter(([, route]) => route.tag === tag)
      .map(([id, { method, path, role, summary }]) => [id, `${method} ${path}`, role, summary]);
    expect(rows).toEqual(wanted);
  });
});
