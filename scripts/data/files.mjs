// Reading and writing shared by the scripts in this folder. Node only, no packages.
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';

/** Text of a UTF-8 file, gunzipped when its name ends in .gz, without a byte order mark. */
export function readText(path) {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
}

/** Lines that say something: comments, blanks and surrounding spaces are dropped; tabs inside stay. */
export function readLines(path) {
  return readText(path)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** A MISP warning list: its version and its hosts, lower-case, without the leading dot. */
export function readWarningList(path) {
  const { version, list } = JSON.parse(readText(path));
  return { version, hosts: list.map((host) => host.toLowerCase().replace(/^\./, '').trim()) };
}

/** Host name of two or more labels (RFC 1123 letters, digits, hyphens); the last label holds a letter. */
export function isHost(text) {
  if (text.length > 253) return false;
  const labels = text.split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
    /^(xn--[a-z0-9-]+|[a-z]{2,})$/.test(labels.at(-1))
  );
}

/** Sorted by code unit, so that every machine writes the same file. */
export function sortedUnique(values) {
  return [...new Set(values)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Writes comment lines, then the rows, ending in one line feed, gzipped when the name ends in .gz; says what was written. */
export function writeData(path, comments, rows) {
  const text = Buffer.from(`${[...comments.map((line) => `# ${line}`), ...rows].join('\n')}\n`);
  const bytes = path.endsWith('.gz') ? gzipSync(text, { level: 9 }) : text;
  writeFileSync(path, bytes);
  console.log(`${path}: ${rows.length} rows, ${bytes.length} bytes`);
}
