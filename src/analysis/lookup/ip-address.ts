/** Reads an IP address as written by itself. Gives IPv4 without leading zeros, IPv6 in the form of RFC 5952; null when it is none. */
export function readAddress(raw: string): string | null {
  const bare = raw.replace(/^\[(.*)\]$/, '$1');
  return readV4(bare) ?? readV6(bare.toLowerCase());
}

function readV4(text: string): string | null {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return null;
  const parts = text.split('.').map(Number);
  return parts.every((part) => part <= 255) ? parts.join('.') : null;
}

function readV6(text: string): string | null {
  if (!/^[0-9a-f:.]{2,45}$/.test(text) || !text.includes(':')) return null;
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head, tail] = halves.map((half) => (half === '' ? [] : groups(half)));
  if (!head || (halves.length === 2 && !tail)) return null;
  const known = head.length + (tail?.length ?? 0);
  if (tail ? known > 7 : known !== 8) return null;
  return written([...head, ...new Array<number>(8 - known).fill(0), ...(tail ?? [])]);
}

/** Sixteen bits a group; an IPv4 address at the end is two of them. */
function groups(half: string): number[] | null {
  const list: number[] = [];
  const parts = half.split(':');
  for (const [at, part] of parts.entries()) {
    const v4 = at === parts.length - 1 ? readV4(part) : null;
    if (v4) {
      const [a = 0, b = 0, c = 0, d = 0] = v4.split('.').map(Number);
      list.push(a * 256 + b, c * 256 + d);
    } else if (/^[0-9a-f]{1,4}$/.test(part)) list.push(Number.parseInt(part, 16));
    else return null;
  }
  return list;
}

/** The first longest run of two zero groups or more becomes `::`. */
function written(all: readonly number[]): string {
  let best = { from: -1, length: 1 };
  for (let from = 0; from < 8; from++) {
    let length = 0;
    while (from + length < 8 && all[from + length] === 0) length++;
    if (length > best.length) best = { from, length };
  }
  const text = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
  return best.from < 0 ? text(all) : `${text(all.slice(0, best.from))}::${text(all.slice(best.from + best.length))}`;
}
