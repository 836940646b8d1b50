import type { AvailabilityModel, System } from '../../../exercises/foundations/availability-model/contract.ts';
import { createAvailabilityModel as createRight } from '../../../exercises/foundations/availability-model/private/reference.ts';
import { oracleSinglePoints } from '../../../exercises/foundations/availability-model/suite/oracle.ts';

/** Makes a model that is the reference's but for its single points, which the suite's own oracle finds. Its cost must break a budget. */
export function createAvailabilityModel(system: System): AvailabilityModel {
  return { ...createRight(system), singlePoints: () => oracleSinglePoints(system) };
}
