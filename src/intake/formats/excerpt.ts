/** The head of a rejected row, for people. The whole row stands in the original. */
export function excerptOf(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
