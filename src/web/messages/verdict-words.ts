/** How sure a verdict is, in words beside the number; 0 to 1. */
export function sureWords(confidence: number): string {
  if (confidence >= 0.95) return 'very sure';
  if (confidence >= 0.8) return 'sure';
  if (confidence >= 0.6) return 'fairly sure';
  return 'unsure';
}

/** What a verdict comes from: `embedded/3`, `<model>/<prompt version>` or `person:<name>`, as people say it. The name is text from outside. */
export function producerWords(producer: string): { readonly words: string; readonly name: string | null } {
  if (producer.startsWith('person:')) return { words: 'said by', name: producer.slice('person:'.length) };
  if (producer.startsWith('embedded/'))
    return { words: `the embedded classifier, version ${producer.slice('embedded/'.length)}`, name: null };
  return { words: 'a language model:', name: producer };
}
