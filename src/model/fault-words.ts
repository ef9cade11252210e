/** What others than the owner of the machine hear of a fault of the program: its own words may be those of the engine, or of a text. */
export const faultForOthers = 'something went wrong here; the output of the server says more';

/** A fault of the program for a log: what failed and where, without what its words quote: that may be a text that somebody sent. */
export function faultWords(error: Error): string {
  const [, ...frames] = (error.stack ?? '').split(/\n(?= +at )/);
  const cause = error.cause instanceof Error ? ` (${unquoted(error.cause)})` : '';
  return [`${error.name}: ${unquoted(error)}${cause}`, ...frames].join('\n');
}

function unquoted({ message }: Error): string {
  return message.replace(/(['"`])[\s\S]*?(?:\1|$)/g, '$1…$1').slice(0, 300);
}
