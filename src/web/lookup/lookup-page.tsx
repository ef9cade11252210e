import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { LookupAnswer } from '../../api/lookup.ts';
import type { ApiError } from '../client/api-error.ts';
import { ask } from '../client/ask.ts';
import { queryClient } from '../client/query-client.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useMay } from '../client/use-session.ts';
import { announce } from '../kit/announce.tsx';
import { Empty } from '../kit/empty.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { Loading } from '../kit/loading.tsx';
import { PageHead } from '../kit/page-head.tsx';
import { LookupBox } from './lookup-box.tsx';
import { LookupDownloads } from './lookup-downloads.tsx';
import { LookupPast } from './lookup-past.tsx';
import { LookupReport } from './lookup-report.tsx';
import { LookupWait } from './lookup-wait.tsx';
import { kindName, type Question, questionOf, searchOf } from './question.ts';
import './lookup.css';

/** Everything known of one thing: the box, the report, what was looked up before. */
export function LookupPage(): ReactNode {
  const search = useSearch();
  const mayAsk = useMay('analyst');
  const connectors = useConnectors();
  const { question, setQuestion, answer, asked, error, isAsking, lookUp } = useLookup(search, mayAsk);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (search === '') box.current?.focus();
  }, [search]);
  return (
    <div className="lookup-page">
      <div className="stack">
        <PageHead title="Look-up" about="What is known of it, where that comes from, how old it is, and what is not known." />
        {mayAsk ? (
          <LookupBox
            ref={box}
            question={question}
            onChange={setQuestion}
            onAsk={() => lookUp(question)}
            busy={isAsking}
            connectors={connectors}
          />
        ) : (
          <p className="quiet">
            Looking something up is kept in the history, so it takes the role of an analyst. You see what others looked up.
          </p>
        )}
        {error && <ErrorPanel title="The look-up failed" error={error} onRetry={() => lookUp(question)} />}
        {isAsking && <LookupWait asked={question.ask && connectors !== null ? connectors : []} />}
        {isAsking && <Loading label="Looking it up" rows={6} />}
        {answer && asked && !isAsking && (
          <LookupReport
            answer={answer}
            actions={<LookupDownloads question={asked} answer={answer} />}
            onLookUp={(given, as) => lookUp({ given, as, ask: question.ask })}
          />
        )}
        {!answer && !isAsking && !error && (
          <Empty title="Nothing looked up yet" icon="lookup">
            Paste whatever is on your desk. You need not say what it is; links may be defanged, numbers written in any way.
          </Empty>
        )}
      </div>
      <LookupPast onPick={(given, kind) => mayAsk && lookUp({ given, as: kind, ask: false })} />
    </div>
  );
}

/** Names of the connectors that are switched on; null until they are known. */
function useConnectors(): readonly string[] | null {
  const { data } = useAnswer('providers', {});
  return data ? data.items.filter(({ state }) => state === 'ready' || state === 'paused').map((row) => row.name) : null;
}

interface Lookup {
  readonly question: Question;
  readonly setQuestion: (question: Question) => void;
  readonly answer: LookupAnswer | null;
  /** What the answer is of. */
  readonly asked: Question | null;
  readonly error: ApiError | null;
  readonly isAsking: boolean;
  readonly lookUp: (question: Question) => void;
}

/** One look-up at a time; the one of the address is made when the page opens, without asking anybody outside. */
function useLookup(search: string, mayAsk: boolean): Lookup {
  const [, go] = useLocation();
  const [question, setQuestion] = useState(() => questionOf(search));
  const [asked, setAsked] = useState<Question | null>(null);
  const [answer, setAnswer] = useState<LookupAnswer | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const running = useRef<AbortController | null>(null);
  const done = useRef('');
  const [isAsking, setAsking] = useState(false);
  const lookUp = useCallback(
    (next: Question) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setQuestion(next);
      setError(null);
      setAsking(true);
      const address = searchOf(next);
      done.current = address;
      if (address !== window.location.search.slice(1)) go(address ? `/lookup?${address}` : '/lookup');
      const { given, as, ask: isAsked } = next;
      ask('lookUp', { body: { given, ask: isAsked, ...(as ? { as } : {}) } }, controller.signal)
        .then((found) => {
          if (controller.signal.aborted) return;
          setAnswer(found);
          setAsked(next);
          announce(`${kindName(found.report.kind)}: ${found.view.verdictWords}, risk ${found.view.score} of 100`);
          void queryClient.invalidateQueries({ queryKey: ['lookupHistory'] });
        })
        .catch((failure: ApiError) => {
          if (controller.signal.aborted) return;
          setAnswer(null);
          setError(failure);
        })
        .finally(() => !controller.signal.aborted && setAsking(false));
    },
    [go],
  );
  const clear = useCallback(() => {
    running.current?.abort();
    done.current = '';
    setQuestion(questionOf(''));
    setAnswer(null);
    setError(null);
    setAsking(false);
  }, []);
  useEffect(() => {
    const wanted = questionOf(search);
    if (!mayAsk || searchOf(wanted) === done.current) return;
    if (wanted.given === '') clear();
    else lookUp(wanted);
  }, [search, mayAsk, lookUp, clear]);
  return { question, setQuestion, answer, asked, error, isAsking, lookUp };
}
