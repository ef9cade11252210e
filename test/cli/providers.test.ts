import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { hookline } from '../support/cli.ts';
import { look } from '../support/database.ts';
import { fileOf, freshFolder } from '../support/folders.ts';

const secret = 'Tok3n/that+stays';
const closed = 'http://127.0.0.1:1/';
afterEach(() => void vi.unstubAllEnvs());

function fresh(): { workspace: string; run: (...args: readonly string[]) => ReturnType<typeof hookline> } {
  const workspace = join(freshFolder(), 'workspace');
  return { workspace, run: (...args) => hookline(['providers', ...args, '--workspace', workspace]) };
}

const settingsIn = (workspace: string) => JSON.parse(readFileSync(join(workspace, 'providers.json'), 'utf8')).providers;

describe('hookline providers', () => {
  test('lists all of them, off, also where there is no workspace', async () => {
    const { run } = fresh();
    const { status, out } = await run();
    expect(status).toBe(0);
    expect(out).toMatch(/^virustotal +off +domain, host, url, ip +domain +0 of 500 +0 of 15,500 +free$/m);
    expect(out).toContain('All are off: nothing is asked over the network.');
    const listed = JSON.parse((await run('--json')).out);
    expect(listed).toContainEqual(expect.objectContaining({ id: 'rdap', state: 'off', lastError: null, used: { today: 0, month: 0 } }));
  });

  test('set switches one on and keeps its settings for its owner alone', async () => {
    const { workspace, run } = fresh();
    const { status, out } = await run('set', 'ipinfo', 'daily_quota=50', '--secret-file', fileOf('key', `${secret}\n`));
    expect([status, out]).toEqual([0, expect.stringMatching(/^ipinfo \(IPinfo\) is ready\.\n/)]);
    expect(out).toMatch(/^token +\(secret\) +workspace/m);
    expect(out).toMatch(/^daily_quota +50 +workspace/m);
    expect(settingsIn(workspace)).toEqual({ ipinfo: { on: true, settings: { daily_quota: '50', token: secret } } });
    expect(statSync(join(workspace, 'providers.json')).mode & 0o777).toBe(0o600);
    expect((await run('set', 'ipinfo', 'daily_quota=')).out).not.toMatch(/^daily_quota +50/m);
    expect(settingsIn(workspace).ipinfo.settings).toEqual({ token: secret });
    expect((await run()).out).toContain('1 provider on.');
  });

  test('a secret comes from the environment as well, and goes before the one that is kept', async () => {
    const { workspace, run } = fresh();
    expect((await run('set', 'ipinfo')).out).toMatch(/^ipinfo \(IPinfo\) is incomplete: token missing\.\n/);
    vi.stubEnv('HOOKLINE_IPINFO_TOKEN', secret);
    expect((await run('set', 'ipinfo')).out).toMatch(/is ready\.\n/);
    expect(settingsIn(workspace).ipinfo.settings.token).toBe(secret);
    expect(JSON.parse((await run('--json')).out).find(({ id }: { id: string }) => id === 'ipinfo')).toMatchObject({
      state: 'ready',
      settings: expect.arrayContaining([expect.objectContaining({ name: 'token', from: 'environment', value: null })]),
    });
  });

  test('off switches it off and forgets its secret', async () => {
    const { workspace, run } = fresh();
    await run('set', 'ipinfo', 'plan=core', '--secret-file', fileOf('key', secret));
    expect((await run('off', 'ipinfo')).out).toMatch(/^ipinfo \(IPinfo\) is off\.\n/);
    expect(settingsIn(workspace)).toEqual({ ipinfo: { on: false, settings: { plan: 'core' } } });
  });

  test('test asks one thing, and shows the failure in the list', async () => {
    const { run } = fresh();
    await run('set', 'dns-over-https', `address=${closed}`);
    const { status, out } = await run('test', 'dns-over-https', 'evri-parcel.example');
    expect([status, out]).toEqual([
      0,
      'dns-over-https on evri-parcel[.]example: failed, the address is not on the public network\n0 requests sent.\n',
    ]);
    expect((await run()).out).toContain('last error of dns-over-https, 2026-04-06T00:00:00.000Z: the address is not on the public network');
  });

  test('a provider of one’s own is added, set and tested like the others', async () => {
    const { workspace, run } = fresh();
    const file = fileOf(
      'acme.json',
      JSON.stringify({
        id: 'acme-accounts',
        name: 'Acme',
        answers: ['number'],
        address: 'https://10.0.0.1/accounts?number={value}',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the file names its secrets so
        headers: { authorization: 'Bearer ${acme_key}' },
        fields: { linked_account: '/accounts/*/service' },
        sharing: 'full',
        documentation: 'https://docs.acme.example/v2',
      }),
    );
    expect((await run('add', file)).out).toContain('Added acme-accounts.');
    expect((await run('add', file)).status).toBe(0);
    expect((await run('test', 'acme-accounts', '+447700900123')).err).toContain(
      'HOOKLINE_PROVIDER_NOT_READY: Acme cannot be asked: it is off',
    );
    await run('set', 'acme-accounts', '--secret-file', fileOf('key', secret));
    expect((await run('test', 'acme-accounts', '07700 900123')).out).toContain('failed, the address is not on the public network');
    expect((await run('test', 'acme-accounts', 'evri.example')).err).toContain(
      "acme-accounts does not answer about 'evri.example'; it answers about: number",
    );
    expect((await run('add', fileOf('other.json', readFileSync(file)))).err).toContain('HOOKLINE_PROVIDER_FILE');
    expect((await run('add', fileOf('broken.json', '{'))).err).toContain('HOOKLINE_PROVIDER_FILE');
    expect((await run('add', join(workspace, 'none.json'))).err).toContain('HOOKLINE_INPUT_MISSING');
  });

  test('a provider within one’s own house is called one wherever it is listed', async () => {
    const { run } = fresh();
    const about = { id: 'case-desk', name: 'Case desk', answers: ['number'], address: 'https://10.0.0.1/{digits}', sharing: 'full' };
    const more = { fields: { linked_account: '/a' }, documentation: 'https://docs.acme.example/v2', privateHost: '10.0.0.1' };
    await run('add', fileOf('case-desk.json', JSON.stringify({ ...about, ...more })));
    const warning = 'REACHES INTO THE PRIVATE NETWORK: it is asked at 10.0.0.1';
    expect((await run('set', 'case-desk')).out).toContain(`It ${warning}`);
    expect((await run()).out).toContain(`case-desk ${warning}`);
    const listed = JSON.parse((await run('--json')).out) as { id: string; privateHost: string | null }[];
    expect(listed.filter(({ privateHost }) => privateHost !== null).map(({ id }) => id)).toEqual(['case-desk']);
  });

  test.each([
    [['set', 'nobody'], 'HOOKLINE_UNKNOWN_PROVIDER'],
    [['off', 'nobody'], 'HOOKLINE_UNKNOWN_PROVIDER'],
    [['set', 'ipinfo', 'colour=red'], "'colour' is no setting of ipinfo with a value; it has token, plan"],
    [['set', 'ipinfo', 'sharing=all'], 'one of none, hashed, domain, full'],
    [['set', 'ipinfo', 'address=http://gateway.example'], 'would send a key unencrypted'],
    [['set', 'rdap', '--secret-file', 'x'], 'rdap has no secret setting'],
    [['set', 'ipinfo', '--secret-file', '/nowhere/key'], 'the secret file /nowhere/key cannot be read (ENOENT)'],
  ])('%j is refused', async (args, message) => {
    const { workspace, run } = fresh();
    await run('set', 'rdap');
    const { status, err } = await run(...args);
    expect([status, err]).toEqual([2, expect.stringContaining(message)]);
    expect(settingsIn(workspace)).toEqual({ rdap: { on: true, settings: {} } });
  });

  test('a settings file that is broken is said to be, and not written over', async () => {
    const { workspace, run } = fresh();
    await run('set', 'rdap');
    fileOf('providers.json', `{"providers": "${secret}"`, workspace);
    for (const args of [[], ['set', 'whois'], ['off', 'rdap'], ['test', 'rdap', 'a.example']]) {
      const { status, err } = await run(...args);
      expect([status, err]).toEqual([4, expect.stringContaining('HOOKLINE_PROVIDER_SETTINGS')]);
      expect(err).not.toContain(secret);
    }
    expect(readFileSync(join(workspace, 'providers.json'), 'utf8')).toContain(secret);
  });
});

