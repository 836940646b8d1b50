import type { ReactNode } from 'react';
import { Fragment, useMemo } from 'react';
import { readDrawing } from '../../design/index.ts';
import { artefactName, drawingId, entitiesId, operationsId, readArtefact, trialsId } from '../../interview/artefacts.ts';
import type { InterviewCase } from '../../interview/case-file.ts';
import type { Artefact, SessionState } from '../../interview/session-state.ts';
import { DesignDrawing } from '../canvas/DesignDrawing.tsx';
import { entityLines } from './artefact-text.ts';
import { TrialSummaryView } from './TrialSummaryView.tsx';

interface ArtefactsProps {
  readonly one: InterviewCase;
  readonly state: SessionState;
}

/** Shows everything that was written and drawn, as it was at that time. */
export function ReportArtefacts({ one, state }: ArtefactsProps): ReactNode {
  const artefacts = [...state.artefacts.values()].filter(({ text }) => text.trim() !== '');
  return (
    <>
      {artefacts.map((artefact) => (
        <section key={artefact.id} className={artefact.id === drawingId ? 'hr-iv-wide' : undefined} aria-label={artefactName(artefact.id)}>
          <h3>{artefactName(artefact.id)}</h3>
          <ArtefactView one={one} artefact={artefact} operationsText={state.artefacts.get(operationsId)?.text ?? ''} />
        </section>
      ))}
    </>
  );
}

interface ArtefactViewProps {
  readonly one: InterviewCase;
  readonly artefact: Pick<Artefact, 'id' | 'text'>;
  readonly operationsText: string;
}

function ArtefactView({ one, artefact, operationsText }: ArtefactViewProps): ReactNode {
  const { id, text } = artefact;
  if (id === drawingId) return <DrawingView one={one} text={text} />;
  if (id === trialsId) return <TrialSummaryView text={text} />;
  if (id === operationsId) return <Lines lines={readArtefact(artefact).split('\n')} />;
  if (id === entitiesId) return <Lines lines={entityLines(text, operationsText)} />;
  return <p className="hr-iv-text">{text}</p>;
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return (
    <p className="hr-iv-text">
      {lines.map((line, index) => (
        <Fragment key={index}>
          {line}
          {'\n'}
        </Fragment>
      ))}
    </p>
  );
}

function DrawingView({ one, text }: { readonly one: InterviewCase; readonly text: string }): ReactNode {
  const read = useMemo(() => readDrawing(text), [text]);
  if (read.ok) return <DesignDrawing design={read.design} kinds={one.load.kinds} />;
  return <p className="hr-iv-problem">{read.problems[0]?.message ?? 'The drawing cannot be read.'}</p>;
}
