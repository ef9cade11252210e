import { HooklineError } from '../model/errors.ts';

/** Runs work that writes; what the disk refuses comes out as an error of the table. */
export async function diskErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EFBIG' || code === 'EDQUOT') {
      throw new HooklineError('HOOKLINE_DISK_FULL', `the workspace cannot grow: ${message}`, { cause: error });
    }
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
      const { path = '' } = error as NodeJS.ErrnoException;
      const isFile = (code === 'ENOTDIR' || code === 'EEXIST') && path !== '';
      throw new HooklineError('HOOKLINE_WRITE_FAILED', isFile ? `${path} is a file, not a folder (${code})` : message, { cause: error });
    }
    throw error;
  }
}
