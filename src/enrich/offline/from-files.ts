import type { Finding, Subject } from '../../model/observation.ts';
import type { OfflineProvider } from '../../ports/provider.ts';
import { type DataFolders, dataHead, findData } from '../data-folder.ts';

/** What a provider of shipped data is, and how it answers. */
export interface FromFiles<T> extends Omit<OfflineProvider['declaration'], 'dataDate'> {
  /** The file whose date is the provider's, and without which it can say nothing. */
  readonly file: string;
  load(folders: DataFolders): T;
  look(subject: Subject, data: T): readonly Finding[];
}

const none: readonly Finding[] = [];

/** Makes a provider that reads its files when it is first asked about something that it answers. */
export function fromFiles<T>({ file, load, look, ...about }: FromFiles<T>, folders: DataFolders): OfflineProvider {
  let data: { readonly loaded: T } | null = null;
  let date: string | null = null;
  let absent: boolean | null = null;
  const isAbsent = () => {
    absent ??= findData(file, folders) === null;
    return absent;
  };
  return {
    declaration: {
      ...about,
      get dataDate() {
        date ??= dateOf(file, folders);
        return date;
      },
    },
    missing: () => (isAbsent() ? `there is no ${file}; hookline data update ${file.replace(/\..*/, '')} <file> brings one` : null),
    look: (subject) => {
      if (!about.answers.includes(subject.kind) || isAbsent()) return none;
      data ??= { loaded: load(folders) };
      return look(subject, data.loaded);
    },
  };
}

function dateOf(file: string, folders: DataFolders): string {
  const place = findData(file, folders);
  return place ? dataHead(place).date : '';
}
