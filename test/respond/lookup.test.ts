import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { LookupReport } from '../../src/model/lookup.ts';
import type { LookupView } from '../../src/model/lookup-view.ts';
import type { Observation } from '../../src/model/observation.ts';
import { lookupPage } from '../../src/respond/lookup/page.ts';
import { lookupPdf } from '../../src/respond/lookup/pdf.ts';
import { lookupView } from '../../src/respond/lookup/view.ts';
import { writable } from '../../src/respond/pdf/flow.ts';
import { readFont } from '../../src/respond/pdf/font.ts';
import { projectFolder } from '../support/folders.ts';

const at = Date.UTC(2026, 3, 6, 12, 30);
const font = (file: string) => readFont(readFileSync(join(projectFolder, 'data', 'fonts', `${file}.ttf`)), file);
const faces = { plain: font('DejaVuSans'), bold: font('DejaVuSans-Bold') };
const names = { brands: new Map([['evri', 'Evri']]), sources: new Map([['rdap', 'RDAP']]) };

function said(field: string, value: string, rest: Partial<Observation> = {}): Observation {
  return { subject: 'domain:evri-fee.example', field, value, source: 'rdap', observedAt: at, validUntil: null, ...rest };
}

/** A report in which every text comes from outside and is `text`. */
function reportOf(text: string, fields: Partial<LookupReport> = {}): LookupReport {
  return {
    given: text,
    kind: 'text',
    value: text,
    at,
    risk: { verdict: 'scam', score: 85, reasons: [{ rule: 'listed', points: 60, detail: text }], unknown: ['where it is hosted'] },
    message: {
      verdict: {
        messageClass: 'scam',
        scamType: 'delivery',
        topic: 'delivery',
        brand: null,
        lures: [],
        asks: [],
        confidence: 0.9,
        reasons: [text],
        producer: `person:${text}`,
      },
      script: text,
      language: 'en',
      evasions: [text],
    },
    groups: [{ subject: `url:${text}`, kind: 'url', value: text, risk: null, observations: [said(text, text, { source: text })] }],
    history: {
      [`url:${text}`]: {
        reports: 3,
        asSender: 0,
        first: at,
        last: at,
        classes: { scam: 3 },
        types: { delivery: 3 },
        campaigns: [],
        campaignCount: 1,
      },
    },
    campaigns: [],
    disagreements: [{ subject: `url:${text}`, field: text, said: [said(text, text), said(text, `${text}!`)], because: 'it is newer' }],
    notAsked: [{ source: text, name: text, reason: 'failed', detail: text }],
    ...fields,
  };
}

