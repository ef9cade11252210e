import { findParts } from '../../../src/analysis/text/find-parts.ts';
import { fold, foldCompatible } from '../../../src/analysis/text/fold.ts';
import { writeScript } from '../../../src/analysis/text/script.ts';
import type { Part } from '../../../src/model/message.ts';

/** The parts of a text as it was received. */
export function partsOf(text: string, region = 'GB'): Part[] {
  return findParts(foldCompatible(text), fold(text), region);
}

/** The script of a text as it was received. */
export function scriptOf(text: string, region = 'GB'): string {
  return writeScript(fold(text), partsOf(text, region));
}
