import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type Decision, type NewDecision, takenBackWords } from '../../model/decision.ts';
import { useChange } from '../client/use-change.ts';
import { useToast } from '../kit/toast.tsx';

/** Decides on campaigns. Each change is told with a way back; failures are told too, and answer null. */
export interface Decider {
  readonly decide: (decision: NewDecision, words: string) => Promise<Decision | null>;
  readonly undo: (decision: Pick<Decision, 'decisionId'>) => Promise<boolean>;
  readonly isBusy: boolean;
}

export function useDecide(): Decider {
  const toast = useToast();
  const change = useChange('decide');
  const back = useChange('undoDecision');
  const undo = async ({ decisionId }: Pick<Decision, 'decisionId'>) => {
    try {
      const { kind } = await back.mutateAsync({ params: { decisionId } });
      toast.show({ words: `Taken back. ${takenBackWords(kind)}` });
      return true;
    } catch (error) {
      toast.fail(error);
      return false;
    }
  };
  return {
    decide: async (decision, words) => {
      try {
        const made = await change.mutateAsync({ body: decision });
        toast.show({ words: doneWords(decision, made, words), action: { label: 'Undo', onClick: () => void undo(made) } });
        return made;
      } catch (error) {
        toast.fail(error);
        return null;
      }
    },
    undo,
    isBusy: change.isPending || back.isPending,
  };
}

/** What was done, with the way to the campaign that came of it or took what was moved. */
function doneWords(decision: NewDecision, made: Decision, words: string): ReactNode {
  const other = decision.kind === 'move' ? decision.to : decision.kind === 'split' ? splitOff(made, decision.campaignId) : null;
  if (other === null) return words;
  return (
    <>
      {words}{' '}
      <Link href={`/campaigns/${encodeURIComponent(other)}`}>Open {decision.kind === 'split' ? 'the new campaign' : 'where it went'}</Link>
    </>
  );
}

/** The campaign that a split made: the one of its campaigns that it did not start from. */
function splitOff({ campaigns }: Pick<Decision, 'campaigns'>, from: string): string | null {
  return campaigns.find((campaignId) => campaignId !== from) ?? null;
}
