import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import type { InterviewCase } from '../../interview/case-file.ts';
import { longestFile, readSession } from '../../interview/session-file.ts';
import type { Progress } from '../../progress/index.ts';
import type { Place } from './place.ts';

interface ImportSessionProps {
  readonly one: InterviewCase;
  readonly progress: Progress;
  readonly go: (place: Place) => void;
  readonly announce: (text: string) => void;
}

/** Takes a session from a file that was exported before; what cannot be read is said in words, and nothing changes. */
export function ImportSession({ one, progress, go, announce }: ImportSessionProps): ReactNode {
  const id = useId();
  const [refusal, setRefusal] = useState<string>();
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setRefusal(undefined);
    const read =
      file.size > longestFile
        ? ({ ok: false, reason: 'The file is too long to be a session.' } as const)
        : readSession(await file.text(), (caseId) => (caseId === one.id ? one : undefined));
    if (!read.ok) return setRefusal(`${file.name}: ${read.reason} Nothing was changed.`);
    const stored = await progress.loadSession(read.session.id);
    if (stored && stored.session.events.length >= read.session.events.length) {
      announce('That session is here already, and the one here goes at least as far. Nothing was changed.');
      return;
    }
    await progress.saveSession(read.session);
    announce(`Imported ${file.name}.`);
    go({ kind: 'session', id: read.session.id, view: 'report' });
  };
  return (
    <div className="hr-iv-import">
      <label htmlFor={id}>Import a session from a file</label>
      <input id={id} type="file" accept=".json,application/json" onChange={({ target }) => void take(target.files?.[0])} />
      <div role="alert">{refusal !== undefined && <p className="hr-iv-notice hr-iv-fail">{refusal}</p>}</div>
    </div>
  );
}
