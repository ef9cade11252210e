import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type OperationId, type Route, routes } from '../../src/api/routes.ts';
import { schemas } from '../../src/api/schemas/index.ts';
import { readQuery } from '../../src/server/read-query.ts';
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

describe('the examples of api.md', () => {
  const commands = commandsOf(section(document, '## By example'));
  const tasks = [
    'health',
    'session',
    'pushReports',
    'upload',
    'preview',
    'startRun',
    'run',
    'runEvents',
    'events',
    'campaigns',
    'campaign',
  ];
  const more = [
    'messages',
    'lookUp',
    'lookUpMany',
    'lookupFile',
    'decide',
    'undoDecision',
    'decisions',
    'saveLabel',
    'dropLabel',
    'exportFile',
  ];

  it('show each task of a gateway, a SIEM and a SOAR', () => {
    const shown = commands.map(({ id }) => id);
    for (const id of [...tasks, ...more, 'audit', 'rejects', 'providers']) expect(shown).toContain(id);
  });

  it.each(commands)('$command fits its operation', ({ id, query, body }) => {
    expect(id).not.toBe('');
    const { query: asked, body: taken } = schemas[id as OperationId] as { query?: z.ZodType; body?: unknown };
    if (asked) expect(asked.safeParse(readQuery(asked, query)).error).toBeUndefined();
    else expect(query).toEqual({});
    if (taken instanceof z.ZodType) expect(taken.safeParse(JSON.parse(body ?? 'null')).error).toBeUndefined();
  });
});

interface Command {
  readonly command: string;
  /** Empty where no operation is at that address. */
  readonly id: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What the commands of a document ask for; variables of the shell stand for an `x`. */
function commandsOf(markdown: string): Command[] {
  const blocks = [...markdown.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block ?? '');
  const asks = [
    ...blocks
      .join('\n')
      .matchAll(/(?:ask|send|curl) (?:[^'"\n|]|'[^']*'|"(?:[^"\\]|\\.)*")*?"\$HOOKLINE(\/api[^"]*)"((?:[^'"\n|)]|'[^']*'|"[^"]*")*)/g),
  ];
  return asks.map(([command, address = '', behind = '']) => {
    const url = new URL(address.replace(/\$\w+/g, 'x'), 'http://x.test');
    const all = command.replace(/'"\$\w+"'/g, 'x');
    const json = /^send\b/.test(command) ? (/ -d '([^']*)'/.exec(all)?.[1] ?? null) : null;
    const fields = json === null ? [...behind.matchAll(/ -d (\w+)=(\w+)/g)].map(([, name = '', value = '']) => [name, value] as const) : [];
    const hasBody = json !== null || command.includes('--data-binary');
    const method = / -X (\w+)/.exec(command)?.[1] ?? (hasBody ? 'POST' : 'GET');
    const query = { ...Object.fromEntries(url.searchParams), ...Object.fromEntries(fields) };
    return { command: command.slice(0, 100), id: operationAt(method, url.pathname), query, body: json };
  });
}

function operationAt(method: string, path: string): string {
  const fits = ([, route]: [string, Route]) =>
    route.method === method && new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`).test(path);
  const found = Object.entries<Route>(routes).filter(fits);
  return (found.find(([, route]) => route.path === path) ?? found[0])?.[0] ?? '';
}
