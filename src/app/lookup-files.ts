import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { loadBrands } from '../enrich/data-files.ts';
import type { DataFolders } from '../enrich/data-folder.ts';
import type { LookupReport } from '../model/lookup.ts';
import type { LookupView } from '../model/lookup-view.ts';
import { lookupView } from '../respond/lookup/view.ts';
import type { Faces } from '../respond/pdf/flow.ts';
import { type PdfFont, readFont } from '../respond/pdf/font.ts';
import { version } from './version.ts';
import { writeFileSafely } from './write-file.ts';

const fonts = new URL('../../data/fonts/', import.meta.url);

/** A look-up in words, as the faces show it. `sourceNames` are ids of sources to their names; brands of one's own stand in `folders`. */
export function lookupWords(report: LookupReport, sourceNames: ReadonlyMap<string, string>, folders: DataFolders = []): LookupView {
  return lookupView(report, { brands: new Map(loadBrands(folders).map(({ id, name }) => [id, name])), sources: sourceNames });
}

/** The look-up as one HTML page. */
export async function lookupPageOf(view: LookupView): Promise<string> {
  const { lookupPage } = await import('../respond/lookup/page.ts');
  return lookupPage(view, version);
}

/** The look-up as a PDF. */
export async function lookupPdfOf(view: LookupView, at: number): Promise<Uint8Array> {
  const { lookupPdf } = await import('../respond/lookup/pdf.ts');
  return lookupPdf(view, { version, at, faces: await loadFaces(), deflate: deflateSync });
}

/** Writes the look-up as one HTML page. Throws `HOOKLINE_WRITE_FAILED`. */
export async function writeLookupPage(path: string, view: LookupView): Promise<void> {
  await writeFileSafely(path, await lookupPageOf(view));
}

/** Writes the look-up as a PDF. Throws `HOOKLINE_WRITE_FAILED`. */
export async function writeLookupPdf(path: string, view: LookupView, at: number): Promise<void> {
  await writeFileSafely(path, await lookupPdfOf(view, at));
}

async function loadFaces(): Promise<Faces> {
  const load = async (file: string, name: string): Promise<PdfFont> => readFont(await readFile(fileURLToPath(new URL(file, fonts))), name);
  return { plain: await load('DejaVuSans.ttf', 'DejaVuSans'), bold: await load('DejaVuSans-Bold.ttf', 'DejaVuSans-Bold') };
}
