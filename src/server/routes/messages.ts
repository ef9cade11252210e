import type { Context, Handlers } from '../context.ts';

type Ids = 'messages' | 'message' | 'senders' | 'domains';

/** Texts, senders and domains over the whole workspace. */
export function messageHandlers({ browse }: Context): Handlers<Ids> {
  return {
    messages: ({ query }) => browse.messages(query),
    message: ({ params }) => browse.message(params.textId),
    senders: ({ query }) => browse.senders(query),
    domains: ({ query }) => browse.domains(query),
  };
}
