import { isStageId } from '../../interview/stages.ts';
import type { StageId } from '../../interview/stages.ts';

/** What the page of a case shows, as its address says after "#". */
export type Place =
  | { readonly kind: 'brief'; /** A stage to practise alone, chosen already. */ readonly practise?: StageId }
  | {
      readonly kind: 'session';
      readonly id: string;
      /** What of it; absent: the room, or once it is finished the report. */ readonly view?: 'report' | 'replay';
    };

/** Reads the part of an address after "#". What it does not know is the brief. */
export function readPlace(hash: string): Place {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const id = fields.get('session');
  if (id !== null && id !== '') {
    const view = fields.get('view');
    return view === 'report' || view === 'replay' ? { kind: 'session', id, view } : { kind: 'session', id };
  }
  const practise = fields.get('practise') ?? '';
  return isStageId(practise) ? { kind: 'brief', practise } : { kind: 'brief' };
}

/** Writes the part of an address that {@link readPlace} reads. */
export function writePlace(place: Place): string {
  if (place.kind === 'brief') return place.practise === undefined ? '#' : `#practise=${place.practise}`;
  const session = `#session=${encodeURIComponent(place.id)}`;
  return place.view === undefined ? session : `${session}&view=${place.view}`;
}
