import type { Session, SessionMode } from '../../interview/session-events.ts';
import { stageNames } from '../../interview/stages.ts';

/** Says how a session is held. */
export function modeWords(mode: SessionMode): string {
  if (mode.kind === 'one-stage') return `${stageNames[mode.stage]} alone`;
  return mode.kind === 'timed' ? 'Against the clocks' : 'Without clocks';
}

/** Returns the name of a session's file, without its ending: "headroom-interview-url-shortener-2026-11-21". */
export function fileNameOf({ caseId, startedAt }: Pick<Session, 'caseId' | 'startedAt'>): string {
  return `headroom-interview-${caseId}-${new Date(startedAt).toISOString().slice(0, 10)}`;
}
