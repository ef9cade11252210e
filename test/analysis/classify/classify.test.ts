import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageClasses, scamTypes } from '../../../src/model/verdict.ts';
import { hostileText } from '../hostile.ts';
import { verdictOf } from '../reading.ts';

describe('a passcode', () => {
  test.each([
    'Your verification code is 482913. Do not share it with anyone.',
    '123456 is your one-time passcode for online banking.',
    'G-482913 is your Google verification code.',
    'G-482913',
    '482913',
  ])('%s', (text) => {
    expect(verdictOf(text)).toMatchObject({ messageClass: 'passcode', scamType: null });
  });

  test('is none where no code stands in it', () => {
    expect(verdictOf('I lost my passcode, can you call me').messageClass).not.toBe('passcode');
  });
});

describe('spam', () => {
  test.each([
    'Mega sale now on! 50% off all shoes. Reply STOP to opt out',
    'New season in store from Friday. Text STOP to end',
    'New menu at the corner cafe this week. STOP',
  ])('%s', (text) => {
    expect(verdictOf(text)).toMatchObject({ messageClass: 'spam', scamType: null });
  });

  test('is not a word of it by itself', () => {
    expect(verdictOf('The bus stop is closed today, take the one on the corner').messageClass).not.toBe('spam');
  });
});

describe('a scam', () => {
  test('bears the name of a brand in a host that is not the brand’s', () => {
    const verdict = verdictOf('Evri: your parcel is held, pay the £1.99 fee at evri-fee.example/pay');
    expect(verdict).toMatchObject({ messageClass: 'scam', scamType: 'delivery', brand: 'evri' });
    expect(verdict.reasons.join()).toContain('evri-fee[.]example bears the name of Evri');
  });

  test('is not what links to the brand’s own domain', () => {
    for (const text of [
      'Track your Evri parcel at https://www.evri.com/track',
      'Your parcel is on its way: https://www.royalmail.com/track/AB123',
    ]) {
      expect(verdictOf(text).messageClass).not.toBe('scam');
    }
  });

  test('is what hides the brand’s domain before an @ or inside a longer host', () => {
    for (const link of ['https://www.evri.com@fee.example/x', 'https://evri.com.fee.example/x']) {
      expect(verdictOf(`Your Evri parcel is held, pay the fee now: ${link}`).messageClass).toBe('scam');
    }
  });
});

describe('the scam types', () => {
  test.each([
    ['delivery', 'Royal Mail: your parcel is held. Pay the shipping fee at royalmail-fee.example/x'],
    ['delivery', 'Your parcel could not be delivered. Reschedule your delivery at https://redelivery-parcel.example/a today'],
    ['banking', 'HSBC: a new payee was added to your account. If this was not you visit hsbc-secure.example/cancel'],
    ['banking', 'Your bank account has been locked due to suspicious activity. Verify your details at secure-login.example/verify'],
    ['telecom', 'EE: your latest bill payment failed. Update your billing details at ee-billing.example/pay to avoid suspension'],
    ['telecom', 'Your SIM card will be deactivated today. Update your billing information at sim-update.example/a'],
    ['government', 'HMRC: you are due a tax refund of £276.30. Claim your refund at hmrc-refund.example/claim'],
    ['government', 'Unpaid toll: pay the toll of $6.99 within 24 hours at toll-pay.example/x to avoid a penalty'],
    ['hi_mum_dad', 'Hi mum, I dropped my phone in the toilet, this is my new number. Message me on wa.me/447700900123'],
    ['hi_mum_dad', 'Hi dad my phone is broken, text me on my new number +447700900124 as soon as you can x'],
    ['debt', 'You have debts over £5,000? Write off up to 80% of your debt, apply at debt-help.example/now'],
    ['debt', 'FINAL NOTICE: your overdue balance is with bailiffs. Pay the outstanding balance today at pay-debt.example/x'],
    [
      'appointment',
      'You missed your clinic appointment and a fee of £25 applies. Pay within 24 hours to keep your place: clinic-book.example/a',
    ],
    ['appointment', 'You missed your doctor appointment. Pay the penalty now at clinic-fee.example/pay'],
    ['finance', 'Invest in crypto today and double your bitcoin profits, join now at crypto-profit.example/join'],
    ['finance', 'You are pre-approved for a loan of £5,000. Complete your application today at quick-loan.example/apply'],
    ['utility', 'Your electricity will be disconnected today. Pay your energy bill at energy-pay.example/x'],
    ['utility', 'Energy supplier notice: update your smart meter account now at meter-update.example/a'],
    ['insurance', 'You were in an accident that was not your fault? Claim compensation today at claim-now.example/x'],
    ['insurance', 'Your car insurance policy expires today. Renew and confirm your details at insure-now.example/x'],
    ['job', 'Part-time remote job: earn £200 per day. Apply today at job-desk.example/apply'],
    ['job', 'Our recruiter saw your CV. Work from home, daily pay, start today: click hire-me.example/go'],
    [
      'wrong_number',
      'Hello, are you still free for dinner tonight? Sorry, I think I have the wrong number, my assistant saved your number',
    ],
    ['wrong_number', 'Hi, long time no see! This is Anna, I found your number in my contacts, reply to me on wa.me/447700900123 today'],
    ['others', 'Congratulations, you have won a gift card! Claim your reward at prize-win.example/claim today'],
    ['others', 'Netflix: your membership is suspended. Update your payment at netflix-billing.example/a'],
  ])('%s: %s', (scamType, text) => {
    expect(verdictOf(text)).toMatchObject({ messageClass: 'scam', scamType });
  });
});