const pdfOf = (view: LookupView) => lookupPdf(view, { version: '1.2.3', at, faces });
const markup = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`;
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    markup,
    'javascript:alert(1)',
    'https://evil.example/a?b=<c>',
    '\u202eevil',
    ') Tj ET endstream endobj',
    '=cmd()',
    'a@b.example',
    '\u0000',
  ),
);

describe('the look-up as a page', () => {
  it('runs nothing, loads nothing and links nowhere, whatever stands in it', () => {
    const plain = parseHTML(lookupPage(lookupView(reportOf('words'), names), '1.2.3')).document;
    fc.assert(
      fc.property(hostile, (text) => {
        const { document } = parseHTML(lookupPage(lookupView(reportOf(text), names), '1.2.3'));
        expect(document.querySelectorAll('script, img, iframe, object, embed, link, form, a, base').length).toBe(0);
        const attributes = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes].map(({ name }) => name));
        const known = new Set([...plain.querySelectorAll('*')].flatMap((element) => [...element.attributes].map(({ name }) => name)));
        expect(attributes.filter((name) => !known.has(name))).toEqual([]);
        expect(document.body.textContent).not.toMatch(/https?:\/\/|[\u202a-\u202e\u2066-\u2069]/i);
      }),
      { numRuns: 200 },
    );
  });

  it('forbids by its own policy what it does not do', () => {
    const page = lookupPage(lookupView(reportOf('words'), names), '1.2.3');
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/https?:\/\//);
  });

  it('shows verdict, score, reasons with points, what is unknown, facts with source and date, history, disagreements, and who was not asked', () => {
    const groups = [
      {
        subject: 'domain:evri-fee.example',
        kind: 'domain' as const,
        value: 'evri-fee.example',
        risk: null,
        observations: [said('registrar', 'Name Shop')],
      },
    ];
    const page = lookupPage(lookupView(reportOf('evri-fee.example', { kind: 'domain', message: null, groups }), names), '1.2.3');
    const text = parseHTML(page).document.body.textContent ?? '';
    for (const words of [
      'evri-fee[.]example',
      'Scam',
      '85',
      '+60',
      'where it is hosted',
      'Name Shop',
      'RDAP',
      '2026-04-06',
      '3 reports',
      'it is newer',
      'asked, and gave no answer',
    ])
      expect(text).toContain(words);
  });

  it('says so where there is no workspace, no report, no fact', () => {
    const text = (fields: Partial<LookupReport>) =>
      parseHTML(lookupPage(lookupView(reportOf('x', fields), names), '1')).document.body.textContent;
    expect(text({ history: null })).toContain('No workspace was given');
    expect(text({ history: {} })).toContain('stands in none of our reports');
    expect(text({ groups: [{ subject: 'ip:192.0.2.1', kind: 'ip', value: '192.0.2.1', risk: null, observations: [] }] })).toContain(
      'No source says anything',
    );
    expect(text({ notAsked: [] })).toContain('Every source that could say something was asked');
  });
});

describe('the look-up as a PDF', () => {
  it('is a PDF whose cross-reference table leads to its objects', () => {
    const bytes = Buffer.from(pdfOf(lookupView(reportOf('Your parcel is held'), names)));
    const file = bytes.toString('latin1');
    expect(file.startsWith('%PDF-1.7')).toBe(true);
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
    expect(file.slice(start, start + 4)).toBe('xref');
    const places = [...file.slice(start).matchAll(/^(\d{10}) 00000 n /gm)].map(([, place]) => Number(place));
    expect(places.length).toBeGreaterThan(8);
    places.forEach((place, index) => {
      expect(file.slice(place, place + 12)).toMatch(new RegExp(`^${index + 1} 0 obj`));
    });
  });

  it('has no action, link, script or attachment, whatever stands in it, and is as long as its streams say', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const file = Buffer.from(pdfOf(lookupView(reportOf(text), names))).toString('latin1');
        const outside = withoutStreams(file);
        expect(outside).not.toMatch(/\/(?:JS|JavaScript|OpenAction|AA|Annots|URI|Launch|EmbeddedFile|AcroForm|Names)\b/);
        expect((outside.match(/endobj/g) ?? []).length).toBe((outside.match(/\d+ 0 obj/g) ?? []).length);
      }),
      { numRuns: 25 },
    );
  });

  it('writes accents, Greek and Cyrillic, and gives what its font lacks by code', () => {
    expect(writable('Grüße, Łódź, Αθήνα, Москва, €', faces.plain)).toBe('Grüße, Łódź, Αθήνα, Москва, €');
    expect(writable('e\u0301', faces.plain)).toBe('é');
    expect(writable('你🎉', faces.bold)).toBe('⟨U+4F60⟩⟨U+1F389⟩');
  });

  it('can be searched and copied: its glyphs lead back to their characters', () => {
    const file = Buffer.from(pdfOf(lookupView(reportOf('Zahlung für Łódź'), names))).toString('latin1');
    const map = new Map([...file.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]{4})>$/gm)].map(([, glyph, unicode]) => [glyph, unicode]));
    const shown = [...file.matchAll(/<((?:[0-9a-f]{4})+)> Tj/g)].map(([, glyphs = '']) =>
      (glyphs.match(/.{4}/g) ?? []).map((glyph) => String.fromCharCode(Number.parseInt(map.get(glyph) ?? '0', 16))).join(''),
    );
    expect(shown.join('\n')).toContain('Zahlung für Łódź');
  });

  it('goes over pages, each with its number', () => {
    const observations = Array.from({ length: 150 }, (_, index) => said(`field_${index}`, `value ${index}`));
    const groups = [{ subject: 'domain:a.example', kind: 'domain' as const, value: 'a.example', risk: null, observations }];
    const file = Buffer.from(pdfOf(lookupView(reportOf('a.example', { kind: 'domain', message: null, groups }), names))).toString('latin1');
    expect(Number(/\/Count (\d+)/.exec(file)?.[1])).toBeGreaterThan(3);
  });

  it('is the same for the same look-up, and smaller with streams packed', () => {
    const view = lookupView(reportOf('Your parcel is held'), names);
    expect(Buffer.from(pdfOf(view)).equals(Buffer.from(pdfOf(view)))).toBe(true);
    const packed = Buffer.from(lookupPdf(view, { version: '1.2.3', at, faces, deflate: (bytes) => Uint8Array.from(bytes).slice(0, 10) }));
    expect(packed.toString('latin1')).toContain('/Filter /FlateDecode');
  });
});

/** The file without what stands in its streams; each must be as long as it says. */
function withoutStreams(file: string): string {
  return file
    .replace(/\/Length (\d+)( \/Filter \/FlateDecode)? >>\nstream\n/g, (head, length: string, _, place: number) => {
      const end = place + head.length + Number(length);
      expect(file.slice(end, end + 10)).toBe('\nendstream');
      return head;
    })
    .replace(/stream\n[\s\S]*?\nendstream/g, '');
}

describe('words of a look-up', () => {
  it('defang every address, and keep times and codes readable', () => {
    const groups = [
      {
        subject: 'domain:evri-fee.example',
        kind: 'domain' as const,
        value: 'evri-fee.example',
        risk: null,
        observations: [
          said('resolves_to', '203.0.113.7'),
          said('registered_at', '2026-04-01T00:00:00Z'),
          said('final_url', 'https://evil.example/x'),
          said('operator_kind', 'wholesale_cpaas'),
        ],
      },
    ];
    const [facts] = lookupView(reportOf('evri-fee.example', { kind: 'domain', message: null, groups }), names).facts;
    expect(Object.fromEntries(facts?.rows.map(({ field, value }) => [field, value]) ?? [])).toEqual({
      'operator kind': 'wholesale cpaas',
      'registered at': '2026-04-01',
      'resolves to': '203[.]0[.]113[.]7',
      'final url': 'hxxps[:]//evil[.]example/x',
    });
  });

  it('show one domain and the host of the same name as one thing', () => {
    const group = (kind: 'domain' | 'host') => ({
      subject: `${kind}:a.example`,
      kind,
      value: 'a.example',
      risk: null,
      observations: [said('suffix', 'example', { subject: `${kind}:a.example` })],
    });
    const { facts } = lookupView(reportOf('a.example', { kind: 'domain', message: null, groups: [group('domain'), group('host')] }), names);
    expect(facts.map(({ heading, rows }) => [heading, rows.length])).toEqual([['domain and host a[.]example', 1]]);
  });
});

it('packs its streams so that they can be unpacked', async () => {
  const { deflateSync } = await import('node:zlib');
  const view = lookupView(reportOf('Your parcel is held'), names);
  const bytes = Buffer.from(lookupPdf(view, { version: '1', at, faces, deflate: deflateSync }));
  const file = bytes.toString('latin1');
  const [head = '', length] = /\/Length (\d+) \/Filter \/FlateDecode >>\nstream\n/.exec(file) ?? [];
  const start = file.indexOf(head) + head.length;
  expect(inflateSync(bytes.subarray(start, start + Number(length))).length).toBe(faces.plain.bytes.length);
  expect(bytes.length).toBeLessThan(300_000);
});
