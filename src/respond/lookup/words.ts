import { label } from '../names.ts';
import { defang, defangWithin, visible } from '../text-safety.ts';

/** Times to the minute, addresses and links defanged, the rest as it is. */
export function valueWords(value: string): string {
  const time = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(value);
  if (time) return time[2] === '00:00' ? `${time[1]}` : `${time[1]} ${time[2]}`;
  if (/^[a-z]+(?:_[a-z]+)+$/.test(value)) return label(value);
  return /^(?:\d{1,3}\.){3}\d{1,3}$/.test(value) ? defang(value) : words(value);
}

/** A subject as it is shown: defanged where it is an address of any kind. */
export function subjectWords(value: string): string {
  const isAddress = /^[^\s]+$/.test(value) && !value.startsWith('+');
  return shorten(oneLine(isAddress ? defang(value) : defangWithin(value)), 160);
}

/** Text from outside on one line, nothing invisible and no link in it. */
export function words(text: string): string {
  return oneLine(defangWithin(text));
}

/** Nothing invisible in it, and no line breaks. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

/** Cut to so many characters. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}

const fields: ReadonlyMap<string, string> = new Map(
  Object.entries({
    as_number: 'AS number',
    as_name: 'AS name',
    mcc_mnc: 'MCC and MNC',
    dns_record: 'DNS record',
    http_status: 'HTTP status',
  }),
);

/** The name of a field as people say it. */
export function fieldWords(field: string): string {
  return fields.get(field) ?? words(label(field));
}

/** Names of sources are ours, or those of whoever set the source up: `crt.sh` stays as it is, but no link does. */
export function nameWords(name: string): string {
  return oneLine(name.replace(/http(s?):\/\//gi, 'hxxp$1[:]//'));
}

/** Reasons name sources by id. */
export function withNames(detail: string, sources: ReadonlyMap<string, string>): string {
  return detail.replace(/\(([\w-]+), (\d{4}-\d{2}-\d{2})\)/, (whole, id: string, day: string) => {
    const name = sources.get(id);
    return name ? `(${name}, ${day})` : whole;
  });
}

/** A subject key without its prefix. */
export function bare(subject: string): string {
  return subject.slice(subject.indexOf(':') + 1);
}
