import { describe, expect, test } from 'vitest';
import { here } from '../../src/cli/effects.ts';
import { runCommand } from '../../src/cli/main.ts';
import { noProgress } from '../../src/ports/progress.ts';
import { hookline } from '../support/cli.ts';
import { look } from '../support/database.ts';
import { evaluationFeed } from '../support/evaluation.ts';

const feed = evaluationFeed();
const { evaluate, labels, drawn } = feed;

describe('label', () => {
  const label = (input: string, ...args: string[]) => evaluate(['label', '--sample', 'sample-1', '--as', 'ann', ...args], input);

  test('keeps each answer at once, stops anywhere and goes on where it stopped', async () => {
    const sample = await drawn();
    const first = await label('x\n3\nat\nEVRI\np\nx\n4\n');
    expect(first.out).toContain('── 1 of 8: 1 report, from Evri');
    expect(first.out).toContain('kept: scam, delivery, evri, authority, time and urgency');
    expect(first.out).toContain('ann has labelled 2 of 8 texts of sample-1 (25 %).');
    // The third was not finished: nothing of it is kept.
    expect(await labels()).toMatchObject([
      {
        textId: sample[0]?.id,
        messageClass: 'scam',
        scamType: 'delivery',
        topic: 'delivery',
        brand: 'evri',
        lures: ['authority', 'time_and_urgency'],
      },
      {
        textId: sample[1]?.id,
        messageClass: 'passcode',
        scamType: null,
        brand: null,
        lures: [],
        labelledBy: 'ann',
        labelledAt: Date.UTC(2026, 3, 6),
      },
    ]);
    const second = await label('l\nq\n');
    expect(second.out).toContain('── 3 of 8');
    expect(second.out).not.toContain('── 1 of 8');
    const last = await label('u\n'.repeat(9));
    expect(last.out).toContain('ann has labelled 8 of 8');
    expect((await label('x\n')).out).not.toContain('── ');
  });

  test('goes back, takes back, skips, and explains', async () => {
    const sample = await drawn();
    const { out } = await label('b\np\nb\n\ns\nz\nn\n?\nbogus\nq\n');
    expect(out).toContain('This is the first text.');
    expect(out).toContain('you said: passcode; Return leaves it so');
    expect(out).toContain('Taken back.');
    expect(out).toContain('time and urgency  a deadline');
    expect(out).toContain('Say p, s, x, l or u');
    expect(await labels()).toMatchObject([{ textId: sample[0]?.id, messageClass: 'passcode' }]);
    // A second thought is taken back to the first one, which is not lost.
    expect((await label('b\nb\ns\nz\nq\n')).out).toContain('Taken back; as before: passcode');
    expect(await labels()).toMatchObject([{ messageClass: 'passcode' }]);
    expect(Number((await look(feed.workspace, 'SELECT count(*) AS n FROM labels'))[0]?.n)).toBe(5);
  });

  test('goes back within a text, and asks again for what it does not understand', async () => {
    await drawn();
    const { out } = await label(
      'x\n99\n2\nb\n13\nfake shop\nqqq\nyz\nk\nGronk & Sons\n<\nn\nGronk & Sons\nGronk and Sons\nGronk & Sons\nGronk & Sons\nq\n',
    );
    expect(out).toContain('Say a number from 1 to 13.');
    expect(out).toContain('Say letters of a, d, i, n, h, k, t');
    expect(out).toContain("The catalogue has no such brand. Say it once more to keep it as 'Gronk & Sons'.");
    expect(await labels()).toMatchObject([{ scamType: 'others', topic: 'fake shop', lures: ['need_and_greed'], brand: 'Gronk & Sons' }]);
  });

  test('is blind unless told otherwise', async () => {
    await drawn();
    expect((await label('x\n3\n\n\n')).out).not.toMatch(/guess/);
    expect((await labels())[0]).toMatchObject({ brand: '' });
    const shown = await label('n\n'.repeat(7), '--show-guess');
    expect(shown.out.match(/the classifier's guess: \w+/g)).toHaveLength(7);
    const guessed = await hookline(['evaluate', 'label', '--sample', 'sample-1', '--as', 'bob', '--show-guess', '-w', feed.workspace], {
      input: 'x\n3\n\n\n'.repeat(8),
    });
    const brands = await look(
      feed.workspace,
      "SELECT l.brand, e.brand AS guess FROM labels l JOIN embedded_verdicts e USING (text_id) WHERE labelled_by = 'bob'",
    );
    expect(guessed.status).toBe(0);
    expect(brands.filter(({ guess }) => guess !== null).length).toBeGreaterThan(0);
    for (const { brand, guess } of brands) expect(brand).toBe(guess ?? '');
  });

  test('shows nothing that a terminal obeys, and no link', async () => {
    await drawn();
    const { out } = await label('n\n'.repeat(8));
    expect(out).toContain('⟨U+001B⟩[31mred⟨U+202E⟩');
    expect([...out].filter((character) => /[\p{Cc}\p{Cf}]/u.test(character) && character !== '\n')).toEqual([]);
    expect(out).not.toMatch(/https?:\/\//);
  });

  test('with --json standard output holds the result alone', async () => {
    await drawn();
    const { out, err } = await label('p\nq\n', '--json');
    expect(JSON.parse(out)).toEqual({ sample: 'sample-1', person: 'ann', texts: 8, labelled: 1 });
    expect(err).toContain('── 1 of 8');
  });

  test('names the samples there are where it knows none of that name', async () => {
    expect(await label('')).toMatchObject({ status: 2, err: expect.stringContaining('there is none yet') });
    await drawn();
    const wrong = await evaluate(['label', '--sample', 'x', '--as', 'ann']);
    expect(wrong).toMatchObject({ status: 2, err: expect.stringMatching(/HOOKLINE_UNKNOWN_SAMPLE: .* sample-1/) });
    expect((await evaluate(['label', '--sample', 'sample-1', '--as', '\u001b[31m'])).status).toBe(2);
  });

  test('takes single keys where there is a terminal', async () => {
    await drawn();
    const keys = [...'x3at\b\bh\r'].concat([...'evriX', '\b', '\r'], [...'px1', '\r', '\u001b'], [...'1', '\r', '\r', '\r'], ['\u0003']);
    const named: Readonly<Record<string, string>> = { '\b': 'backspace', '\r': 'return', '\u001b': 'escape', '\u0003': 'c' };
    let out = '';
    let ended = false;
    const status = await runCommand(['evaluate', 'label', '--sample', 'sample-1', '--as', 'ann', '-w', feed.workspace], {
      ...here,
      write: (text) => {
        out += text;
      },
      warn() {},
      stdin: (async function* () {})(),
      keyboard: async function* () {
        try {
          for (const text of keys) yield { text, name: named[text] ?? text, ctrl: text === '\u0003' };
        } finally {
          ended = true;
        }
      },
      progress: noProgress,
      now: () => 1,
      actor: 'tester',
    });
    expect([status, ended]).toEqual([0, true]);
    expect((await labels()).map(({ messageClass, scamType, brand, lures }) => [messageClass, scamType, brand, lures]).sort()).toEqual([
      ['passcode', null, null, []],
      ['scam', 'delivery', 'evri', ['herd']],
      ['scam', 'wrong_number', '', []],
    ]);
    expect(out).toContain('ann has labelled 3 of 8');
  });
});
