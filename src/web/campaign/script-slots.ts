/** A piece of a script: words as they are, or a slot (`link`, `amount`, …) where messages differ. */
export interface ScriptPiece {
  readonly text: string;
  readonly slot: boolean;
}

/** A script cut at its slots. Braces of messages themselves are parentheses in scripts, so a brace is always a slot. */
export function scriptPieces(script: string): readonly ScriptPiece[] {
  const pieces: ScriptPiece[] = [];
  let from = 0;
  for (const found of script.matchAll(/\{(\w+)\}/g)) {
    if (found.index > from) pieces.push({ text: script.slice(from, found.index), slot: false });
    pieces.push({ text: (found[1] ?? '').replaceAll('_', ' '), slot: true });
    from = found.index + found[0].length;
  }
  if (from < script.length) pieces.push({ text: script.slice(from), slot: false });
  return pieces;
}
