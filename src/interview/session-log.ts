import type { Session, SessionEvent } from './session-events.ts';
import { mostEvents } from './session-events.ts';

/** Writing within this time of where a run of typing began is kept as one event. */
export const runOfTypingMs = 15_000;
/** The most characters of texts that a log keeps before earlier wordings are thinned. */
const mostCharacters = 4_000_000;
/** Events kept free for what is not typed. */
const reservedEvents = 1_000;

/**
 * Adds events to a session, without changing it. A text typed on within seconds takes the place of its last event. A log that grows too
 * long loses every second of the earlier wordings of texts, never a last one and nothing else.
 */
export function append(session: Session, events: readonly SessionEvent[]): Session {
  const all = [...session.events];
  for (const event of events) {
    const last = all.at(-1);
    if (last && isTypedOn(last, event)) all[all.length - 1] = { ...event, since: last.since } as SessionEvent;
    else all.push(event);
  }
  return { ...session, events: isTooLong(all) ? thin(all) : all };
}

function isTypedOn(last: SessionEvent, event: SessionEvent): last is SessionEvent & { readonly kind: 'wrote' } {
  return (
    last.kind === 'wrote' &&
    event.kind === 'wrote' &&
    last.artefactId === event.artefactId &&
    event.at >= last.at &&
    event.at - last.since < runOfTypingMs
  );
}

function isTooLong(events: readonly SessionEvent[]): boolean {
  let characters = 0;
  for (const event of events) if (event.kind === 'wrote') characters += event.text.length;
  return events.length > mostEvents - reservedEvents || characters > mostCharacters;
}

/** Leaves out every second text that a later one of the same artefact replaces. No other event depends on them, nor does any clock. */
function thin(events: readonly SessionEvent[]): SessionEvent[] {
  const later = new Set<string>();
  const superseded = new Set<number>();
  for (let index = events.length - 1; index >= 0; index--) {
    const event = events[index]!;
    if (event.kind !== 'wrote') continue;
    if (later.has(event.artefactId)) superseded.add(index);
    later.add(event.artefactId);
  }
  const drop = new Set([...superseded].filter((_index, order) => order % 2 === 0));
  return events.filter((_event, index) => !drop.has(index));
}
