import type { Sender } from '../../model/sender.ts';
import { fold } from '../text/fold.ts';
import { skeleton } from '../text/skeleton.ts';
import { readPhone } from './phone.ts';

/**
 * Tells what kind of identity a sender is. `region` (ISO 3166) reads national numbers. Empty and masked senders
 * (`*****0228`) are null: they identify nobody.
 */
export function readSender(raw: string, region: string): Sender | null {
  const display = fold(raw).text.trim().slice(0, 320);
  if (display === '' || /^\+?\d*[*xX.?_\-\s]{2,}\d{0,4}$/.test(display) || /^[*?._-]+$/.test(display)) return null;
  if (/^(?:unknown|anonymous|null|none|private|withheld|n\/a)$/i.test(display)) return null;
  return addressOf(display) ?? numberOf(display, region) ?? nameOf(display);
}

function addressOf(display: string): Sender | null {
  const address = fold(display.toLowerCase()).text.replace(/^mailto:/, '');
  if (/^[^\s@]{1,64}@[^\s@]{1,253}\.[^\s@.]{2,}$/u.test(address)) return { id: `email:${address}`, kind: 'email', display: address };
  if (/^@[\w.]{3,40}$/.test(address)) return { id: `handle:${address}`, kind: 'handle', display: address };
  const named = /^(whatsapp|telegram|signal|wechat|messenger)[:/]\s*@?([\w.+-]{3,40})$/.exec(address);
  return named ? { id: `handle:${named[1]}:${named[2]}`, kind: 'handle', display } : null;
}

function numberOf(display: string, region: string): Sender | null {
  if (!/^[+(]?[\d\s().\-/]+$/.test(display)) return null;
  const figures = display.replace(/\D/g, '');
  if (figures.length === 0) return null;
  if (figures.length <= 6) return { id: `short:${figures}`, kind: 'short_code', display: figures };
  const phone = readPhone(display, region) ?? readPhone(`+${figures}`, region);
  if (phone?.valid) return { id: `tel:${phone.e164}`, kind: 'phone', display: phone.e164 };
  const abroad = readPhone(`+${figures}`, region);
  const best = abroad?.valid ? abroad : phone;
  if (best) return { id: `tel:${best.e164}`, kind: 'phone', display: best.e164 };
  return { id: `unknown:${figures}`, kind: 'unknown', display: figures };
}

/** Alphanumeric sender IDs are at most 11 characters (3GPP TS 23.040); longer names come from apps and are kept as such. */
function nameOf(display: string): Sender | null {
  const name = display.toLowerCase().replace(/[\s+._-]+/g, '');
  return name === '' ? null : { id: `name:${name}`, kind: /[\p{L}]/u.test(display) ? 'alphanumeric' : 'unknown', display };
}

/** The form in which sender names are compared with brands: `Santandar`, `EVR1` and `evri` without look and case. */
export function senderKey(display: string): string {
  return skeleton(display).replace(/[^\p{L}\p{N}]/gu, '');
}
