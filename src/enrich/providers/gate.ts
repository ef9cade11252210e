import { readHost } from '../../analysis/links/host.ts';
import type { Subject } from '../../model/observation.ts';
import { type ConnectorRequest, type ProviderDeclaration, type SubjectSharing, subjectSharing } from '../../ports/provider.ts';

/**
 * The one gate through which subjects go to providers: gives what a provider may be asked about at a sharing level, or why it
 * may not. At `domain` hosts and links become their registrable domain; at `none` and `hashed` a provider sees the subject to
 * make its question of it, and {@link showsTooMuch} sees to it that the question does not hold it.
 */
export function gated(
  subject: Subject,
  { answers, needs }: Pick<ProviderDeclaration, 'answers' | 'needs'>,
  level: SubjectSharing,
): Subject | { readonly refused: string } {
  if (subjectSharing.indexOf(level) < subjectSharing.indexOf(needs)) {
    return { refused: `it needs sharing level ${needs}, and ${level} is allowed` };
  }
  if (level !== 'domain' || subject.kind === 'domain' || subject.kind === 'ip') return subject;
  const domain = domainOf(subject);
  if (domain === null) return { refused: `at sharing level domain nothing is sent of a ${subject.kind.replace('_', ' ')}` };
  if (!answers.includes(domain.kind))
    return { refused: `at sharing level domain it would be asked about a ${domain.kind}, of which it knows nothing` };
  return domain;
}

function domainOf({ kind, value }: Subject): Subject | null {
  if (kind !== 'host' && kind !== 'url') return null;
  const name = kind === 'host' ? value : URL.canParse(value) ? new URL(value).hostname : '';
  const host = readHost(name.replace(/^\[|\]$/g, ''));
  if (host === null) return null;
  return host.isAddress ? { kind: 'ip', value: host.host } : { kind: 'domain', value: host.domain };
}

/** True where a request holds a subject in plain that may leave only hashed, or not at all. */
export function showsTooMuch({ url, headers = {}, body = '' }: ConnectorRequest, { kind, value }: Subject, level: SubjectSharing): boolean {
  if (level === 'full' || level === 'domain') return false;
  const plain = kind === 'number' ? value.replace(/\D/g, '') : value.toLowerCase();
  const texts = [url, unescaped(url), body, unescaped(body), ...Object.values(headers)];
  return texts.some((text) => (kind === 'number' ? text.replace(/[\s().-]/g, '') : text.toLowerCase()).includes(plain));
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
