import type { ReactNode } from 'react';
import { useAnswer } from '../client/use-answer.ts';
import { Untrusted } from '../kit/untrusted.tsx';

/** A brand as people write it where campaigns have it, else as its id or its messages have it. */
export function BrandName({ brand }: { readonly brand: string | null }): ReactNode {
  const { data } = useAnswer('campaignFacets', { query: {} });
  if (brand === null || brand === '') return <span className="quiet">–</span>;
  return <Untrusted text={data?.brand.find(({ value }) => value === brand)?.label ?? brand} as="name" />;
}
