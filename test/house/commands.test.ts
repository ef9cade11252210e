import { describe, expect, it } from 'vitest';
import { here } from '../../src/cli/effects.ts';
import { createProgram } from '../../src/cli/program.ts';
import { noProgress } from '../../src/ports/progress.ts';
import { headings, read, section, tableRows } from './documents.ts';

const document = read('docs/reference/commands.md');
const program = createProgram(
  {
    ...here,
    write() {},
    warn() {},
    stdin: (async function* () {})(),
    progress: noProgress,
    now: () => 0,
    actor: 'test',
  },
  async () => 0,
);
/** By what is typed: a command of a group goes by both names, and a group that does nothing itself is none. */
const byName = new Map(
  program.commands.flatMap((command) => [
    ...(command.commands.length === 0 || command.options.length > 0 ? [[command.name(), command] as const] : []),
    ...command.commands.map((one) => [`${command.name()} ${one.name()}`, one] as const),
  ]),
);
const commands = [...byName.keys()];

/** Option rows of one command's section: flags in the first cell, default in the last. */
function documentedOptions(command: string): Map<string, string> {
  const rows = tableRows(section(document, `## hookline ${command}`)).filter(([flags]) => flags?.startsWith('`-'));
  return new Map(rows.map((row) => [row[0]?.replaceAll('`', '') ?? '', row.at(-1)?.replaceAll('`', '') ?? '']));
}

describe('commands.md', () => {
  it('has a section for each command and for no other', () => {
    const named = headings(document, 2).filter((heading) => heading.startsWith('hookline '));
    expect(named.map((heading) => heading.slice('hookline '.length)).sort()).toEqual([...commands].sort());
  });

  it.each(commands)('documents each option of %s with its default, and no other', (name) => {
    const command = byName.get(name);
    const expected = new Map(
      command?.options.map((option) => {
        const { defaultValue } = option;
        const plain = defaultValue === undefined || defaultValue === false || typeof defaultValue === 'object';
        return [option.flags, plain ? '' : String(defaultValue)];
      }),
    );
    expect(documentedOptions(name)).toEqual(expected);
  });

  it.each(commands)('shows how %s is called', (name) => {
    const command = byName.get(name);
    const args = command?.registeredArguments.map((argument) => `<${argument.name()}${argument.variadic ? '...' : ''}>`).join(' ');
    expect(section(document, `## hookline ${name}`)).toContain(`hookline ${name}${args ? ` ${args}` : ''}`);
  });

  it('gives every exit status of the help', () => {
    const statuses = tableRows(section(document, '## Exit status')).map(([status]) => status);
    expect(statuses).toEqual(['0', '1', '2', '3', '4', '5']);
  });
});
