import type { ReactNode } from 'react';
import { artefactName } from '../../interview/artefacts.ts';
import type { Artefact } from '../../interview/session-state.ts';
import type { InterviewPageProps } from './props.ts';
import type { KeptSession } from './session-keeper.ts';

interface ReportArtefactsProps extends InterviewPageProps {
  readonly kept: KeptSession;
}

/** Shows everything that was written and drawn. */
export function ReportArtefacts({ kept }: ReportArtefactsProps): ReactNode {
  const artefacts = [...kept.live.state.artefacts.values()].filter(({ text }) => text.trim() !== '');
  return (
    <>
      {artefacts.map((artefact) => (
        <section key={artefact.id} aria-label={artefactName(artefact.id)}>
          <h3>{artefactName(artefact.id)}</h3>
          <ArtefactView artefact={artefact} />
        </section>
      ))}
    </>
  );
}

/** Shows one thing that was written or drawn, as it was at that time. */
export function ArtefactView({ artefact }: { readonly artefact: Pick<Artefact, 'id' | 'text'> }): ReactNode {
  return <p className="hr-iv-text">{artefact.text}</p>;
}
