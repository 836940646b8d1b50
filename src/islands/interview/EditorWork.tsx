import type { ReactNode } from 'react';
import { Suspense, lazy } from 'react';
import { entitiesId, operationsId } from '../../interview/artefacts.ts';
import { write } from '../../interview/session.ts';
import type { RoomProps } from './Room.tsx';

const OperationsEditor = lazy(() => import('../interview-editors/OperationsEditor.tsx'));
const EntitiesEditor = lazy(() => import('../interview-editors/EntitiesEditor.tsx'));

/** Lets the interface or the data model be written, in the stage of each. */
export function EditorWork({ kept, run }: RoomProps): ReactNode {
  const { stage, artefacts } = kept.live.state;
  const textOf = (id: string): string => artefacts.get(id)?.text ?? '';
  const keep = (id: string) => (text: string) => void run((held, at) => write(held, at, id, text));
  const readOnly = !kept.isWriter;
  return (
    <Suspense fallback={<p className="hr-iv-muted">The editor is loading …</p>}>
      {stage === 'interface' ? (
        <OperationsEditor text={textOf(operationsId)} onChange={keep(operationsId)} readOnly={readOnly} />
      ) : (
        <EntitiesEditor text={textOf(entitiesId)} operationsText={textOf(operationsId)} onChange={keep(entitiesId)} readOnly={readOnly} />
      )}
    </Suspense>
  );
}
