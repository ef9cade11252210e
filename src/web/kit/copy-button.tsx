import { type ReactNode, useEffect, useState } from 'react';
import { defang } from '../../model/text-safety.ts';
import { announce } from './announce.tsx';
import { IconButton } from './button.tsx';
import { useToast } from './toast.tsx';

interface CopyButtonProps {
  /** The real value, as it goes into a block list. */
  readonly value: string;
  /** What it is, such as `domain`. */
  readonly what: string;
  /** True copies it defanged, for a mail or a ticket. */
  readonly defanged?: boolean;
}

/** Copies a value and says in which form. */
export function CopyButton({ value, what, defanged = false }: CopyButtonProps): ReactNode {
  const [copied, setCopied] = useState(false);
  const { fail } = useToast();
  // Said only of what would be another text defanged.
  const form = defang(value) === value ? '' : defanged ? ', defanged' : ', as it is, not defanged';
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1_600);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(defanged ? defang(value) : value);
      setCopied(true);
      announce(`${what} copied${form}`);
    } catch {
      fail(new Error('The browser does not let the page copy here. Mark the value and copy it by hand.'));
    }
  };
  return <IconButton icon={copied ? 'check' : 'copy'} label={copied ? `Copied${form}` : `Copy the ${what}${form}`} onClick={copy} />;
}
