import type { AvailabilityModel, System } from '../../../exercises/foundations/availability-model/contract.ts';
import { oracleAvailability, oracleSinglePoints, refusalOf } from '../../../exercises/foundations/availability-model/suite/oracle.ts';

/** Makes a model that answers by the suite's own oracle. Its cost must break a budget and its answers no rule. */
export function createAvailabilityModel(system: System): AvailabilityModel {
  const refusal = refusalOf(system);
  if (refusal !== undefined) throw new RangeError(refusal);
  return {
    availability: () => oracleAvailability(system),
    downtimeMinutes: (days) => (1 - oracleAvailability(system)) * days * 1440,
    singlePoints: () => oracleSinglePoints(system),
  };
}
