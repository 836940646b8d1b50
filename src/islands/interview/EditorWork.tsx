import type { ReactNode } from 'react';
import { lazy } from 'react';
import { entitiesId, operationsId } from '../../interview/artefacts.ts';
import { write } from '../../interview/session.ts';
import { PartBoundary } from './PartBoundary.tsx';
import type { RoomProps } from './Room.tsx';

const loadOperations = () => import('../interview-editors/OperationsEditor.tsx');
const loadEntities = () => import('../interview-editors/EntitiesEditor.tsx');
const OperationsEditor = lazy(loadOperations);
const EntitiesEditor = lazy(loadEntities);

/** Fetches the editors ahead; what fails now is fetched again when it is needed. */
export function preloadEditors(): void {
  void Promise.allSettled([loadOperations(), loadEntities()]);
}

/** Lets the interface or the data model be written, in the stage of each. */
export function EditorWork({ kept, run }: RoomProps): ReactNode {
  const { stage, artefacts } = kept.live.state;
  const textOf = (id: string): string => artefacts.get(id)?.text ?? '';
  const keep = (id: string) => (text: string) => void run((held, at) => write(held, at, id, text));
  const readOnly = !kept.isWriter;
  return (
    <PartBoundary what="the editor">
      {stage === 'interface' ? (
        <OperationsEditor text={textOf(operationsId)} onChange={keep(operationsId)} readOnly={readOnly} />
      ) : (
        <EntitiesEditor text={textOf(entitiesId)} operationsText={textOf(operationsId)} onChange={keep(entitiesId)} readOnly={readOnly} />
      )}
    </PartBoundary>
  );
}
