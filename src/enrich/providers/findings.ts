import type { Finding } from '../../model/observation.ts';
import { masker } from './mask.ts';

/** No source that means well says more of one subject, or says it longer. */
const mostFindings = 500;
const longestValue = 2000;

/**
 * The findings as they are kept: well-formed text on one line, bounded in number and length, none twice, no secret in them.
 * What has no field name of lower-case words, or no value, is left out. Markup stays as text: each face escapes it.
 */
export function plainFindings(findings: readonly Finding[], secrets: readonly string[]): Finding[] {
  const kept = new Map<string, Finding>();
  const mask = masker(secrets);
  for (const { field, value } of findings) {
    if (kept.size >= mostFindings) break;
    if (typeof value !== 'string' || !/^[a-z][a-z0-9_]{0,63}$/.test(field)) continue;
    const plain = mask(value)
      .toWellFormed()
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .trim()
      .slice(0, longestValue)
      .toWellFormed();
    if (plain !== '') kept.set(`${field}\n${plain}`, { field, value: plain });
  }
  return [...kept.values()];
}
