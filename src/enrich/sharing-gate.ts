import { fold } from '../analysis/text/fold.ts';
import { HooklineError } from '../model/errors.ts';
import type { SharingLevel } from '../model/sharing.ts';
import { pseudonymise } from './pseudonymise.ts';

/** Thirty concatenated SMS are under 5,000 characters; what a message is about stands in the first of them. */
const longestSent = 2000;

/**
 * The one gate through which message text goes to anybody outside: gives what may be sent of it. Invisible characters and
 * look-alike letters are undone at every level, so that nothing goes out that a person does not see. Throws
 * `HOOKLINE_NOT_SHARED` at level `none`.
 */
export function outgoing(text: string, level: SharingLevel, region: string): string {
  if (level === 'none') throw new HooklineError('HOOKLINE_NOT_SHARED', 'the sharing level is none: no message may be sent anywhere');
  const head = text.length > longestSent ? text.slice(0, longestSent) : text;
  return level === 'full' ? fold(head).text : pseudonymise(head, region);
}
