import { type ReactNode, useId } from 'react';

interface PanelProps {
  readonly title?: ReactNode;
  /** Stands at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** True lets a table reach the edges. */
  readonly flush?: boolean;
}

/** A titled part of a page. */
export function Panel({ title, actions, children, flush = false }: PanelProps): ReactNode {
  const id = useId();
  return (
    <section className={`panel${flush ? ' panel-flush' : ''}`} {...(title ? { 'aria-labelledby': id } : {})}>
      {(title || actions) && (
        <div className="row spread panel-head">
          {title && <h2 id={id}>{title}</h2>}
          {actions && <div className="row">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
