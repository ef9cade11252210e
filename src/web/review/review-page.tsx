import type { ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import { ReviewQueue } from './review-queue.tsx';
import { Samples } from './samples.tsx';
import './review.css';

/** Labelling: samples to choose from or draw; with `?sample=` in the address the queue of one. */
export function ReviewPage(): ReactNode {
  const sample = new URLSearchParams(useSearch()).get('sample');
  const [, go] = useLocation();
  const open = (name: string) => go(`/review?${new URLSearchParams({ sample: name })}`);
  return sample === null ? <Samples onOpen={open} /> : <ReviewQueue key={sample} sample={sample} onLeave={() => go('/review')} />;
}
