import type { EvidenceKind } from './campaign.ts';

/** Evidence of a value that two texts have in common, in words. */
export const commonValues: Readonly<Partial<Record<EvidenceKind, string>>> = {
  same_url: 'the same link',
  same_domain: 'the same domain',
  same_phone: 'the same call-back number',
  same_handle: 'the same chat handle',
  same_email: 'the same e-mail address',
  same_bank_detail: 'the same bank details',
  same_crypto_address: 'the same crypto address',
  same_sender: 'the same sender',
};

const labels: Readonly<Record<string, string>> = {
  passcode: 'passcode',
  hi_mum_dad: 'hi mum/dad',
  wrong_number: 'wrong number',
  sms: 'text',
  url: 'link',
  short_code: 'short code',
  bank_account: 'bank account',
};

/** A coded word as people say it. */
export function label(code: string): string {
  return (Object.hasOwn(labels, code) ? labels[code] : undefined) ?? code.replaceAll('_', ' ');
}

const factWords: Readonly<Record<string, string>> = {
  voip: 'VoIP',
  wholesale_cpaas: 'wholesale or CPaaS',
  mvno: 'MVNO',
  cdn: 'content delivery network',
  dynamic_dns: 'dynamic DNS',
  shortener: 'link shortener or redirector',
  free_host: 'free hosting',
  popular: 'popular site',
  official: 'official domain of a brand',
  own: 'own domain',
};

/** The value of a fact, such as a kind of line, operator or host, as people say it. */
export function factWord(code: string): string {
  return factWords[code] ?? label(code);
}

/** Thousands marked: 1,349,039. */
export function thousands(value: number): string {
  return value.toLocaleString('en-GB');
}

/** `1 report`, `1,200 reports`. */
export function plural(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`;
}
