import type { ReactNode } from 'react';
import type { StageId } from '../../interview/stages.ts';
import { ConstraintList } from './ConstraintList.tsx';
import { DesignWork } from './DesignWork.tsx';
import { EditorWork } from './EditorWork.tsx';
import { EstimateFields } from './EstimateFields.tsx';
import { NotesField } from './NotesField.tsx';
import type { RoomProps } from './Room.tsx';

/** What the notes of a stage are for. */
const prompts: Readonly<Record<StageId, string>> = {
  scope: 'What it must do, for whom, how much, how fast, how reliably; what you leave out.',
  estimate: 'The assumptions behind your numbers.',
  interface: 'What you decided on errors, paging, idempotency, and why.',
  'data-model': 'What is read by which key, what must be consistent, how it is partitioned.',
  'high-level': 'The way of a request through the system, and why each part is there.',
  'deep-dive': 'The part you chose, its alternatives, and what each costs.',
  bottlenecks: 'What breaks first, what happens then, how you would see it.',
  'wrap-up': 'Sum up in a few sentences: what you built, what it gives up, what you would do next.',
};

/** Returns whether a stage is worked on with the canvas. */
export function isDesigned(stage: StageId): boolean {
  return stage === 'high-level' || stage === 'deep-dive' || stage === 'bottlenecks';
}

/** Shows what is worked on in the current stage. */
export function StageWork(props: RoomProps): ReactNode {
  const { stage } = props.kept.live.state;
  return (
    <>
      {stage === 'estimate' && <EstimateFields {...props} />}
      {(stage === 'interface' || stage === 'data-model') && <EditorWork {...props} />}
      {isDesigned(stage) && <DesignWork {...props} />}
      <NotesField {...props} stage={stage} prompt={prompts[stage]} />
      {(stage === 'scope' || stage === 'estimate') && <ConstraintList {...props} />}
    </>
  );
}
