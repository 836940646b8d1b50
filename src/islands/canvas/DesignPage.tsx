import type { ReactNode } from 'react';
import { useId, useMemo, useState } from 'react';
import type { Design } from '../../design/index.ts';
import { usualKinds } from '../design-run/free-load.ts';
import FreeRun from '../design-run/FreeRun.tsx';
import type { Marks } from '../design-run/marks.ts';
import '../labs/shared/lab.css';
import { momentWords } from '../progress/words.ts';
import DesignCanvas from './DesignCanvas.tsx';
import { plural } from './summary.ts';
import { useLinkedDesign } from './use-linked-design.ts';

/** Shows the canvas with what can be worked out and run under a load of one's own. The drawing is kept in the browser, and the address carries it where it is small enough to be sent. */
export default function DesignPage(): ReactNode {
  const id = useId();
  const { design, words, visit, others, change, begin, open } = useLinkedDesign();
  const [load, setLoad] = useState(usualKinds);
  const [marks, setMarks] = useState<Marks>();
  const kinds = useMemo(() => load.map((kind) => ({ id: kind.id, name: kind.name.trim() || kind.id })), [load]);
  const kept = others.map(({ id, design: one, savedAt }) => ({ id, name: keptName(one, savedAt) }));
  return (
    <>
      <section className="hr-lab hr-design-page" aria-labelledby={id}>
        <h2 id={id} className="hr-canvas-hidden">
          Design canvas
        </h2>
        <p role="status" className={words.warning === '' ? 'hr-canvas-hidden' : 'hr-lab-warning'}>
          {words.warning}
        </p>
        <p role="status" className={words.note === '' ? 'hr-canvas-hidden' : 'hr-lab-about'}>
          {words.note}
        </p>
        <DesignCanvas
          key={visit}
          design={design}
          onChange={change}
          onStart={begin}
          kept={kept}
          onOpenKept={open}
          kinds={kinds}
          ownCode={none}
          {...(marks && { marks })}
        />
      </section>
      <FreeRun design={design} kinds={load} onKinds={setLoad} onMarks={setMarks} />
    </>
  );
}

const none: readonly never[] = [];

/** Names a kept drawing in a list: "Shop, 12 components, 21 Nov 2026, 07:15". */
function keptName({ name = '', components }: Design, savedAt: number): string {
  return [...(name === '' ? [] : [name]), plural(components.length, 'component'), momentWords(savedAt)].join(', ');
}
