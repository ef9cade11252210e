import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, headings, read, root } from './documents.ts';

const documents = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'examples/README.md',
  'data/README.md',
  ...filesIn('docs', /\.md$/),
  ...filesIn('src', /CONTEXT\.md$/),
];

/** Targets of the links (or pictures) of a document, outside of code blocks. */
function targets(path: string, pictures: boolean): string[] {
  const text = read(path).replace(/```[\s\S]*?```/g, '');
  return [...text.matchAll(/(!?)\[[^\]]*\]\(([^)\s]+)\)/g)].filter(([, mark]) => (mark === '!') === pictures).map(([, , to]) => to ?? '');
}

/** GitHub's anchor for a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

describe('the documents', () => {
  it('show the two commands in the README', () => {
    expect(read('README.md')).toMatch(/^npm start$/m);
    expect(read('README.md')).toMatch(/^npm test$/m);
  });

  it.each(documents)('%s links only to what is there', (path) => {
    for (const to of targets(path, false)) {
      if (/^https?:/.test(to)) continue;
      const [file = '', part] = to.split('#');
      const target = file === '' ? path : normalize(join(dirname(path), file));
      expect(existsSync(join(root, target)), `${path} links to ${to}`).toBe(true);
      if (!part || !target.endsWith('.md')) continue;
      const anchors = [1, 2, 3, 4].flatMap((level) => headings(read(target), level)).map(anchor);
      expect(anchors, `${path} links to ${to}`).toContain(part);
    }
  });

  // The pictures are taken from a real report in a browser; until the folder is there, there is nothing to look for.
  it('show only pictures that are there', () => {
    for (const path of documents)
      for (const to of targets(path, true)) expect(existsSync(join(root, dirname(path), to)), `${path} shows ${to}`).toBe(true);
  });

  it.each(documents)('%s can be found from the README or from another document', (path) => {
    if (path === 'README.md' || path.endsWith('CONTEXT.md')) return;
    const linked = documents.flatMap((from) => targets(from, false).map((to) => normalize(join(dirname(from), to.split('#')[0] ?? ''))));
    expect(linked).toContain(path);
  });

  it.each(documents)('%s names no path of the machine it was written on', (path) => {
    expect(read(path).match(/(?<![\w.])\/(?:home|root|work|Users|tmp)\/[^\s)`]*/g) ?? []).toEqual([]);
  });
});
