import type { DragEvent, ReactNode } from 'react';
import { useId, useRef, useState } from 'react';
import type { TraceFormat } from '../../../sim/cache/index.ts';
import { traceFormats, traceFormatTexts } from '../../../sim/cache/index.ts';
import { formatBytes, formatCount, formatShare } from '../shared/format.ts';
import type { LoadState } from './use-curves.ts';

interface TraceInputProps {
  readonly state: LoadState;
  readonly onLoad: (file: File, format: TraceFormat | undefined) => void;
  readonly onCancel: () => void;
}

/** Takes the learner's own trace, by choosing or dropping a file, and tells what was read. The file never leaves the machine. */
export function TraceInput({ state, onLoad, onCancel }: TraceInputProps): ReactNode {
  const id = useId();
  const [format, setFormat] = useState<TraceFormat | 'auto'>('auto');
  const [isOver, setIsOver] = useState(false);
  const file = useRef<File | undefined>(undefined);

  function take(chosen: File | undefined, asFormat: TraceFormat | 'auto'): void {
    if (!chosen) return;
    file.current = chosen;
    onLoad(chosen, asFormat === 'auto' ? undefined : asFormat);
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0], format);
  }

  return (
    <div
      tabIndex={-1}
      className={isOver ? 'hr-lab-drop hr-lab-drop-over' : 'hr-lab-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <div className="hr-lab-fields">
        <div className="hr-lab-field">
          <div>
            <label className="hr-lab-file">
              Choose a trace file
              <input
                type="file"
                className="hr-lab-hidden"
                onChange={(event) => {
                  take(event.target.files?.[0], format);
                  event.target.value = '';
                }}
              />
            </label>
          </div>
          <p className="hr-lab-about">Or drop it into this box. It is read on this machine only, never uploaded.</p>
        </div>
        <div className="hr-lab-field">
          <label htmlFor={`${id}-format`}>Format</label>
          <select
            id={`${id}-format`}
            value={format}
            onChange={(event) => {
              const chosen = event.target.value as TraceFormat | 'auto';
              setFormat(chosen);
              take(file.current, chosen);
            }}
          >
            <option value="auto">Tell from the content</option>
            {traceFormats.map((name) => (
              <option key={name} value={name}>
                {traceFormatTexts[name].name}
              </option>
            ))}
          </select>
          <p className="hr-lab-about">
            {format === 'auto'
              ? 'Plain keys, LIRS, ARC, or libCacheSim text and CSV; unpacked.'
              : `Each line: ${traceFormatTexts[format].line}.`}
          </p>
        </div>
      </div>
      <LoadReport state={state} onCancel={onCancel} />
    </div>
  );
}

function LoadReport({ state, onCancel }: { readonly state: LoadState; readonly onCancel: () => void }): ReactNode {
  if (state.kind === 'none') return null;
  if (state.kind === 'loading') {
    return (
      <div className="hr-lab-progress-row">
        <progress value={state.bytes} max={Math.max(1, state.fileBytes)} aria-label={`Reading ${state.fileName}`} />
        <span>
          {formatBytes(state.bytes)} of {formatBytes(state.fileBytes)}, {formatCount(state.requests)} requests
        </span>
        <button
          type="button"
          onClick={(event) => {
            // The button goes away: the focus stays in the box.
            event.currentTarget.closest<HTMLElement>('.hr-lab-drop')?.focus();
            onCancel();
          }}
        >
          Cancel
        </button>
      </div>
    );
  }
  if (state.kind === 'failed') {
    return (
      <p role="alert" className={state.cancelled ? undefined : 'hr-lab-error'}>
        {state.fileName}: {state.message}
      </p>
    );
  }
  const { summary, report, fileName } = state;
  const isSampled = summary.rate < 1;
  return (
    <div role="status">
      <p>
        {fileName}: {formatCount(summary.requests)} requests for {isSampled ? 'about ' : ''}
        {formatCount(summary.keyCount)} keys. Read as {traceFormatTexts[report.format].name}, since {report.why}.
        {isSampled
          ? ` Too many to keep all: ${formatShare(summary.rate)} of the keys, chosen by hash, are kept with all their requests.`
          : ''}
        {summary.ignoredRequests > 0 ? ` The last ${formatCount(summary.ignoredRequests)} requests are left out: too many to keep.` : ''}
      </p>
      {report.malformedCount === 0 ? null : (
        <p className="hr-lab-warning">
          {formatCount(report.malformedCount)} of {formatCount(report.lines)} lines {report.malformedCount === 1 ? 'was' : 'were'} skipped;
          a line should be {traceFormatTexts[report.format].line}.{' '}
          {report.malformed.map(({ line, found }) => `Line ${formatCount(line)} is ${found}.`).join(' ')}
          {report.cutOff ? ' The last line has no end: the file may have been cut off.' : ''}
        </p>
      )}
    </div>
  );
}
