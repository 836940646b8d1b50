import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { operationsId } from '../../interview/artefacts.ts';
import { formatClock, writeReport } from '../../interview/report-text.ts';
import { makeReport } from '../../interview/report.ts';
import { writeSession } from '../../interview/session-file.ts';
import type { Artefact } from '../../interview/session-state.ts';
import { download } from '../progress/download.ts';
import { momentWords } from '../progress/words.ts';
import { AfterSession } from './AfterSession.tsx';
import { artefactText } from './artefact-text.ts';
import type { Place } from './place.ts';
import type { InterviewPageProps } from './props.ts';
import { ReportMarks } from './ReportMarks.tsx';
import { ReportSections } from './ReportSections.tsx';
import type { KeptSession, SessionKeeper } from './session-keeper.ts';
import { fileNameOf, modeWords } from './words.ts';

interface ReportProps extends InterviewPageProps {
  readonly keeper: SessionKeeper;
  readonly kept: KeptSession;
  readonly go: (place: Place) => void;
}

/** Shows a session as it is read afterwards: what was asked, estimated, written and drawn, and the marks, to be given and printed. */
export default function Report({ keeper, go, ...props }: ReportProps): ReactNode {
  const { one, kept } = props;
  const { session, state } = kept.live;
  const report = useMemo(() => makeReport(one, session, state), [one, session, state]);
  const describe = (artefact: Artefact): string => artefactText(artefact, state.artefacts.get(operationsId)?.text);
  const { points, most } = report.score;
  const name = fileNameOf(session);
  return (
    <div className="hr-iv-report">
      <header>
        <h2>{report.isFinished ? 'Report' : 'Report so far'}</h2>
        <p>
          {momentWords(session.startedAt)} · {modeWords(session.mode)} · {formatClock(report.spentMs)} in all ·{' '}
          {most === 0 ? 'not marked yet' : `marked ${points} of ${most}`}
        </p>
        <p className="hr-iv-actions hr-iv-no-print">
          {!report.isFinished && (
            <button type="button" className="hr-iv-primary" onClick={() => go({ kind: 'session', id: session.id })}>
              Back to the session
            </button>
          )}
          <button type="button" onClick={() => print()}>
            Print
          </button>
          <button type="button" onClick={() => download(`${name}.md`, writeReport(report, describe), 'text/markdown')}>
            Save as text
          </button>
          <button type="button" onClick={() => download(`${name}.json`, writeSession(session))}>
            Export the session
          </button>
          <button type="button" onClick={() => go({ kind: 'session', id: session.id, view: 'replay' })}>
            Replay
          </button>
          <button type="button" onClick={() => go({ kind: 'brief' })}>
            All sessions
          </button>
        </p>
      </header>
      <ReportSections {...props} report={report} />
      {report.isFinished && <ReportMarks one={one} report={report} canMark={kept.isWriter} run={(command) => keeper.run(command)} />}
      {report.isFinished && <AfterSession {...props} state={state} />}
    </div>
  );
}
