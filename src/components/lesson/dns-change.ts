/** A record that many resolvers keep for a time, each on behalf of its users, and that is changed at one moment. */
export interface DnsChange {
  /** How long a resolver may keep the record, in seconds, above 0. */
  readonly ttlSeconds: number;
  /** Lookups of the name that reach one resolver, per minute, above 0. */
  readonly lookupsPerMinute: number;
  /** Resolvers that ask for the name. */
  readonly resolvers: number;
  /** Share of users whose program keeps an address for a time of its own, in percent, 0 to 100. */
  readonly stubbornPercent: number;
  /** How long such a program keeps it, in hours, above 0. */
  readonly stubbornHours: number;
}

/** What the figure begins with: an hour, a busy name, and a few programs that never look again for a day. */
export const dnsDefaults: DnsChange = {
  ttlSeconds: 3600,
  lookupsPerMinute: 60,
  resolvers: 10_000,
  stubbornPercent: 2,
  stubbornHours: 24,
};

/** Returns the share of lookups that a resolver answers from its cache: it fetches once, then keeps the answer for the TTL. */
export function hitRatioOf({ ttlSeconds, lookupsPerMinute }: DnsChange): number {
  const perTtl = (lookupsPerMinute / 60) * ttlSeconds;
  return perTtl / (1 + perTtl);
}

/** Returns the queries that reach the name servers from all resolvers, per second. */
export function queriesPerSecond(change: DnsChange): number {
  return (change.resolvers * change.lookupsPerMinute * (1 - hitRatioOf(change))) / 60;
}

/**
 * Returns the share of lookups that still get the old address, `seconds` after the name servers have the new one. A resolver answers with
 * the old one if it fetched it before the change and within the last TTL. Lookups come at random, so fetches are a TTL and an exponential
 * wait apart, and the chance of one in the (TTL - t) before the change is their rate times that length: the hit ratio times 1 - t / TTL.
 * Source: the renewal model of J. Jung, A. W. Berger, H. Balakrishnan, "Modeling TTL-based Internet caches", INFOCOM 2003, with a TTL
 * that all caches count down. Programs that keep addresses for themselves looked at a random moment, and go the same way over their time.
 */
export function oldShare(change: DnsChange, seconds: number): number {
  const stubborn = change.stubbornPercent / 100;
  const inResolvers = hitRatioOf(change) * Math.max(0, 1 - seconds / change.ttlSeconds);
  const inPrograms = Math.max(0, 1 - seconds / (change.stubbornHours * 3600));
  return (1 - stubborn) * inResolvers + stubborn * inPrograms;
}

/** The moments that the figure lists, in seconds after the change. */
export const listedMoments: readonly number[] = [0, 60, 300, 900, 1800, 3600, 7200, 21_600, 86_400];
