import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hookline } from '../support/cli.ts';
import { fileOf, freshFolder } from '../support/folders.ts';

const brands = (workspace: string, ...args: readonly string[]) => hookline(['brands', ...args, '--workspace', workspace]);
const added = (workspace: string) => JSON.parse(readFileSync(join(workspace, 'data', 'added-brands.json'), 'utf8')) as unknown;

describe('hookline brands', () => {
  it('adds a brand that reading and looking up know from then on', async () => {
    const workspace = freshFolder();
    const { status, out } = await brands(
      workspace,
      'add',
      'Zentrapost',
      '--sector',
      'delivery',
      '--domain',
      'zentrapost.example',
      '--country',
      'gb',
    );
    expect(status).toBe(0);
    expect(out).toContain('Zentrapost (zentrapost, added)');
    const feed = fileOf('feed.txt', 'Zentrapost: your parcel is held, pay the fee at zentrapost-fee.web.app/pay\n');
    expect((await hookline(['investigate', feed, '--workspace', workspace])).status).toBe(0);
    const messages = await hookline(['messages', '--search', 'parcel', '--json', '--workspace', workspace]);
    expect(messages.out).toContain('"brand": "zentrapost"');
    const lookup = await hookline(['lookup', 'zentrapost-fee.web.app', '--offline', '--json', '--workspace', workspace]);
    expect(lookup.out).toContain('"Zentrapost"');
    const screen = await hookline(['lookup', 'zentrapost-fee.web.app', '--offline', '--workspace', workspace]);
    expect(screen.out).toMatch(/^C-\w+ .* Zentrapost, delivery: /m);
  });

  it('adds names and domains to a brand that is there', async () => {
    const workspace = freshFolder();
    expect((await brands(workspace, 'add', 'Evri', '--domain', 'evri-track.example')).status).toBe(0);
    expect((await brands(workspace, 'add', 'Evri', '--sender', 'EvriTrack')).status).toBe(0);
    const shown = JSON.parse((await brands(workspace, 'show', 'evri', '--json')).out) as {
      domains: string[];
      senders: string[];
      added: boolean;
    };
    expect(shown).toMatchObject({ id: 'evri', added: true });
    expect(shown.domains).toContain('evri-track.example');
    expect(shown.senders).toContain('EvriTrack');
  });

  it('adds the brands of a file, all or none', async () => {
    const workspace = freshFolder();
    const good = fileOf(
      'good.json',
      '[{"id":"zentrapost","name":"Zentrapost","sector":"delivery"},{"id":"orvalis","name":"Orvalis","sector":"bank"}]',
    );
    expect((await brands(workspace, 'add', '--file', good)).status).toBe(0);
    const before = added(workspace);
    const bad = fileOf('bad.json', '[{"id":"blixa","name":"Blixa","sector":"shop"},\n{"id":"kvb","name":"KVB"}]');
    const { status, err } = await brands(workspace, 'add', '--file', bad);
    expect(status).toBe(3);
    expect(err).toContain(`${bad}, line 2: brand 2: sector is missing: it must be one of bank, `);
    expect(added(workspace)).toEqual(before);
    expect((await brands(workspace, 'list', '--added')).out).toMatch(/zentrapost \*[\s\S]*orvalis \*/);
  });

  it.each([
    [['add', 'Zentrapost'], 'sector is missing'],
    [['add', 'Zentrapost', '--sector', 'delivery', '--domain', 'evri.com'], 'evri.com is a domain of Evri (evri)'],
    [
      ['add', 'Zentrapost', '--sector', 'delivery', '--alias', 'netflix'],
      "'Netflix' is a name of Netflix; to add to that brand, give --id netflix",
    ],
    [['add'], 'give the name of a brand, or --file with brands'],
    [['show', 'royal mai'], "'royal mai' is no brand of the catalogue; like it: Royal Mail"],
  ])('refuses %j', async (args, reason) => {
    const { status, err } = await brands(freshFolder(), ...args);
    expect(status).toBe(2);
    expect(err).toContain(reason);
  });

  it('lists by words, and says how many more there are', async () => {
    const { out } = await brands(freshFolder(), 'list', '--search', 'delivery GB', '--limit', '3');
    expect(out.split('\n').filter((line) => line.includes('delivery'))).toHaveLength(3);
    expect(out).toMatch(/… and \d+ others; --limit shows more\./);
  });
});
