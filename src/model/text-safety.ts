/** Characters that show nothing, or that turn what stands around them: controls, formats, fillers. */
const hidden = /[\p{Cc}\p{Cf}\u115f\u1160\u2028\u2029\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5/gu;

/** Invisible, bidirectional and control characters as ⟨U+202E⟩, so that the eye sees what the phone hid. */
export function visible(text: string): string {
  return text.replace(hidden, (character) => {
    if (character === '\n' || character === '\t' || character === '\r') return character;
    return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** A host or link that nothing will turn into a click: `hxxps[:]//evil[.]example`. What is defanged already stays as it is. */
export function defang(text: string): string {
  return text.replace(/http(s?):\/\//gi, 'hxxp$1[:]//').replace(/(?<!\[)\.|\.(?!\])/g, '[.]');
}

/** Defangs every link-like word within running text. */
export function defangWithin(text: string): string {
  return text
    .replace(/https?:\/\//gi, (scheme) => scheme.replace(/tt/i, 'xx').replace(':', '[:]'))
    .replace(/(?<=[\p{L}\p{N}])[.。](?=\p{L})/gu, '[.]');
}
