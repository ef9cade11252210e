/** Writes the model card from the figures. */

const percent = (value, digits = 1) => (value === null || Number.isNaN(value) ? '–' : `${(value * 100).toFixed(digits)} %`);
const figure = (value) => (value === null || Number.isNaN(value) ? '–' : value.toFixed(3));
const range = ({ value, low, high }) => (value === null ? '–' : `${figure(value)} (${figure(low)}–${figure(high)})`);
const share = ({ value, low, high }) => (value === null ? '–' : `${percent(value)} (${percent(low)}–${percent(high)})`);

function categoryTable(scores) {
  const lines = scores.categories.map(
    ({ category, support, precision, recall, f1, kappa }) =>
      `| ${category} | ${support} | ${figure(precision.value)} | ${figure(recall.value)} | ${range(f1)} | ${figure(kappa.value)} |`,
  );
  return `| | texts | precision | recall | F1 (95 %) | kappa |\n|---|---|---|---|---|---|\n${lines.join('\n')}\n| mean | | | | ${range(scores.macroF1)} | ${figure(scores.macroKappa.value)} |\n`;
}

const line = (name, f) =>
  `| ${name} | ${f.texts} | ${range(f.classes.macroF1)} | ${figure(f.classes.categories.find(({ category }) => category === 'scam')?.recall.value ?? null)} | ${share(f.legitimateCalledScam)} | ${percent(f.abstained.value)} | ${range(f.types.weightedF1)} | ${figure(f.lures.microF1.value)} |`;

const head =
  '| | texts | class, mean F1 (95 %) | scams found | genuine called scam | unsure | type, weighted F1 (95 %) | lures, F1 over all |\n|---|---|---|---|---|---|---|---|';

function brandLines(brands) {
  return Object.entries(brands)
    .map(([name, { texts, right, another, nameless, saidOfNameless }]) => {
      const cells = [
        texts,
        percent(right / texts),
        percent(another / texts),
        percent((texts - right - another) / texts),
        nameless,
        percent(saidOfNameless / nameless),
      ];
      return `| ${name} | ${cells.join(' | ')} |`;
    })
    .join('\n');
}

