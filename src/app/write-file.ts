import { rename, writeFile } from 'node:fs/promises';
import { HooklineError } from '../model/errors.ts';
import { diskErrors } from './disk-errors.ts';

/** Writes a file that a person asked for, beside its place and then renamed. Throws `HOOKLINE_WRITE_FAILED` where the folder is missing. */
export async function writeFileSafely(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await diskErrors(async () => {
      await writeFile(`${path}.new`, content);
      await rename(`${path}.new`, path);
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'EISDIR')
      throw new HooklineError('HOOKLINE_WRITE_FAILED', `${path} cannot be written: ${(error as Error).message}`, { cause: error });
    throw error;
  }
}
