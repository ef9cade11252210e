import { HooklineError } from '../../model/errors.ts';
import type { Context, Handlers } from '../context.ts';

type Ids = 'upload' | 'paste' | 'preview' | 'dropUpload' | 'pushReports';

/** Files, pastes and single reports on their way in. */
export function intakeHandlers({ desk }: Context): Handlers<Ids> {
  const { uploads } = desk;
  const limit = desk.options.uploadLimit;
  return {
    upload: ({ query, body, request, reply }) => {
      if (Number(request.headers['content-length'] ?? 0) > limit) {
        // What is still to come is not wanted.
        void reply.header('connection', 'close');
        throw new HooklineError('HOOKLINE_UPLOAD_TOO_LARGE', `an upload has at most ${limit} bytes here`);
      }
      return uploads.add(query.name, body);
    },
    paste: ({ body }) => uploads.paste(body.text, body.name),
    preview: ({ params, body }) => uploads.preview(params.uploadId, body),
    dropUpload: async ({ params }) => {
      await uploads.drop(params.uploadId);
      return null;
    },
    pushReports: async ({ body }) => ({ results: await desk.push(body.reports) }),
  };
}
