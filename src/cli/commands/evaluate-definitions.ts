/** What labellers go by. The same, with examples, stands in docs/guide/evaluate.md. */
export const definitions = `
Class: what the message is, whoever it says it is from.
  p  passcode    gives a code that signs somebody in or confirms something, and asks for nothing else
  s  spam        wants to sell: unasked advertising, also for gambling or loans, by somebody who does sell it
  x  scam        wants to rob or deceive: false sender, false reason, or the opening of a fraud
  l  legitimate  a true notice or a personal message: what it says is so, whether welcome or not
  u  unknown     cannot be told from the text; say so rather than guess

Scam type: the story it tells.
   1 wrong number   a stranger's "mistake" that opens a chat      8 debt         debts to pay, or promises to lift them
   2 hi mum/dad     kin or friend with a new number               9 appointment  a missed or pretended appointment
   3 delivery       a parcel, its fee or its address             10 finance      investment, crypto, loans, a windfall of money
   4 banking        account, card, payment, payee                11 utility      energy, water, heating, their rebates
   5 telecom        phone contract, bill, points, SIM            12 insurance    cover, claims, accidents, compensation
   6 government     tax, fines, tolls, benefits, health          13 others       any other story; you are asked what to call it
   7 job            work, easy pay, tasks

Lures: by what it moves its reader; as many as there are.
  a  authority         speaks as somebody whom one obeys or trusts: bank, state, courier, employer
  d  dishonesty        draws the reader into something not quite clean, so that he will keep quiet
  i  distraction       fills the mind with one thing, so that the check one would make is forgotten
  n  need and greed    holds out money, a prize, a bargain, a job, love
  h  herd              others do it too: many have joined, the neighbours have claimed
  k  kindness          asks for help, or plays on the wish to be polite and kind
  t  time and urgency  a deadline, a last chance, a threat of what follows soon

Brand: whom it pretends to be, or names as its sender. Return for none.
b or < goes back, z takes back the last label, n leaves a text for later, q quits: all that was said is kept.
`;
