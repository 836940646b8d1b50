/** A part of a system as the bottleneck law sees it. */
export interface PagePart {
  readonly name: string;
  /** Visits of one page. */
  readonly visits: number;
  /** Work of one visit, in milliseconds. */
  readonly serviceMs: number;
  /** How many visits are served at once. */
  readonly workers: number;
}

/** What the reader may change about the page's parts. */
export interface PageSettings {
  readonly pagesPerSecond: number;
  /** Web servers of eight cores, each core computing one page at a time. */
  readonly webServers: number;
  /** Share of the page's five look-ups that the cache answers, in percent, 0 to 100. */
  readonly hitPercent: number;
  /** Queries that the database works on at once. */
  readonly databaseWorkers: number;
  /** Views added up in a web server before the counter's row is written once, 1 or more. */
  readonly viewsPerWrite: number;
}

/** What the figure begins with. */
export const pageDefaults: PageSettings = { pagesPerSecond: 1000, webServers: 4, hitPercent: 0, databaseWorkers: 16, viewsPerWrite: 1 };

const [coresPerServer, lookUps] = [8, 5];

/** Returns the parts that each page visits. The counter is one row, and one transaction at a time holds its lock. */
export function partsOfPage({ webServers, hitPercent, databaseWorkers, viewsPerWrite }: PageSettings): readonly PagePart[] {
  return [
    { name: 'Web servers', visits: 1, serviceMs: 12, workers: webServers * coresPerServer },
    { name: 'Cache', visits: lookUps, serviceMs: 0.02, workers: 2 },
    { name: 'Database', visits: lookUps * (1 - hitPercent / 100), serviceMs: 3, workers: databaseWorkers },
    { name: 'Row of the view counter', visits: 1 / viewsPerWrite, serviceMs: 0.8, workers: 1 },
  ];
}

/**
 * Returns the pages a second that a part can serve: workers over the work that a page makes for it; Infinity where it makes none.
 * Source: P. J. Denning, J. P. Buzen, Computing Surveys 10(3), 1978, the utilization law and the forced flow law.
 */
export function mostPagesPerSecond({ visits, serviceMs, workers }: PagePart): number {
  const workMs = visits * serviceMs;
  return workMs === 0 ? Infinity : (workers * 1000) / workMs;
}

/** Returns the part that bounds the page, the first of equal ones. */
export function bottleneckOf(parts: readonly PagePart[]): PagePart {
  return parts.reduce((least, part) => (mostPagesPerSecond(part) < mostPagesPerSecond(least) ? part : least));
}
