import type { Ask, Lure, MessageClass, ScamType } from './verdict.ts';

/** The key by which a labeller says each class. */
export const classKeys: Readonly<Record<string, MessageClass>> = { p: 'passcode', s: 'spam', x: 'scam', l: 'legitimate', u: 'unknown' };

/** The key of each lure; scam types are said by their number in the list. */
export const lureKeys: Readonly<Record<string, Lure>> = {
  a: 'authority',
  d: 'dishonesty',
  i: 'distraction',
  n: 'need_and_greed',
  h: 'herd',
  k: 'kindness',
  t: 'time_and_urgency',
};

/** The key of each thing a message may ask for. */
export const askKeys: Readonly<Record<string, Ask>> = { l: 'link', c: 'call', r: 'reply', p: 'pay', o: 'code' };

/** What labellers go by: what the message is, whoever it says it is from. The same, with examples, stands in docs/guide/evaluate.md. */
export const classMeanings: Readonly<Record<MessageClass, string>> = {
  passcode: 'gives a code that signs somebody in or confirms something, and asks for nothing else',
  spam: 'wants to sell: unasked advertising, also for gambling or loans, by somebody who does sell it',
  scam: 'wants to rob or deceive: false sender, false reason, or the opening of a fraud',
  legitimate: 'a true notice or a personal message: what it says is so, whether welcome or not',
  unknown: 'cannot be told from the text; say so rather than guess',
};

/** The story it tells. */
export const typeMeanings: Readonly<Record<ScamType, string>> = {
  wrong_number: 'a stranger’s “mistake” that opens a chat',
  hi_mum_dad: 'kin or friend with a new number',
  delivery: 'a parcel, its fee or its address',
  banking: 'account, card, payment, payee',
  telecom: 'phone contract, bill, points, SIM',
  government: 'tax, fines, tolls, benefits, health',
  job: 'work, easy pay, tasks',
  debt: 'debts to pay, or promises to lift them',
  appointment: 'a missed or pretended appointment',
  finance: 'investment, crypto, loans, a windfall of money',
  utility: 'energy, water, heating, their rebates',
  insurance: 'cover, claims, accidents, compensation',
  others: 'any other story; you are asked what to call it',
};

/** By what it moves its reader; as many as there are. */
export const lureMeanings: Readonly<Record<Lure, string>> = {
  authority: 'speaks as somebody whom one obeys or trusts: bank, state, courier, employer',
  dishonesty: 'draws the reader into something not quite clean, so that he will keep quiet',
  distraction: 'fills the mind with one thing, so that the check one would make is forgotten',
  need_and_greed: 'holds out money, a prize, a bargain, a job, love',
  herd: 'others do it too: many have joined, the neighbours have claimed',
  kindness: 'asks for help, or plays on the wish to be polite and kind',
  time_and_urgency: 'a deadline, a last chance, a threat of what follows soon',
};

/** What it wants its reader to do. */
export const askMeanings: Readonly<Record<Ask, string>> = {
  link: 'follow a link',
  call: 'call a number',
  reply: 'answer the message, or write elsewhere',
  pay: 'pay, or send money',
  code: 'give away or type in a code',
};

/** Below so many texts the intervals of kappa and of means, which are made for large samples, are not to be trusted. */
export const enoughTexts = 20;
