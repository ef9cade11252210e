import { describe, expect, test } from 'vitest';
import type { CampaignSummary } from '../../src/model/overview.ts';
import { campaignTitle } from '../../src/respond/names.ts';

const names = new Map([['evri', 'Evri']]);
const titled = (script: string, brand: string | null = 'evri') =>
  campaignTitle({ name: null, brand, scamType: 'delivery', messageClass: 'scam', typeName: null, script } as CampaignSummary, names);

describe('the title of a campaign', () => {
  test('says the brand once where the message begins with it', () => {
    expect(titled('EVRI: your parcel {reference} is held')).toBe('Evri, delivery: your parcel {reference} is held');
    expect(titled('Evri parcel {reference} is held')).toBe('Evri, delivery: Evri parcel {reference} is held');
    expect(titled('Royal Mail: your parcel is held')).toBe('Evri, delivery: Royal Mail: your parcel is held');
  });

  test('says it once also of a message that was passed on or answered', () => {
    expect(titled('FW: EVRI: your parcel is held')).toBe('Evri, delivery: your parcel is held');
    expect(titled('Re: Fwd: Evri: your parcel is held')).toBe('Evri, delivery: your parcel is held');
    expect(titled('Fwd: your Evri parcel is held')).toBe('Evri, delivery: Fwd: your Evri parcel is held');
    expect(titled('Refund: Evri: your parcel is held')).toBe('Evri, delivery: Refund: Evri: your parcel is held');
    expect(titled(`${'fw:'.repeat(10_000)}evri:`)).toContain('fw:fw:');
  });

  test('says it once though it is written without its accents', () => {
    const french = new Map([['ca', 'Crédit Agricole']]);
    const campaign = {
      name: null,
      brand: 'ca',
      scamType: 'banking',
      messageClass: 'scam',
      typeName: null,
      script: 'CREDIT AGRICOLE : Alerte',
    };
    expect(campaignTitle(campaign as CampaignSummary, french)).toBe('Crédit Agricole, banking: Alerte');
  });

  test('ends before a slot rather than within it, and does not begin with the end of a line', () => {
    const words = 'w'.repeat(58);
    expect(titled(`${words} {reference} is held`, null)).toBe(`delivery: ${words}…`);
    expect(titled(' / Your parcel is held', null)).toBe('delivery: Your parcel is held');
  });

  test('begins with words, not with what changes from message to message', () => {
    expect(titled('{reference}: Your card has been blocked', null)).toBe('delivery: Your card has been blocked');
    expect(titled('{url} {url} - New rule in force now', null)).toBe('delivery: New rule in force now');
    expect(titled('{number} wonders in my world', null)).toBe('delivery: {number} wonders in my world');
    expect(titled('{code} your code', null)).toBe('delivery: {code} your code');
    expect(titled('{url} {url}', null)).toBe('delivery: {url} {url}');
  });

  test('is never empty', () => {
    expect(titled('Evri:')).toBe('Evri, delivery: Evri:');
    expect(titled('', null)).toBe('delivery: no text');
  });
});
