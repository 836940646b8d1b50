// The exact availability of systems of parts that fail independently, parts in several places counted once.
export { availabilityOfRepair, downtimeMinutes, minutesOfThirtyDays, minutesOfYear, ninesOf, unavailabilityOfPercent } from './downtime.ts';
export { allOf, anyOf, SystemModel, type Needs, type PartInPlace, type Structure, type Unavailability } from './structure.ts';
