import type { ReactNode } from 'react';
import { useEffect, useId, useState } from 'react';
import type { RaidLevel } from '../../../sim/raid/index.ts';
import { raidLevels } from '../../../sim/raid/index.ts';
import { NumberField } from '../shared/NumberField.tsx';
import { clampToRange } from '../shared/parameter-range.ts';
import { cleanText, diskRange, levelNames, makePossible, mostTextLetters } from './settings.ts';
import type { RaidState } from './use-raid.ts';

/** Shows which level is laid over how many disks, and what is stored. */
export function RaidSetUp({ lab, compact }: { readonly lab: RaidState; readonly compact: boolean }): ReactNode {
  const id = useId();
  const { link, history } = lab;
  const { settings } = link;
  const range = diskRange(settings.level);
  return (
    <div className="hr-lab-fields">
      <div className="hr-lab-field">
        <label htmlFor={id}>Level</label>
        <select
          id={id}
          value={settings.level}
          onChange={(event) => history.apply(makePossible({ ...settings, level: event.target.value as RaidLevel, lost: [] }))}
        >
          {raidLevels.map((level) => (
            <option key={level} value={level}>
              {levelNames[level]}
            </option>
          ))}
        </select>
      </div>
      <NumberField
        key={settings.level}
        range={range}
        value={settings.disks}
        clamp={(value) => clampToRange(range, value)}
        onChange={(disks) => history.apply(makePossible({ ...settings, disks }))}
      />
      {compact ? null : <TextField lab={lab} />}
    </div>
  );
}

function TextField({ lab }: { readonly lab: RaidState }): ReactNode {
  const id = useId();
  const { link, history } = lab;
  const { settings } = link;
  const [text, setText] = useState(settings.text);
  const [note, setNote] = useState('');
  useEffect(() => setText(settings.text), [settings.text]);

  function commit(): void {
    const possible = cleanText(text);
    if (possible === '') {
      setText(settings.text);
      setNote('Nothing to store: type at least one letter or digit.');
      return;
    }
    setNote(possible === text ? '' : `Letters, digits and signs of ASCII, ${mostTextLetters} at most: the rest is left out.`);
    setText(possible);
    if (possible !== settings.text) history.apply({ ...settings, text: possible });
  }

  return (
    <div className="hr-lab-field">
      <label htmlFor={id}>Text to store, over and over</label>
      <input
        id={id}
        type="text"
        value={text}
        aria-describedby={note === '' ? undefined : `${id}-note`}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (text !== settings.text) commit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      <p id={`${id}-note`} className="hr-lab-note" role="status">
        {note}
      </p>
    </div>
  );
}
