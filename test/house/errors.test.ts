import { describe, expect, it } from 'vitest';
import { errorTable, HooklineError } from '../../src/model/errors.ts';
import { codeWords, filesIn, read, tableRows } from './documents.ts';

const documented = new Map(
  tableRows(read('docs/reference/errors.md'))
    .filter(([code]) => code?.startsWith('`HOOKLINE_'))
    .map(([code = '', exit, http, when, remedy]) => [code.replaceAll('`', ''), { exit: Number(exit), http: Number(http), when, remedy }]),
);

describe('the error table', () => {
  it('is documented whole, and nothing else is', () => {
    expect([...documented.keys()].sort()).toEqual(Object.keys(errorTable).sort());
  });

  it.each(Object.entries(errorTable))('%s has the same statuses and remedy in the document', (code, { exit, http, remedy }) => {
    expect(documented.get(code)).toMatchObject({ exit, http, remedy });
    expect(documented.get(code)?.when).not.toBe('');
  });

  it('holds every code that the source raises and every code that a document names', () => {
    const texts = [...filesIn('src', /\.ts$/), ...filesIn('docs', /\.md$/), 'README.md'].map(read);
    const named = new Set(texts.flatMap((text) => text.match(/\bHOOKLINE_[A-Z_]+\b/g) ?? []));
    named.delete('HOOKLINE_BENCH_DATA');
    named.delete('HOOKLINE_COLUMNS');
    named.delete('HOOKLINE_LLM_KEY');
    named.delete('HOOKLINE_DATA');
    named.delete('HOOKLINE_ACME_ACCOUNTS_ACME_KEY');
    named.delete('HOOKLINE_VIRUSTOTAL_API_KEY');
    expect([...named].filter((code) => !(code in errorTable))).toEqual([]);
  });

  it('holds no code that nothing raises', () => {
    const source = filesIn('src', /\.ts$/)
      .filter((path) => path !== 'src/model/errors.ts')
      .map(read)
      .join('\n');
    expect(Object.keys(errorTable).filter((code) => !source.includes(`'${code}'`))).toEqual([]);
  });

  it('names only commands and options that exist in its remedies', () => {
    const commands = Object.values(errorTable).flatMap(({ remedy }) => codeWords(remedy).filter((word) => word.startsWith('hookline ')));
    const known = read('docs/reference/commands.md');
    for (const command of commands) expect(known).toContain(`## hookline ${command.split(' ')[1]}`);
  });

  it('gives an error its exit status and remedy', () => {
    const error = new HooklineError('HOOKLINE_INPUT_EMPTY', 'feed.csv is empty');
    expect([error.exitStatus, error.remedy]).toEqual([3, errorTable.HOOKLINE_INPUT_EMPTY.remedy]);
  });
});