describe('what is unclear', () => {
  test.each(['', ' ', '🙂', '👍👍👍', 'https://a1b2c3.example/x', '+447700900123', '?', '...', '12'])(
    'stays unknown, with a reason: %s',
    (text) => {
      const verdict = verdictOf(text);
      expect(verdict).toMatchObject({ messageClass: 'unknown', scamType: null, lures: [], asks: [], confidence: 0 });
      expect(verdict.reasons.length).toBeGreaterThan(0);
    },
  );
});

describe('bad input', () => {
  test.each([
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['ten thousand words', 'parcel '.repeat(10_000)],
    ['mixed scripts', 'Ваша посылка 你好 parcel مرحبا παρακαλώ'],
    ['right to left', 'مرحبا، هذا رقمي الجديد، أرسل لي رسالة'],
    ['braces', '{url} {phone} {{{'],
    ['lone surrogates', '\ud800 hello \udc00'],
  ])('%s gives a verdict', (_, text) => {
    const { messageClass, confidence } = verdictOf(text);
    expect(messageClasses).toContain(messageClass);
    expect(confidence).toBeLessThanOrEqual(1);
  });
});

describe('a genuine text', () => {
  test.each([
    'Ok see you later',
    'Royal Mail: your parcel will be delivered today between 10:12 and 12:12. Track it at royalmail.com/track',
    'Reminder: your appointment with Dr Patel is on Tuesday 4 March at 10:20. Please arrive ten minutes early.',
    'HSBC: you paid £24.99 to TESCO STORES on 4 March. If this was not you, call the number on the back of your card.',
    'Hi, it is Sam from football. Are we still on for Saturday? I can bring the kit.',
  ])('is no scam: %s', (text) => {
    expect(verdictOf(text).messageClass).not.toBe('scam');
  });
});

describe('beside the class', () => {
  test('lures and asks are named', () => {
    const verdict = verdictOf('Evri: your parcel is held. Pay the £1.99 fee within 24 hours or it goes back: evri-fee.example/pay');
    expect(verdict.lures).toContain('authority');
    expect(verdict.lures).toContain('time_and_urgency');
    expect(verdict.asks).toContain('link');
    expect(verdictOf('Hi mum, my phone broke, this is my new number. Text me back please').asks).toContain('reply');
  });

  test('the reasons name the brand, what was found and the words that counted', () => {
    const { reasons } = verdictOf('USPS: your package cannot be delivered. Update your address within 12 hours: usps-track.example/a');
    expect(reasons[0]).toMatch(/^imitates USPS: .*usps-track\[\.\]example bears the name/);
    expect(reasons.join(' ')).toContain('within 12 hours');
  });

  test('a brand that the catalogue does not have is named as it is written', () => {
    expect(verdictOf('Zorblatt Savings: a new device was added to your account, verify now at zorblatt-id.example/x').brand).toBe(
      'Zorblatt Savings',
    );
  });
});

test('whatever the text, the verdict is of the lists, has a reason, and a confidence from 0 to 1', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const { messageClass, scamType, confidence, reasons, producer } = verdictOf(text);
      expect(messageClasses).toContain(messageClass);
      if (messageClass === 'scam') expect(scamTypes).toContain(scamType);
      else expect(scamType).toBeNull();
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(reasons.length).toBeGreaterThan(0);
      expect(reasons.every((reason) => reason !== '')).toBe(true);
      expect(producer).not.toBe('');
    }),
    { numRuns: 1000 },
  );
});
