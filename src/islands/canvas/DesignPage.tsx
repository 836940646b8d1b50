import type { ReactNode } from 'react';
import { useId, useMemo, useState } from 'react';
import { usualKinds } from '../design-run/free-load.ts';
import FreeRun from '../design-run/FreeRun.tsx';
import type { Marks } from '../design-run/marks.ts';
import '../labs/shared/lab.css';
import DesignCanvas from './DesignCanvas.tsx';
import { useLinkedDesign } from './use-linked-design.ts';

/** Shows the canvas with what can be worked out and run under a load of one's own. The address carries the drawing: a page that is opened again, or sent to somebody, has it. */
export default function DesignPage(): ReactNode {
  const id = useId();
  const { design, note, change } = useLinkedDesign();
  const [load, setLoad] = useState(usualKinds);
  const [marks, setMarks] = useState<Marks>();
  const kinds = useMemo(() => load.map((kind) => ({ id: kind.id, name: kind.name.trim() || kind.id })), [load]);
  return (
    <>
      <section className="hr-lab hr-design-page" aria-labelledby={id}>
        <h2 id={id} className="hr-canvas-hidden">
          Design canvas
        </h2>
        <p role="status" className={note === '' ? 'hr-canvas-hidden' : 'hr-lab-warning'}>
          {note}
        </p>
        <DesignCanvas design={design} onChange={change} kinds={kinds} ownCode={none} {...(marks && { marks })} />
      </section>
      <FreeRun design={design} kinds={load} onKinds={setLoad} onMarks={setMarks} />
    </>
  );
}

const none: readonly never[] = [];
