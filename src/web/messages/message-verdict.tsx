import type { ReactNode } from 'react';
import type { Message } from '../../model/message-view.ts';
import { personOf, type Verdict } from '../../model/verdict.ts';
import { ClassBadge } from '../kit/badge.tsx';
import { FactList, type ShownFact } from '../kit/fact-list.tsx';
import { label } from '../kit/format.ts';
import { Panel } from '../kit/panel.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { BrandName } from './brand-name.tsx';
import { askWords, producerWords, sureFigure, sureWords } from './verdict-words.ts';

/** The verdict that counts with why, how sure and by whom, and what others say. */
export function MessageVerdict({ message: { verdict, opinions } }: { readonly message: Message }): ReactNode {
  const others = opinions.filter(({ producer }) => producer !== verdict.producer);
  return (
    <Panel title="Verdict">
      <div className="stack">
        <OneVerdict verdict={verdict} />
        {verdict.reasons.length > 0 && (
          <div>
            <h3 className="small-head">Why</h3>
            <ul className="bullets">
              {verdict.reasons.map((reason) => (
                <li key={reason}>
                  <Untrusted text={reason} />
                </li>
              ))}
            </ul>
          </div>
        )}
        {others.length > 0 && (
          <div>
            <h3 className="small-head">What others say</h3>
            <ul className="stack">
              {others.map((opinion) => (
                <li key={opinion.producer}>
                  <OneVerdict verdict={opinion} />
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Panel>
  );
}

function OneVerdict({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { messageClass, scamType, topic, brand, lures, asks, confidence, producer } = verdict;
  const { words, name } = producerWords(producer);
  const facts: ShownFact[] = [];
  if (topic && topic !== scamType) facts.push({ term: 'About', value: <Untrusted text={label(topic)} /> });
  if (brand) facts.push({ term: 'Brand', value: <BrandName brand={brand} /> });
  if (lures.length > 0) facts.push({ term: 'Lures', value: lures.map(label).join(', ') });
  if (asks.length > 0) facts.push({ term: 'Asks the reader to', value: asks.map(askWords).join(', ') });
  return (
    <div className="stack verdict">
      <div className="row">
        <ClassBadge messageClass={messageClass} scamType={scamType} />
        {personOf(producer) === null && (
          <span>
            {sureWords(confidence)} <span className="quiet figures">({sureFigure(confidence)})</span>
          </span>
        )}
        <span className="quiet small">
          {words} {name !== null && <Untrusted text={name} as="name" />}
        </span>
      </div>
      {facts.length > 0 && <FactList facts={facts} />}
    </div>
  );
}
