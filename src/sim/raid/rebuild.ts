import { exp } from '../../kernel/index.ts';
import { dataPerStripe, type RaidLevel } from './layout.ts';
import { criticalDisks, survives } from './survival.ts';
import { paritiesOf } from './write-cost.ts';

/** What a rebuild is computed from. */
export interface RebuildSettings {
  /** Size of each disk in TB of 10^12 bytes, above 0. */
  readonly diskTb: number;
  /** Rate at which the new disk is filled, in MB of 10^6 bytes a second, above 0. */
  readonly rebuildMbPerS: number;
  /** Share of disks that fail in a year, in percent. */
  readonly yearlyFailurePercent: number;
  /** Bits read for one that cannot be read, as a power of ten: 15 for the figure of "1 in 10^15" in data sheets. */
  readonly bitsPerErrorPower: number;
}

/** How exposed an array is while disks are being rebuilt. */
export interface RebuildExposure {
  readonly hours: number;
  /** Disks each of which would lose data if it failed before the rebuild ends. */
  readonly critical: readonly number[];
  /** Chance, 0 to 1, that one of them does. */
  readonly chanceOfFailure: number;
  /** TB that must be read with nothing left to correct an unreadable sector by. */
  readonly tbWithoutSpare: number;
  /** Chance, 0 to 1, that some sector among them cannot be read. */
  readonly chanceOfUnreadable: number;
}

const hoursPerYear = 365 * 24;

/**
 * Returns how exposed an array is while all lost disks are rebuilt at once, or undefined when none is lost or data are lost already.
 * Disks fail independently at a constant rate, as do bits; both are kinder than what is measured (B. Schroeder, G. Gibson, Disk failures in
 * the real world, FAST 2007, section 5, finds replacements correlated), so the chances are low estimates at the rates given.
 */
export function exposureOf(
  level: RaidLevel,
  disks: number,
  lost: ReadonlySet<number>,
  settings: RebuildSettings,
): RebuildExposure | undefined {
  if (lost.size === 0 || !survives(level, disks, lost)) return undefined;
  const hours = (settings.diskTb * 1e6) / settings.rebuildMbPerS / 3600;
  const critical = criticalDisks(level, disks, lost);
  const tbWithoutSpare = disksReadWithoutSpare(level, disks, lost, critical) * settings.diskTb;
  const bits = tbWithoutSpare * 8e12;
  // A power of ten is divided by step by step: Math.pow may differ between engines in the last bits.
  let errors = bits;
  for (let power = 0; power < settings.bitsPerErrorPower; power++) errors /= 10;
  return {
    hours,
    critical,
    chanceOfFailure: 1 - exp((-critical.length * (settings.yearlyFailurePercent / 100) * hours) / hoursPerYear),
    tbWithoutSpare,
    chanceOfUnreadable: 1 - exp(-errors),
  };
}

/** Returns how many disks' worth of data the rebuild reads that nothing else could stand in for. */
function disksReadWithoutSpare(level: RaidLevel, disks: number, lost: ReadonlySet<number>, critical: readonly number[]): number {
  // With a parity to spare every sector can be found in two ways; else the whole of the disks left is needed.
  if (paritiesOf(level) > 0) return lost.size < paritiesOf(level) ? 0 : dataPerStripe(level, disks);
  return critical.length;
}
