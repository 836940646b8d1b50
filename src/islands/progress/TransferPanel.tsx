import { useRef, useState } from 'react';
import type { ChangeEvent, DragEvent } from 'react';
import { refuseLargeFile } from '../../progress/index.ts';
import type { ImportResult, Progress, UndoableImport } from '../../progress/index.ts';
import { download, exportName } from './download.ts';
import { ImportPreview } from './ImportPreview.tsx';
import { importWords, momentWords, recordWords } from './words.ts';

interface Props {
  readonly progress: Progress;
  readonly undoable: UndoableImport | undefined;
  readonly announce: (text: string) => void;
}

/** A file chosen: its text, and what importing it would do. */
interface Chosen {
  readonly name: string;
  readonly text: string;
  readonly preview: ImportResult;
}

/** Exports progress as a file, and imports one after showing what will change. */
export function TransferPanel({ progress, undoable, announce }: Props) {
  const [chosen, setChosen] = useState<Chosen>();
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    announce('');
    const refusal = refuseLargeFile(file.size);
    const text = refusal ? '' : await file.text();
    setChosen({ name: file.name, text, preview: refusal ?? (await progress.previewImport(text)) });
  };
  const close = (): void => {
    setChosen(undefined);
    if (input.current) input.current.value = '';
    input.current?.focus();
  };
  const confirm = async (): Promise<void> => {
    if (!chosen) return;
    const result = await progress.import(chosen.text);
    if (result.ok) {
      close();
      announce(`Imported ${chosen.name}: ${importWords(result)}`);
    } else {
      setChosen({ ...chosen, preview: result });
    }
  };
  const undo = async (): Promise<void> => {
    const result = await progress.undoImport();
    input.current?.focus();
    if (!result) return announce('There is no import to undo.');
    const kept = result.kept > 0 ? ` ${recordWords(result.kept)} changed since the import stayed as they are.` : '';
    announce(`The import is undone: ${recordWords(result.undone)} as before.${kept}`);
  };
  const dropProps = {
    onDragOver(event: DragEvent) {
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop(event: DragEvent) {
      event.preventDefault();
      setIsOver(false);
      void choose(event.dataTransfer.files[0]);
    },
  };

  return (
    <section aria-labelledby="hr-progress-transfer">
      <h2 id="hr-progress-transfer">Export and import</h2>
      <p>Everything above goes into one file that you can keep, or import in another browser.</p>
      <p>
        <button type="button" className="hr-progress-primary" onClick={() => void exportProgress(progress, announce)}>
          Export progress
        </button>
      </p>
      <div className={`hr-progress-drop${isOver ? ' hr-progress-over' : ''}`} {...dropProps}>
        <label htmlFor="hr-progress-file">Import a file: choose it, or drop it here</label>
        <input
          id="hr-progress-file"
          ref={input}
          type="file"
          accept=".json,application/json"
          onChange={(event: ChangeEvent<HTMLInputElement>) => void choose(event.target.files?.[0])}
        />
        <p className="hr-progress-muted">You see what will change before anything does. Nothing stored here is lost.</p>
      </div>
      {chosen && (
        <ImportPreview
          key={chosen.name + chosen.text.length}
          name={chosen.name}
          result={chosen.preview}
          onConfirm={confirm}
          onClose={close}
        />
      )}
      {undoable && !chosen && (
        <p>
          Last import: {momentWords(undoable.importedAt)}, {recordWords(undoable.records)}.{' '}
          <button type="button" onClick={() => void undo()}>
            Undo import
          </button>
        </p>
      )}
    </section>
  );
}

/** Exports everything to a file and says so. */
export async function exportProgress(progress: Progress, announce: (text: string) => void): Promise<void> {
  const file = await progress.export();
  const name = exportName(file.exportedAt);
  download(name, JSON.stringify(file));
  announce(`Exported to ${name}.`);
}
