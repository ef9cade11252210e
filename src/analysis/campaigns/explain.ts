import type { Evidence } from '../../model/campaign.ts';
import { commonValues } from '../../model/names.ts';
import type { FeedColumns } from '../../model/variant-graph.ts';
import type { Spread } from './sharing.ts';
import type { Reason } from './weigh.ts';

/** The reasons in words, strongest first. */
export function explain(graph: FeedColumns, spread: Spread, reasons: readonly Reason[]): Evidence[] {
  return reasons.map((reason) => inWords(graph, spread, reason)).sort((x, y) => y.bits - x.bits);
}

function inWords(graph: FeedColumns, spread: Spread, { kind, bits: exact, about }: Reason): Evidence {
  const bits = Math.round(exact * 100) / 100;
  const [one, other] = typeof about === 'number' ? [about, about] : about;
  const value = (index: number) => graph.values[index]?.value ?? '';
  const days = `${Math.round(one)} days apart`;
  const pair = (names: readonly string[]) => `${names[one] ?? ''} / ${names[other] ?? ''}`;
  switch (kind) {
    case 'same_script':
      return { kind, bits, value: '', detail: 'the same script' };
    case 'similar_script':
      return { kind, bits, value: one.toFixed(2), detail: `wording ${Math.round(one * 100)} % alike` };
    case 'close_in_time':
      return { kind, bits, value: String(Math.round(one)), detail: 'reported within a week of one another' };
    case 'far_in_time':
      return { kind, bits, value: String(Math.round(one)), detail: days };
    case 'same_brand':
      return { kind, bits, value: graph.brands[one] ?? '', detail: `both imitate or name ${graph.brands[one]}` };
    case 'same_topic':
      return { kind, bits, value: graph.topics[one] ?? '', detail: `both about ${(graph.topics[one] ?? '').replaceAll('_', ' ')}` };
    case 'different_brand':
      return { kind, bits, value: pair(graph.brands), detail: `name different brands: ${pair(graph.brands).replace(' / ', ', ')}` };
    case 'different_language':
      return { kind, bits, value: pair(graph.languages), detail: `different languages: ${pair(graph.languages).replace(' / ', ', ')}` };
    case 'same_service':
      return { kind, bits, value: value(one), detail: `both use the shared service ${defanged(value(one))}` };
    case 'different_domain':
      return {
        kind,
        bits,
        value: `${value(one)} / ${value(other)}`,
        detail: `lead to different domains: ${defanged(`${value(one)}, ${value(other)}`)}`,
      };
    case 'similar_domain':
      return {
        kind,
        bits,
        value: `${value(one)} / ${value(other)}`,
        detail: `domains of one pattern: ${defanged(`${value(one)} / ${value(other)}`)}`,
      };
    default: {
      const families = spread.families[one] ?? 1;
      const seen = families <= 1 ? '' : `, seen with ${families} wordings`;
      return { kind, bits, value: value(one), detail: `${commonValues[kind] ?? kind} ${defanged(value(one))}${seen}` };
    }
  }
}

function defanged(text: string): string {
  return text.replaceAll('.', '[.]');
}
