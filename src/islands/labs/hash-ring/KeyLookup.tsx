import type { ReactNode } from 'react';
import { useId } from 'react';
import { joinNames } from '../shared/format.ts';
import { nodeNames } from './settings.ts';

/** Where a key lies on the ring and who holds it. */
export interface FoundKey {
  readonly place: number;
  /** The holders of its copies, the owner first. */
  readonly holders: readonly number[];
  /** Share of the ring, 0 to 1, from the top to the key. */
  readonly share: number;
}

interface KeyLookupProps {
  readonly text: string;
  readonly found: FoundKey;
  readonly onChange: (text: string) => void;
}

/** Asks for a key and tells where it lies and which nodes hold it. */
export function KeyLookup({ text, found, onChange }: KeyLookupProps): ReactNode {
  const id = useId();
  const names = found.holders.map((node) => nodeNames[node]!);
  const hash = `0x${found.place.toString(16).padStart(8, '0')}`;
  const home =
    names.length === 0
      ? 'There is no node to hold it.'
      : names.length === 1
        ? `The first point clockwise belongs to ${names[0]!}.`
        : `Going on clockwise, its copies are on ${joinNames(names)}, in this order.`;
  return (
    <div className="hr-lab-field">
      <label htmlFor={id}>Find a key</label>
      <input id={id} type="text" maxLength={60} value={text} onChange={(event) => onChange(event.target.value)} />
      <p className="hr-lab-about">
        Its hash is {hash}, {Math.round(found.share * 360)}° from the top. {home} It does not count as one of the keys, and bounds do not
        send it on.
      </p>
    </div>
  );
}
