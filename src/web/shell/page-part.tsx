import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { Loading } from '../kit/loading.tsx';

/** A page as a part of its own: `here` once it has come in. */
export interface PagePart {
  readonly load: () => Promise<ComponentType>;
  here: ComponentType | null;
}

/** Draws a page at once where it is here already, else fetches it. React's own way, Suspense, would hold it back for 300 ms. */
export function ShownPart({ part }: { readonly part: PagePart }): ReactNode {
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  const [, setIsHere] = useState(part.here !== null);
  useEffect(() => {
    let isLeft = false;
    fetchPart(part).then(
      () => isLeft || setIsHere(true),
      (error: unknown) => isLeft || setFailure({ error }),
    );
    return () => {
      isLeft = true;
    };
  }, [part]);
  if (failure) throw failure.error;
  const Page = part.here;
  return Page === null ? <Loading label="Opening the page" rows={8} /> : <Page />;
}

export async function fetchPart(part: PagePart): Promise<ComponentType> {
  part.here ??= await part.load();
  return part.here;
}
