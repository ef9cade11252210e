import type { IntakeOptions, NewRun } from '../../api/intake.ts';

/** An upload with how it is to be read. */
export interface ReadyUpload {
  readonly uploadId: string;
  readonly options: IntakeOptions;
}

/** The runs that take uploads in: those to be read the same way in one, in the order they came. */
export function groupUploads(uploads: readonly ReadyUpload[]): readonly NewRun[] {
  const groups = new Map<string, { readonly uploads: string[]; readonly options: IntakeOptions }>();
  for (const { uploadId, options } of uploads) {
    const key = JSON.stringify([
      options.zone,
      options.region,
      options.format,
      options.delimiter,
      options.encoding,
      Object.entries(options.map ?? {}).sort(),
    ]);
    const group = groups.get(key) ?? { uploads: [], options };
    group.uploads.push(uploadId);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({ job: 'investigate', ...group }));
}
