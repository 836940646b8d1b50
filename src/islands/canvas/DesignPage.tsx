import type { ReactNode } from 'react';
import { useId } from 'react';
import '../labs/shared/lab.css';
import DesignCanvas from './DesignCanvas.tsx';
import { useLinkedDesign } from './use-linked-design.ts';

/** Shows the canvas alone. The address carries the drawing: a page that is opened again, or sent to somebody, has it. */
export default function DesignPage(): ReactNode {
  const id = useId();
  const { design, note, change } = useLinkedDesign();
  return (
    <section className="hr-lab hr-design-page" aria-labelledby={id}>
      <h2 id={id} className="hr-canvas-hidden">
        Design canvas
      </h2>
      <p role="status" className={note === '' ? 'hr-canvas-hidden' : 'hr-lab-warning'}>
        {note}
      </p>
      <DesignCanvas design={design} onChange={change} kinds={none} ownCode={none} />
    </section>
  );
}

const none: readonly never[] = [];