export function modelCard(f) {
  const classes = ['passcode', 'spam', 'scam', 'legitimate', 'unclear'];
  const counts = Object.entries(f.examples).map(([set, of]) => `| ${set} | ${classes.map((name) => of[name] ?? 0).join(' | ')} |`);
  const alarms = f.alarms.map(
    ({ set, what, texts, classes: of }) =>
      `| ${set} | ${what} | ${texts} | ${['passcode', 'spam', 'scam', 'legitimate', 'unknown'].map((name) => percent((of[name] ?? 0) / texts, 2)).join(' | ')} |`,
  );
  return `# Model card: the embedded classifier

Written by \`npm run train\`; the figures stand in train/figures.json as well.

**What it is.** A linear model (multinomial and binary logistic regression) over hashed features of a message as read: words, pairs of words, runs
of three to five letters, and named facts (kinds of links and parts, brand and whose host it bears, evasions undone, language, rules that speak).
Version ${f.version}; ${(f.bytes / 1e6).toFixed(1)} MB on disk; no network, no native code. It answers four questions at once: class, topic (twelve scam types and names among the
others), lures, and what is asked for. A class with a probability under ${f.tuned.leastSure} is not said: the verdict is \`unknown\`.

**What it is for.** A first telling apart of reported texts, each verdict with its confidence and reasons. A person's label and, where one is used, a language
model's answer go before it. It is not for deciding about a person, nor for blocking by itself.

## Data

Each text was read and labelled by judgement, by the definitions in docs/guide/evaluate.md; labels of real texts are committed by set and id
(train/labels), our own texts in full (train/texts). Real sets: Nahapetyan et al. 2024 (sp24_gateway, MIT), india_spam (MIT), Mishra and Soni 2022 and UCI
SMS Spam Collection (CC BY 4.0), passcode fixtures (CC0). The twin's grammar is not among it. Senders are not used, for the sets differ in who sends.

| set | ${classes.join(' | ')} |
|---|---|---|---|---|---|
${counts.join('\n')}

**Two readers.** ${f.secondReading.texts} real texts were read twice, independently. Class: ${percent(f.secondReading.class.same / f.secondReading.texts)} the same, kappa ${range(f.secondReading.class.kappa)}. Type, of ${f.secondReading.scams} that both
call scams: ${percent(f.secondReading.type.same / f.secondReading.scams)} the same, kappa ${range(f.secondReading.type.kappa)}. Lures: F1 over all ${range(f.secondReading.lures.microF1)}, mean kappa ${figure(f.secondReading.lures.macroKappa.value)}.

## How it was measured

Cross-validation in five folds; copies, near copies and texts of one campaign are always in one fold, so no figure rests on having seen the
text. \`unknown\` counts as a miss. Intervals are 95 %, by bootstrap. Temperature and thresholds were set on the same folds, which flatters a little.
**Left out** means that nothing of that set was learned from: the figure for a source that the model never met. Our own texts are all different from one another and chosen to be hard, a
genuine one beside each scam; no feed is like that.

${head}
${line('all', f.all)}
${line('real texts', f.real)}
${line('own texts', f.own)}
${Object.entries(f.leftOut)
  .map(([set, one]) => line(`${set}, left out`, one))
  .join('\n')}

### Class, real texts

${categoryTable(f.real.classes)}
### Class, all texts

${categoryTable(f.all.classes)}
### Scam type, real texts

${categoryTable(f.real.types)}
### Scam type, all texts

${categoryTable(f.all.types)}
### Lures, real texts

${categoryTable(f.real.lures)}
### Lures, all texts

${categoryTable(f.all.lures)}
### What is asked for, all texts

${categoryTable(f.all.asks)}
### By language

${head}
${f.languages.map(({ language, figures }) => line(language, figures)).join('\n')}

### Calibration

| confidence | texts | mean confidence | right |
|---|---|---|---|
${f.calibration.map(({ from, to, texts, confidence, right }) => `| ${from} to ${to} | ${texts} | ${figure(confidence)} | ${figure(right)} |`).join('\n')}

### Brand

Of the texts in which a person sees a brand; by the catalogue, or by the name that the message gives its sender. The catalogue was widened after
these very texts had been read, so this says how well names are found that it has, not how many it lacks. Measured on ${f.brandsMeasured}; \`npm run train --
--brands\` measures it anew after a change of the catalogue, and nothing else.

| | texts with a brand | right | another | none | texts without | a brand said of them |
|---|---|---|---|---|---|---|
${brandLines(f.brands)}

### Evasion

What bending half of the letters of half of the words costs, on ${f.evasion.texts} texts of one fold; scams and spam are bent.

| trick | class, mean F1 | types right |
|---|---|---|
| none | ${figure(f.evasion.plain.classF1)} | ${percent(f.evasion.plain.typesRight)} |
${f.evasion.each.map(({ trick, classF1, typesRight }) => `| ${trick.replaceAll('_', ' ')} | ${figure(classF1)} | ${percent(typesRight)} |`).join('\n')}

### Sets from which it did not learn

What the finished model says of whole sets. Those marked benchmark only are never learned from.

| set | what | texts | passcode | spam | scam | legitimate | unknown |
|---|---|---|---|---|---|---|---|
${alarms.join('\n')}

## Known failures

- An opener of a wrong-number scam and a message to a friend can be the same words. Without a sender or what follows nobody can tell them apart; the
  model says what is likelier among reported texts, and often that it is unsure.
- A genuine notice in the words of a scam, with a link to a domain that the catalogue does not know, is called a scam.
- A scam that repeats a genuine notice word for word and asks for a call is called legitimate.
- Advertising of loans and debt help stands between spam, finance and debt; prizes of premium-rate numbers between spam and scam.
- Dishonesty, herd and kindness are rare, and found poorly.
- Languages other than those listed were learned from few texts or none; the class is a guess from links, amounts and facts.
`;
}
