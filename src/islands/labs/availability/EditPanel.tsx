import type { ReactNode } from 'react';
import { useEffect, useId, useState } from 'react';
import { addPart, blockAt, changePart, removeBlock, setNeed, whyNotAdd } from './edits.ts';
import { cleanName } from './link.ts';
import { PercentField } from './PercentField.tsx';
import type { Block, Group } from './settings.ts';
import { mostNameLetters } from './settings.ts';
import type { AvailabilityState } from './use-availability.ts';
import { nameGroup } from './words.ts';

/** Shows what can be done to the selected piece: name and availability of a part, the need of a group, adding and removing. */
export function EditPanel({ lab }: { readonly lab: AvailabilityState }): ReactNode {
  const id = useId();
  const { settings } = lab.link;
  const { selected } = lab;
  const block = blockAt(settings.root, selected)!;
  const name = block.kind === 'place' ? settings.parts[block.part]!.name : nameGroup(block);
  return (
    <section className="hr-avail-edit" aria-labelledby={id}>
      <p className="hr-lab-subtitle" id={id}>
        Selected: {name}
      </p>
      {block.kind === 'place' ? <PartFields lab={lab} part={block.part} /> : null}
      {block.kind === 'parallel' ? <NeedField lab={lab} group={block} /> : null}
      <AddButtons lab={lab} block={block} />
    </section>
  );
}

function PartFields({ lab, part }: { readonly lab: AvailabilityState; readonly part: number }): ReactNode {
  const id = useId();
  const { settings } = lab.link;
  const { name, percent } = settings.parts[part]!;
  const [text, setText] = useState(name);
  const [note, setNote] = useState('');
  useEffect(() => {
    setText(name);
    setNote('');
  }, [name, part]);

  function commit(): void {
    const possible = cleanName(text);
    setNote(
      possible === text.trim()
        ? ''
        : `Letters, digits, spaces, dots and dashes, at most ${mostNameLetters}: “${possible || name}” is used.`,
    );
    setText(possible || name);
    if (possible !== '' && possible !== name) lab.apply(changePart(settings, part, { name: possible }));
  }

  return (
    <>
      <div className="hr-lab-field">
        <label htmlFor={id}>Name</label>
        <input
          id={id}
          type="text"
          value={text}
          aria-describedby={note === '' ? undefined : `${id}-note`}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => {
            if (text !== name) commit();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
          }}
        />
        <p id={`${id}-note`} className="hr-lab-note" role="status">
          {note}
        </p>
      </div>
      <PercentField key={part} value={percent} onChange={(value) => lab.apply(changePart(settings, part, { percent: value }))} />
    </>
  );
}

function NeedField({ lab, group }: { readonly lab: AvailabilityState; readonly group: Group }): ReactNode {
  const id = useId();
  return (
    <div className="hr-lab-field">
      <label htmlFor={id}>How many must be up</label>
      <select
        id={id}
        value={group.need}
        onChange={(event) => lab.apply(setNeed(lab.link.settings, lab.selected, Number(event.target.value)))}
      >
        {group.of.map((_, index) => (
          <option key={index} value={index + 1}>
            {index + 1} of {group.of.length}
          </option>
        ))}
      </select>
    </div>
  );
}

function AddButtons({ lab, block }: { readonly lab: AvailabilityState; readonly block: Block }): ReactNode {
  const id = useId();
  const [which, setWhich] = useState('new');
  const [note, setNote] = useState('');
  const { settings } = lab.link;
  const part = which === 'new' ? undefined : Number(which);
  const known = part === undefined || part < settings.parts.length ? part : undefined;

  function add(kind: Group['kind']): void {
    const why = whyNotAdd(settings, lab.selected, kind, known === undefined);
    setNote(why);
    if (why !== '') return;
    lab.apply(addPart(settings, lab.selected, kind, known ?? { name: newName(settings.parts.map(({ name }) => name)), percent: 99.9 }));
  }

  function remove(): void {
    const removed = removeBlock(settings, lab.selected);
    setNote(removed ? '' : 'The whole diagram stays. Select a part of it, or begin with another diagram.');
    if (removed) lab.apply(removed);
  }

  const isWhole = lab.selected.length === 0 && block.kind !== 'place';
  return (
    <>
      <div className="hr-lab-field">
        <label htmlFor={id}>Part to add</label>
        <select id={id} value={known === undefined ? 'new' : which} onChange={(event) => setWhich(event.target.value)}>
          <option value="new">a new part, 99.9%</option>
          {settings.parts.map(({ name }, index) => (
            <option key={index} value={index}>
              {name}, the same one
            </option>
          ))}
        </select>
      </div>
      <div className="hr-lab-buttons">
        <button type="button" onClick={() => add('sequence')}>
          {isWhole ? 'Add at the end' : 'Add after it'}
        </button>
        <button type="button" onClick={() => add('parallel')}>
          {isWhole ? 'Add beside all' : 'Add beside it'}
        </button>
        <button type="button" onClick={remove}>
          Remove
        </button>
      </div>
      <p className="hr-lab-note" role="status">
        {note}
      </p>
    </>
  );
}

function newName(names: readonly string[]): string {
  let number = names.length + 1;
  while (names.includes(`Part ${number}`)) number++;
  return `Part ${number}`;
}
