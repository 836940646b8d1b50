/** A group of equal balancers that share a peak load, and what finds out that one has died. */
export interface BalancerGroup {
  /** Balancers that take traffic in normal times, 1 or more. */
  readonly active: number;
  /** Balancers that take none until another dies, 0 or more. */
  readonly standby: number;
  /** Load at the peak, in the unit of `capacity`, 0 or more. */
  readonly load: number;
  /** What one balancer can carry, above 0. */
  readonly capacity: number;
}

/** How busy the balancers of a group are. */
export interface GroupUse {
  /** Share of its capacity that each active balancer carries at the peak; above 1 it cannot keep up. */
  readonly usual: number;
  /** The same after one of the active ones has died and what can take over has; Infinity when nothing is left. */
  readonly afterOneDies: number;
  /** Share of the load that was on the one that died, 0 to 1. */
  readonly hit: number;
}

/** Computes how busy a group is before and after the loss of one active balancer. */
export function useOfGroup({ active, standby, load, capacity }: BalancerGroup): GroupUse {
  const left = Math.min(active, active - 1 + standby);
  return { usual: load / (active * capacity), afterOneDies: left === 0 ? Infinity : load / (left * capacity), hit: 1 / active };
}

/**
 * Returns how long after the last advertisement a backup of VRRP takes over from a silent active router, in seconds: three advertisement intervals
 * and a skew that is longer for a lower priority. Source: RFC 9568, section 6.1.
 */
export function vrrpTakeoverSeconds(advertisementSeconds: number, priority: number): number {
  return 3 * advertisementSeconds + ((256 - priority) * advertisementSeconds) / 256;
}

/** A way to have more than one balancer, with what the figure says of it. */
export interface RedundancyRow {
  readonly name: string;
  readonly use: GroupUse;
  /** How long the traffic of the one that died is lost, at the usual settings, in words. */
  readonly outage: string;
}

/** Returns the rows of the figure for a number of balancers, 2 or more, at a load. */
export function redundancyRows(balancers: number, load: number, capacity: number): readonly RedundancyRow[] {
  const group = (active: number, standby: number) => useOfGroup({ active, standby, load, capacity });
  const takeover = vrrpTakeoverSeconds(1, 100).toFixed(1);
  return [
    { name: 'One alone', use: group(1, 0), outage: 'until it is repaired' },
    { name: 'Active and passive, VRRP', use: group(1, 1), outage: `up to ${takeover} s` },
    { name: `${balancers} active, DNS`, use: group(balancers, 0), outage: 'check + 60 s or more' },
    { name: `${balancers} active, routers (ECMP)`, use: group(balancers, 0), outage: 'until routers notice' },
  ];
}

/** Says how busy something is: "60%", "nothing left". */
export function describeUse(use: number): string {
  return Number.isFinite(use) ? `${Math.round(use * 100)}%` : 'none left';
}
