import type { Link } from '../../model/link.ts';

/** Reads a chat link (`wa.me/44…`, `t.me/name`) as the handle behind it, or null when the link is something else. */
export function chatHandle(link: Link): string | null {
  const path = link.path.replace(/^\//, '');
  if (/^(?:wa\.me|(?:www\.|api\.)?whatsapp\.com)$/.test(link.host)) return whatsApp(link.path);
  if (/^(?:t\.me|telegram\.me|telegram\.dog)$/.test(link.host)) {
    const name = /^(?:s\/)?([\w+-]{3,40})/.exec(path)?.[1];
    return name ? `telegram:${name.toLowerCase()}` : null;
  }
  if (link.host === 'chat.whatsapp.com') {
    const group = /^(?:invite\/)?([\w-]{16,40})/.exec(path)?.[1];
    return group ? `whatsapp:${group}` : null;
  }
  if (link.host === 'discord.gg') return path ? `discord:${path.slice(0, 40)}` : null;
  if (link.host === 'line.me' || link.host === 'lin.ee') return path ? `line:${path.slice(0, 40)}` : null;
  if (link.host === 'm.me') return path ? `messenger:${path.slice(0, 40).toLowerCase()}` : null;
  return null;
}

function whatsApp(path: string): string | null {
  const number = /^\/(?:send\/?\?(?:\w+=[^&]{0,200}&)?phone=)?(?:\+|%2B)?(\d{7,15})/i.exec(path)?.[1];
  if (number) return `whatsapp:${number}`;
  const group = /^\/(?:message|qr|channel)\/([\w-]{6,40})/.exec(path)?.[1];
  return group ? `whatsapp:${group}` : null;
}
