import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { TextArea } from '../kit/text-field.tsx';
import { droppedFiles } from './dropped-files.ts';

interface DropZoneProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly onText: (text: string) => void;
  /** True on an empty workspace: it takes the middle of the page. */
  readonly large: boolean;
}

/** Takes files dropped anywhere on the page, chosen by hand, or texts pasted. */
export function DropZone({ onFiles, onText, large }: DropZoneProps): ReactNode {
  const [isOver, setOver] = useState(false);
  const [isPasting, setPasting] = useState(false);
  const [text, setText] = useState('');
  const chooser = useRef<HTMLInputElement>(null);
  useDrops(setOver, onFiles, (pasted) => {
    setPasting(true);
    setText((before) => (before ? `${before}\n\n${pasted}` : pasted));
  });
  const look = () => {
    onText(text);
    setText('');
    setPasting(false);
  };
  return (
    <section className={`drop-zone${large ? ' drop-zone-large' : ''}${isOver ? ' drop-zone-over' : ''}`} aria-label="Hand in reports">
      <Icon name="upload" size={large ? 34 : 22} />
      <div className="grow">
        <h2>{isOver ? 'Let go to have a look at it' : 'Drop reported texts anywhere on this page'}</h2>
        <p className="quiet">
          CSV, TSV, JSON, JSONL, Parquet or plain text, also gzipped, also whole folders. You see what was understood before anything is
          taken in.
        </p>
      </div>
      <div className="row">
        <Button kind={large ? 'primary' : 'plain'} icon="file" onClick={() => chooser.current?.click()}>
          Choose files
        </Button>
        <Button icon="paste" aria-expanded={isPasting} onClick={() => setPasting(!isPasting)}>
          Paste texts
        </Button>
      </div>
      <input
        ref={chooser}
        type="file"
        multiple
        className="unseen"
        tabIndex={-1}
        aria-label="Files with reports"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {isPasting && (
        <form
          className="drop-zone-paste stack"
          onSubmit={(event) => {
            event.preventDefault();
            look();
          }}
        >
          <TextArea
            label="Texts as they were received"
            value={text}
            onChange={setText}
            rows={7}
            ref={(area) => area?.focus({ preventScroll: true })}
            help="One message a line; messages of several lines are parted by an empty line."
          />
          <div className="row">
            <Button kind="primary" type="submit" disabled={text.trim() === ''}>
              Look at it
            </Button>
            <Button kind="quiet" onClick={() => setPasting(false)}>
              Close
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}

/** Follows drops and pastes on the whole page for as long as it is open. */
function useDrops(setOver: (isOver: boolean) => void, onFiles: (files: readonly File[]) => void, onPaste: (text: string) => void): void {
  const told = useRef({ onFiles, onPaste });
  told.current = { onFiles, onPaste };
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then((files) => told.current.onFiles(files));
    };
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input, textarea')) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (files.length > 0) told.current.onFiles(files);
      else if (text.trim() !== '') told.current.onPaste(text);
    };
    const listeners = { dragover: over, dragleave: leave, drop, paste } as Readonly<Record<string, EventListener | unknown>>;
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name, listener as EventListener);
    };
  }, [setOver]);
}
