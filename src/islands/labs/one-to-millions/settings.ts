import type { ParameterRange } from '../shared/parameter-range.ts';
import type { StepId } from './steps.ts';

/** What goes wrong in the middle third of a run. */
export const troubleIds = ['none', 'lost', 'burst'] as const;

/** The name of a trouble. */
export type TroubleId = (typeof troubleIds)[number];

/** Everything a link to the lab carries. */
export interface MillionsSettings {
  readonly step: StepId;
  /** Users a day. */
  readonly users: number;
  readonly trouble: TroubleId;
  readonly seed: string;
}

/** The range of the number of users. */
export const usersRange: ParameterRange = { label: 'Users a day', min: 1000, max: 50_000_000, step: 1000, scale: 'log' };

/** The troubles in words. */
export const troubleTexts: Readonly<Record<TroubleId, { readonly name: string; readonly about: string }>> = {
  none: { name: 'Nothing', about: 'The busiest hour as it is, from beginning to end.' },
  lost: { name: 'A machine is lost', about: 'One instance of the busiest part stops for the middle third of the run.' },
  burst: { name: 'Twice the load', about: 'For the middle third of the run twice as many pages are asked for.' },
};

/** The set-up the lab begins with. */
export const defaultSettings: MillionsSettings = { step: 'one', users: 300_000, trouble: 'none', seed: 'headroom' };
