// Arrays of disks: where each chunk lies, what survives which losses, how lost bytes are found again, and what writes cost.
export { divide, multiply, powerOfTwo } from './galois-field.ts';
export { dataPerStripe, diskOfData, disksOf, layStripe, raidLevels, type Chunk, type RaidLevel } from './layout.ts';
export { parityP, parityQ, planRecovery, recoverData, scale, xorOf, type Bytes, type Recovery, type StripeContent } from './parity.ts';
export { exposureOf, type RebuildExposure, type RebuildSettings } from './rebuild.ts';
export { countSurvived, criticalDisks, findable, stripeSurvives, survives, type SurvivalCount } from './survival.ts';
export { fullStripeWrite, paritiesOf, readModifyWrite, reconstructWrite, smallWrite, totalOf, type DiskAccesses } from './write-cost.ts';
