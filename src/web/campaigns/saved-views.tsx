import { Popover } from 'radix-ui';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useAnswer } from '../client/use-answer.ts';
import { useChange } from '../client/use-change.ts';
import { useMay } from '../client/use-session.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { Icon } from '../kit/icon.tsx';
import { TextField } from '../kit/text-field.tsx';
import { useToast } from '../kit/toast.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { filterOf, type ListFilter, searchOf } from './list-filter.ts';

interface SavedViewsProps {
  readonly filter: ListFilter;
  /** Told the filter as an address has it. */
  readonly onChoose: (query: string) => void;
}

/** Filters kept under names, for everybody at this workspace: choose one, keep this one, let one go. */
export function SavedViews({ filter, onChoose }: SavedViewsProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const views = useAnswer('views', {});
  const here = searchOf(filter);
  const current = views.data?.items.find((view) => searchOf(filterOf(view.query)) === here);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className="button button-plain">
        <Icon name="star" size={16} />
        {current ? <Untrusted text={current.name} as="name" clip /> : 'Views'}
        <Icon name="down" size={14} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" align="end" sideOffset={6} collisionPadding={8} aria-label="Saved views">
          {views.error && <ErrorPanel error={views.error} onRetry={() => void views.refetch()} />}
          <ViewList
            views={views.data?.items ?? []}
            current={current?.viewId}
            onChoose={(query) => {
              onChoose(query);
              setOpen(false);
            }}
          />
          <KeepView query={here} onKept={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface ViewListProps {
  readonly views: readonly { readonly viewId: string; readonly name: string; readonly query: string; readonly savedBy: string }[];
  readonly current: string | undefined;
  readonly onChoose: (query: string) => void;
}

function ViewList({ views, current, onChoose }: ViewListProps): ReactNode {
  const mayChange = useMay('analyst');
  const drop = useChange('dropView', ['views']);
  const save = useChange('saveView', ['views']);
  const toast = useToast();
  if (views.length === 0) return <p className="quiet small pad">No views yet. Filter and sort the list, then keep it under a name.</p>;
  const letGo = async ({ viewId, name, query }: ViewListProps['views'][number]) => {
    try {
      await drop.mutateAsync({ params: { viewId } });
      toast.show({
        words: 'The view is gone.',
        action: { label: 'Undo', onClick: () => save.mutate({ body: { name, query } }, { onError: toast.fail }) },
      });
    } catch (error) {
      toast.fail(error);
    }
  };
  return (
    <ul className="view-list">
      {views.map((view) => (
        <li key={view.viewId} className="row">
          <button
            type="button"
            className="menu-item grow"
            aria-current={view.viewId === current ? 'true' : undefined}
            onClick={() => onChoose(view.query)}
          >
            <Untrusted text={view.name} as="name" />
            {view.viewId === current && <Icon name="check" size={14} />}
          </button>
          {mayChange && <IconButton icon="trash" label={`Let the view ${view.name} go`} onClick={() => void letGo(view)} />}
        </li>
      ))}
    </ul>
  );
}

function KeepView({ query, onKept }: { readonly query: string; readonly onKept: () => void }): ReactNode {
  const mayChange = useMay('analyst');
  const [name, setName] = useState('');
  const save = useChange('saveView', ['views']);
  const toast = useToast();
  if (!mayChange) return null;
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    try {
      await save.mutateAsync({ body: { name: name.trim(), query } });
      toast.show({ words: 'The view is kept, for everybody at this workspace.' });
      setName('');
      onKept();
    } catch (error) {
      toast.fail(error);
    }
  };
  return (
    <form className="row keep-view" onSubmit={(event) => void keep(event)}>
      <TextField label="Name of a new view" hideLabel placeholder="Keep this list as…" value={name} onChange={setName} maxLength={80} />
      <Button type="submit" small busy={save.isPending} disabled={name.trim() === ''}>
        Keep
      </Button>
    </form>
  );
}
