import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { ApiError } from '../client/api-error.ts';
import { Button, IconButton } from './button.tsx';
import { Icon } from './icon.tsx';

interface Toast {
  readonly words: ReactNode;
  readonly kind?: 'done' | 'failed';
  /** Such as Undo. */
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

interface Toaster {
  readonly show: (toast: Toast) => void;
  /** Tells of a failure with what to do about it. */
  readonly fail: (error: unknown) => void;
}

const Context = createContext<Toaster>({ show: () => undefined, fail: () => undefined });

/** Milliseconds a notice stays; one with an action stays longer, and none goes while the pointer or focus is on it. */
const stay = 5_000;
const stayWithAction = 12_000;

export function useToast(): Toaster {
  return useContext(Context);
}

/** Short notices in a corner, above everything but an open dialog. */
export function ToastProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [toasts, setToasts] = useState<readonly (Toast & { readonly id: number })[]>([]);
  const next = useRef(0);
  const drop = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const toaster = useMemo<Toaster>(() => {
    const show = (toast: Toast) => {
      const id = next.current++;
      setToasts((all) => [...all.slice(-3), { ...toast, id }]);
    };
    return { show, fail: (error) => show({ kind: 'failed', words: failureWords(error) }) };
  }, []);
  return (
    <Context value={toaster}>
      {children}
      <section className="toasts" aria-label="Notices" aria-live="polite">
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} onDrop={() => drop(toast.id)} />
        ))}
      </section>
    </Context>
  );
}

function failureWords(error: unknown): string {
  if (error instanceof ApiError) return `${error.message} ${error.remedy}`;
  return error instanceof Error ? error.message : 'That failed.';
}

function ToastLine({ toast, onDrop }: { readonly toast: Toast; readonly onDrop: () => void }): ReactNode {
  const { kind = 'done', words, action } = toast;
  const milliseconds = kind === 'failed' || action ? stayWithAction : stay;
  return (
    // The time is the animation's: it rests while the pointer or the focus is on the notice.
    <div className={`toast toast-${kind}`} style={{ animationDuration: `${milliseconds}ms` }} onAnimationEnd={onDrop}>
      <Icon name={kind === 'failed' ? 'warning' : 'check'} />
      <div className="grow">{words}</div>
      {action && (
        <Button
          small
          onClick={() => {
            action.onClick();
            onDrop();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon="close" label="Close the notice" onClick={onDrop} />
    </div>
  );
}
