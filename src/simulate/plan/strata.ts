import type { MessageClass, ScamType } from '../../model/verdict.ts';
import type { PaperFigures } from '../figures.ts';
import { alwaysSays, type Family } from '../grammar.ts';
import type { Random } from '../random.ts';

export type StratumKind = 'scam' | 'spam' | 'quiet_spam' | 'notice' | 'small_talk' | 'passcode';

/** A part of the feed with its own size: a class, for scams a type, with or without a link. */
export interface Stratum {
  readonly key: string;
  readonly kind: StratumKind;
  readonly messageClass: MessageClass;
  readonly scamType: ScamType | null;
  readonly withUrl: boolean;
  readonly uniqueTexts: number;
  readonly reports: number;
  /** Unique texts of a campaign, on average, in a feed of the paper's size. */
  readonly meanTexts: number;
}

/**
 * What the paper's "unknown" (a link, but no scanner flagged it and no keyword caught it) is in the twin. Our choice: the paper does not
 * say. So is the share of genuine texts among its "others" without a link, where everything went that was neither passcode nor spam.
 */
const assumed = {
  unknown: { notice: 0.55, quietSpam: 0.3, scam: 0.15 },
  othersWithoutUrl: { smallTalk: 0.12, notice: 0.08 },
  /** Reports for each unique passcode; nobody gets the code of another. The rest shares what is left evenly. */
  passcodeReports: 1.3,
} as const;

/** Share of the scam links that a scanner flags: those of table 4 among them and the unflagged ones. */
export function flaggedShare(figures: PaperFigures): number {
  const flagged = figures.classUniqueTexts.scam.withUrl;
  return flagged / (flagged + figures.classUniqueTexts.unknown.withUrl * assumed.unknown.scam);
}

const fewAndLarge = new Set(['wrong_number', 'hi_mum_dad', 'job', 'others']);

/** The strata for a feed with so many text reports. */
export function strataOf(figures: PaperFigures, smsReports: number, random: Random): readonly Stratum[] {
  const { classUniqueTexts: classes, scamTypeUniqueTexts: types } = figures;
  const scale = smsReports / figures.reports.sms;
  const unknown = classes.unknown.withUrl;
  const others = types.others?.withoutUrl ?? 0;
  const talk = others * assumed.othersWithoutUrl.smallTalk;
  const plainNotices = others * assumed.othersWithoutUrl.notice;
  const wanted: (Omit<Stratum, 'uniqueTexts' | 'reports'> & { unique: number })[] = [
    part('spam', 'spam', null, true, classes.spam.withUrl, 120),
    part('spam', 'spam', null, false, classes.spam.withoutUrl, 120),
    part('quiet_spam', 'spam', null, true, unknown * assumed.unknown.quietSpam, 120),
    part('notice', 'legitimate', null, true, unknown * assumed.unknown.notice, 60),
    part('notice', 'legitimate', null, false, plainNotices, 40),
    part('small_talk', 'legitimate', null, false, talk, 1),
    part('passcode', 'passcode', null, false, classes.otp.withoutUrl, 20),
  ];
  for (const [type, { withUrl, withoutUrl }] of Object.entries(types)) {
    const less = type === 'others' ? talk + plainNotices : 0;
    wanted.push(part('scam', 'scam', type as ScamType, true, withUrl / flaggedShare(figures), 60));
    wanted.push(part('scam', 'scam', type as ScamType, false, withoutUrl - less, fewAndLarge.has(type) ? 250 : 120));
  }
  const texts = wanted.map(({ unique }) => random.round(unique * scale));
  const passcodes = texts[6] ?? 0;
  const passcodeReports = Math.round(passcodes * assumed.passcodeReports);
  const ratio = (smsReports - passcodeReports) / Math.max(1, texts.reduce((sum, count) => sum + count, 0) - passcodes);
  let carried = 0;
  let given = 0;
  return wanted.map(({ unique: _, ...stratum }, index) => {
    const uniqueTexts = texts[index] as number;
    if (stratum.kind === 'passcode') return { ...stratum, uniqueTexts, reports: passcodeReports };
    carried += uniqueTexts * ratio;
    const reports = Math.round(carried) - given;
    given += reports;
    return { ...stratum, uniqueTexts, reports };
  });
}

function part(
  kind: StratumKind,
  messageClass: MessageClass,
  scamType: ScamType | null,
  withUrl: boolean,
  unique: number,
  meanTexts: number,
) {
  return { key: [kind, scamType ?? '', withUrl ? 'url' : 'text'].join('/'), kind, messageClass, scamType, withUrl, unique, meanTexts };
}

/** Words by which the paper tells spam; a text of its "unknown" kind holds none. */
export const spamWords: RegExp = /stop|opt[ -]?out|won the draw|claim your prize|offer ends/i;

/** Types whose chat address, written as a link, is what the paper counted as their links (table 9: wa.me). */
const chatLinks = new Set<string | null>(['wrong_number', 'hi_mum_dad', 'job', 'others']);

/** Whether a campaign of the stratum can be written from the family. */
export function fits(family: Family, { kind, scamType, withUrl }: Stratum): boolean {
  const hasLink = family.ask === 'link';
  switch (kind) {
    case 'scam':
      if (family.messageClass !== 'scam' || family.scamType !== scamType) return false;
      return withUrl ? hasLink || (family.ask === 'chat' && chatLinks.has(scamType)) : !hasLink;
    case 'spam':
      return family.messageClass === 'spam' && hasLink === withUrl;
    case 'quiet_spam':
      return family.messageClass === 'spam' && hasLink && !alwaysSays(family, spamWords);
    case 'notice':
      return family.messageClass === 'legitimate' && !isSmallTalk(family) && hasLink === withUrl;
    case 'small_talk':
      return isSmallTalk(family);
    default:
      return family.messageClass === 'passcode';
  }
}

/** Small talk is what a file of that name holds, in any language. */
function isSmallTalk(family: Family): boolean {
  return family.messageClass === 'legitimate' && family.file.includes('small-talk');
}
