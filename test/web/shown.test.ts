import { describe, expect, it } from 'vitest';
import { shown } from '../../src/web/kit/shown.ts';

describe('text from outside is shown', () => {
  it('with what hides or turns made visible', () => {
    expect(shown('pay\u202Egpj\u200B.\u3164now\u034F')).toBe('pay⟨U+202E⟩gpj⟨U+200B⟩.⟨U+3164⟩now⟨U+034F⟩');
  });

  it('with its links defanged, in running text and by itself', () => {
    expect(shown('Pay at https://evri-fee.example/uk. Now')).toBe('Pay at hxxps[:]//evri-fee[.]example/uk. Now');
    expect(shown('http://evri-fee.example/a.b', 'link')).toBe('hxxp[:]//evri-fee[.]example/a[.]b');
    expect(shown('evri-fee.example', 'name')).toBe('evri-fee[.]example');
    expect(shown('hxxps[:]//evri-fee[.]example/a.b', 'link')).toBe('hxxps[:]//evri-fee[.]example/a[.]b');
  });

  it('and markup stays the text that it is', () => expect(shown('<b onclick=x>Hi</b>')).toBe('<b onclick=x>Hi</b>'));

  it('names of files keep their ending, unless it is a domain as well', () => {
    expect(shown('week-12.csv.gz', 'file')).toBe('week-12.csv.gz');
    expect(shown('evri-fee.example.csv', 'file')).toBe('evri-fee[.]example.csv');
    expect(shown('statement.zip', 'file')).toBe('statement[.]zip');
    expect(shown('feed.csvhost.example', 'file')).toBe('feed[.]csvhost[.]example');
  });
});