test('no secret stands in anything that is printed or kept, but in the settings file', async () => {
  const { workspace, run } = fresh();
  const said: string[] = [];
  const keep = async (...args: readonly string[]) => {
    const { out, err } = await run(...args);
    said.push(out, err);
  };
  const key = fileOf('key', secret);
  await keep('set', 'ipinfo', `token=${secret}`);
  await keep('set', 'ipinfo', secret);
  await keep('set', 'ipinfo', '--secret-file', key, `address=${closed}${encodeURIComponent(secret)}`);
  await keep('set', 'ipinfo', '--secret-file', fileOf('spaced', `${secret} ${secret}`));
  await keep('test', 'ipinfo', '9.9.9.9');
  await keep('test', 'ipinfo', '9.9.9.9', '--json');
  await keep('--json');
  await keep();
  await keep('off', 'ipinfo', '--json');
  const tables = await look(workspace, "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'main'");
  for (const { name } of tables) said.push(JSON.stringify(await look(workspace, `SELECT COLUMNS(*)::VARCHAR FROM ${name}`)));
  said.push(readFileSync(join(workspace, 'hookline.duckdb'), 'latin1'), JSON.stringify(settingsIn(workspace).ipinfo.settings.token ?? ''));
  expect(said.filter((text) => text.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
  expect(said[1]).toContain('give it with --secret-file token=<file>, or as HOOKLINE_IPINFO_TOKEN');
});
