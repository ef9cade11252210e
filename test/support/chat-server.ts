import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { whenFileEnds } from './closing.ts';

/** A text as it stood in the data block of a request. */
export interface SentText {
  readonly id: number;
  readonly text: string;
}

export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly response_format?: { readonly type: string };
    readonly [field: string]: unknown;
  };
  readonly texts: readonly SentText[];
  readonly boundary: string;
}

/** One way to answer a request: `number` counts them from 1. */
export type Behaviour = (request: SeenRequest, response: ServerResponse, number: number) => void | Promise<void>;

export interface ChatServer {
  /** Base address, ending in `/v1`. */
  readonly endpoint: string;
  readonly seen: SeenRequest[];
  behave(behaviour: Behaviour): void;
}

/** An endpoint on the loopback that speaks the chat-completions protocol, well or badly. */
export async function chatServer(behaviour: Behaviour): Promise<ChatServer> {
  let behave = behaviour;
  const seen: SeenRequest[] = [];
  const server = createServer(async (incoming, response) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as SeenRequest['body'];
      const request = { path: incoming.url ?? '', headers: incoming.headers, body, ...dataIn(body.messages.at(-1)?.content ?? '') };
      seen.push(request);
      await behave(request, response, seen.length);
    } catch {
      response.destroy(); // the caller left in the middle
    }
  });
  whenFileEnds(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}/v1`,
    seen,
    behave: (next) => {
      behave = next;
    },
  };
}

function dataIn(content: string): { texts: SentText[]; boundary: string } {
  const [, boundary = '', list = '[]'] = /^BEGIN DATA (\w+)\n([\s\S]*)\nEND DATA \1\n/.exec(content) ?? [];
  return { texts: JSON.parse(list) as SentText[], boundary };
}

/** Sends a completion with this content, as the documented protocol has it. */
export function complete(response: ServerResponse, content: unknown, extra: Readonly<Record<string, unknown>> = {}): void {
  const message = { role: 'assistant', content: typeof content === 'string' ? content : JSON.stringify(content) };
  json(response, 200, {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'loopback',
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
    ...extra,
  });
}

export function json(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** The answer that an honest model gives to a text: by what it says, not by what it tells the model. */
export function honestAnswer({ id, text }: SentText): Readonly<Record<string, unknown>> {
  const rest = { id, category: null, brand: null, lures: [], asks: [], confidence: 0.9 };
  if (/code/i.test(text)) return { ...rest, class: 'passcode', type: null };
  if (/milk|safe travels/i.test(text)) return { ...rest, class: 'legitimate', type: null };
  if (/sale/i.test(text)) return { ...rest, class: 'spam', type: null };
  return { ...rest, class: 'scam', type: 'delivery', brand: 'Evri', lures: ['time_and_urgency', 'authority'], asks: ['pay', 'link'] };
}

export const honest: Behaviour = ({ texts }, response) => complete(response, { answers: texts.map(honestAnswer) });
