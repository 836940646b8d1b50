import { mixOf } from '../../learner/draws.ts';
import type { ServiceModelSpec } from '../schedule.ts';
import { Backends } from './backends.ts';
import { Jobs } from './jobs.ts';
import { KeyValueStore } from './key-value-store.ts';
import type { ServiceModel } from './model.ts';
import { Origin } from './origin.ts';

export { CallDraws } from './call-draws.ts';
export type { Plan, ServiceCall, ServiceModel } from './model.ts';

/** Makes the service of a schedule; undefined for notes, which answer nothing. `index` tells services of one schedule apart. */
export function createModel(spec: ServiceModelSpec, scheduleSeed: number, index: number): ServiceModel | undefined {
  const seed = mixOf(scheduleSeed, 0x5e41, index);
  switch (spec.model) {
    case 'keyValueStore':
      return new KeyValueStore(spec.params, seed);
    case 'origin':
      return new Origin(spec.params, seed);
    case 'jobs':
      return new Jobs(spec.params, seed);
    case 'backends':
      return new Backends(spec.params, seed);
    case 'notes':
      return undefined;
  }
}
