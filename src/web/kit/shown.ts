import { defang, defangWithin, visible } from '../../model/text-safety.ts';

/** What a text from outside is, which tells how it is defanged. */
export type Outside = 'text' | 'link' | 'name' | 'file';

/** Ends of file names, none of which is a top-level domain: `feed.csv` stays as it is, `feed.zip` does not. */
const fileDot = /\[\.\](?=(?:csv|tsv|jsonl?|txt|parquet|xlsx|eml|xml|gz|log)(?![\p{L}\p{N}]))/giu;

/** Text from outside as it may be shown: what hides or turns is made visible, what leads somewhere is defanged. */
export function shown(text: string, as: Outside = 'text'): string {
  const seen = visible(text);
  if (as === 'link') return defang(seen);
  return as === 'file' ? defangWithin(seen).replace(fileDot, '.') : defangWithin(seen);
}
