import type { StepSpec } from '../../../sim/saga/schedule.ts';

/** The steps of the booking, in order: which can be undone, and which is the pivot. */
export const bookingSteps: readonly StepSpec[] = [
  { name: 'room', compensation: true },
  { name: 'flight', compensation: true },
  { name: 'pay', compensation: true, pivot: true },
  { name: 'ticket', compensation: false },
];

/** What each step does and how it is undone, in words. */
export const stepTexts: Readonly<Record<string, { readonly does: string; readonly undoes: string }>> = {
  room: { does: 'reserve the room', undoes: 'release the room' },
  flight: { does: 'reserve the flight', undoes: 'release the flight' },
  pay: { does: 'take the payment', undoes: 'refund the payment' },
  ticket: { does: 'send the ticket', undoes: '' },
};

/** What goes wrong at the step chosen. */
export const faultIds = [
  'none',
  'refused',
  'busyOnce',
  'down',
  'lostOnce',
  'mute',
  'crashBefore',
  'crashAfter',
  'crashLost',
  'crashKept',
  'stuckUndo',
  'crashUndo',
] as const;

/** The name of a fault. */
export type FaultId = (typeof faultIds)[number];

/** The faults in words. */
export const faultTexts: Readonly<Record<FaultId, { readonly name: string; readonly about: string }>> = {
  none: { name: 'Nothing', about: 'Every call succeeds at once.' },
  refused: { name: 'The service refuses', about: 'A definite failure: it certainly did not happen, and trying again cannot help.' },
  busyOnce: { name: 'The service is busy once', about: 'A definite failure, but trying again may help.' },
  down: { name: 'The service is down for good', about: 'Every try fails definitely until the tries run out.' },
  lostOnce: { name: 'The answer is lost once', about: 'The effect is there, but the coordinator does not hear of it.' },
  mute: { name: 'Every answer is lost', about: 'The effect is there, and the coordinator never hears of it, however often it tries.' },
  crashBefore: { name: 'Crash before the call arrives', about: 'The coordinator crashes while it calls; the service has not heard of it.' },
  crashAfter: { name: 'Crash after the call arrived', about: 'The coordinator crashes while it calls; the service has done its part.' },
  crashLost: { name: 'Crash before the log has the end', about: 'The call has succeeded; the record that says so is lost in a crash.' },
  crashKept: { name: 'Crash once the log has the end', about: 'The call has succeeded, the record is kept, and then comes the crash.' },
  stuckUndo: {
    name: 'Refused, and an undo fails too',
    about: 'The service refuses, and the compensation of the step before it is down for good.',
  },
  crashUndo: {
    name: 'Refused, and a crash while undoing',
    about: 'The service refuses, and the coordinator crashes once the compensation of the step before it has arrived.',
  },
};

/** Faults that strike the compensation of the step before, too. */
const undoFaults: readonly FaultId[] = ['stuckUndo', 'crashUndo'];

/** Everything a link to the lab carries. */
export interface SagaSettings {
  /** Steps of the booking: 3, the last of which is the payment, or 4. */
  readonly stepCount: number;
  readonly fault: FaultId;
  /** The step that goes wrong, from 0. */
  readonly step: number;
}

/** The numbers of steps a booking can have. */
export const stepCounts = [3, 4] as const;

/** The set-up the lab begins with. */
export const defaultSettings: SagaSettings = { stepCount: 4, fault: 'refused', step: 2 };

/** Returns the first step that a fault can strike: one with a step before it, where the undo of that is struck too. */
export function firstStepOf(fault: FaultId): number {
  return undoFaults.includes(fault) ? 1 : 0;
}

/** Brings the step that goes wrong among those there are. */
export function makePossible(settings: SagaSettings): SagaSettings {
  const least = firstStepOf(settings.fault);
  return { ...settings, step: Math.min(settings.stepCount - 1, Math.max(least, settings.step)) };
}

/** Returns the steps of the booking. */
export function stepsOf({ stepCount }: SagaSettings): readonly StepSpec[] {
  return bookingSteps.slice(0, stepCount);
}

/** Says what goes wrong, as a sentence. */
export function describeFault({ fault, step }: SagaSettings): string {
  const { name } = bookingSteps[step]!;
  switch (fault) {
    case 'none':
      return 'Nothing goes wrong.';
    case 'refused':
      return `The service of “${name}” refuses.`;
    case 'busyOnce':
      return `The service of “${name}” is busy at the first try.`;
    case 'down':
      return `The service of “${name}” is down: every try fails, definitely.`;
    case 'lostOnce':
      return `“${name}” is done, but the answer of the first try is lost.`;
    case 'mute':
      return `“${name}” is done, but the answer of every try is lost.`;
    case 'crashBefore':
      return `The coordinator crashes as it calls “${name}”, before the service hears of it.`;
    case 'crashAfter':
      return `The coordinator crashes as it calls “${name}”, after the service has done it.`;
    case 'crashLost':
      return `“${name}” succeeds, and the coordinator crashes before the log has a record of it.`;
    case 'crashKept':
      return `“${name}” succeeds, and the coordinator crashes once the log has a record of it.`;
    case 'stuckUndo':
      return `The service of “${name}” refuses, and undoing “${bookingSteps[step - 1]?.name ?? ''}” is impossible: every try fails.`;
    case 'crashUndo':
      return `The service of “${name}” refuses, and the coordinator crashes as it undoes “${bookingSteps[step - 1]?.name ?? ''}”.`;
  }
}
