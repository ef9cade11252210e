import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { CampaignScript } from '../../model/campaign-view.ts';
import { ClassBadge } from '../kit/badge.tsx';
import { Checkbox } from '../kit/checkbox.tsx';
import { plural } from '../kit/format.ts';
import { Menu } from '../kit/menu.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { useFormat } from '../kit/use-format.ts';
import { Sureness } from '../messages/sureness.tsx';
import { ScriptText } from './marked-text.tsx';
import { scriptPieces } from './script-slots.ts';
import { TwoTexts } from './two-texts.tsx';

interface ScriptCardProps {
  readonly script: CampaignScript;
  readonly campaignId: string;
  readonly mayChange: boolean;
  readonly isTicked: boolean;
  readonly onTick: (isOn: boolean) => void;
  readonly onMove: (textId: string) => void;
  readonly onSplit: (textId: string) => void;
}

/** One script with its figures; opened, its variants and why it is judged so. */
export function ScriptCard({ script, campaignId, mayChange, isTicked, onTick, onMove, onSplit }: ScriptCardProps): ReactNode {
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  return (
    <article className={`script-card${isTicked ? ' is-picked' : ''}`}>
      <div className="row spread">
        <div className="row">
          {mayChange && <Checkbox label="Tick this script" hideLabel checked={isTicked} onChange={onTick} />}
          <b className="figures">{plural(script.reports, 'report')}</b>
          <span className="quiet figures">{plural(script.texts, 'text')}</span>
          <span className="quiet figures">{format.dayRange(script.first, script.last)}</span>
        </div>
        <div className="row">
          <ClassBadge messageClass={script.messageClass} scamType={script.scamType} />
          <Sureness verdict={script} />
        </div>
      </div>
      <ScriptText script={script.script} />
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {script.examples.length > 1 ? 'Variants side by side, and why it is judged so' : 'As received, and why it is judged so'}
        </summary>
        {isOpen && (
          <div className="stack">
            <Variants script={script} mayChange={mayChange} onMove={onMove} onSplit={onSplit} />
            <section>
              <h3>Why it is judged so</h3>
              <ul className="reasons">
                {script.reasons.map((reason) => (
                  <li key={reason}>
                    <Untrusted text={reason} />
                  </li>
                ))}
              </ul>
            </section>
            <Link href={`/messages?${messagesSearch(campaignId, script.script)}`}>All its texts in Messages</Link>
          </div>
        )}
      </details>
    </article>
  );
}

type VariantsProps = Pick<ScriptCardProps, 'script' | 'mayChange' | 'onMove' | 'onSplit'>;

/** The commonest text beside another one; which other is chosen below. */
function Variants({ script: { examples }, mayChange, onMove, onSplit }: VariantsProps): ReactNode {
  const [chosen, setChosen] = useState(1);
  const [first, other] = [examples[0], examples[chosen] ?? examples[1]];
  if (!first) return null;
  const about = (example: (typeof examples)[number]) => (
    <>
      {plural(example.reports, 'report')}
      {mayChange && (
        <Menu
          label="What to do with this message"
          icon="more"
          iconOnly
          items={[
            { label: 'Move this message to…', icon: 'merge', onSelect: () => onMove(example.textId) },
            { label: 'Split this message off', icon: 'split', onSelect: () => onSplit(example.textId) },
          ]}
        />
      )}
    </>
  );
  return (
    <>
      <TwoTexts a={{ ...first, about: about(first) }} b={other ? { ...other, about: about(other) } : null} />
      {examples.length > 2 && (
        <fieldset className="variants">
          <legend>Compare the first with</legend>
          {examples.slice(1).map((example, index) => (
            <label key={example.textId} className="variant">
              <input type="radio" checked={index + 1 === chosen} onChange={() => setChosen(index + 1)} />
              <Untrusted text={example.text} clip />
              <span className="quiet small figures">{example.reports}</span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

/** The search for the texts of one script: its words without its slots. */
function messagesSearch(campaign: string, script: string): string {
  const words = scriptPieces(script)
    .filter((piece) => !piece.slot)
    .map((piece) => piece.text.trim())
    .filter(Boolean)
    .join(' ');
  return new URLSearchParams({ campaign, ...(words ? { script: words } : {}) }).toString();
}
