import type { Nanos } from '../../kernel/index.ts';
import type { CdnScenario } from './scenario.ts';
import type { VersionLog } from './version-log.ts';
import type { WayRecord } from './way-record.ts';
import { WayTally } from './way-record.ts';

const none = -1;

/** Edges that hold every object, and are sent each change. */
export class PushedEdges {
  private readonly tally = new WayTally();
  /** The version of each object at the edges; one number, as a change reaches all of them at once. */
  private readonly versions: Int32Array;
  private readonly edges: number;
  private readonly log: VersionLog;

  constructor({ objects, edges }: CdnScenario, log: VersionLog) {
    this.versions = new Int32Array(objects);
    this.edges = edges;
    this.log = log;
    // The first upload: the origin sends each object once, and every edge gets a copy.
    this.tally.originRequests = objects;
    this.tally.edgeFills = objects * edges;
    this.tally.copies = objects * edges;
  }

  /** The origin sends a change; it is on its way. */
  send(): void {
    this.tally.originRequests++;
    this.tally.edgeFills += this.edges;
  }

  /** A version arrives at every edge. */
  arrive(object: number, version: number): void {
    this.versions[object] = version;
  }

  request(object: number, nowNs: Nanos): void {
    this.tally.answer(this.log.stalenessNs(object, this.versions[object]!, nowNs), true);
  }

  finish(): WayRecord {
    return this.tally;
  }
}

/** Copies of objects in one place, each with the version it has and the time it expires. */
class Copies {
  readonly versions: Int32Array;
  readonly expiresNs: Float64Array;

  constructor(size: number) {
    this.versions = new Int32Array(size).fill(none);
    this.expiresNs = new Float64Array(size).fill(-Infinity);
  }

  count(): number {
    let count = 0;
    for (const version of this.versions) if (version !== none) count++;
    return count;
  }
}

/**
 * Edges that fetch an object when it is asked for and they hold no fresh copy; a copy is fresh for the time to live from its fetch
 * (RFC 9111, section 4.2). A fetch takes no time and room is without bound. With a shield, edges ask one cache in between, and the age of
 * its copy counts (section 4.2.3): all copies of one fetch from the origin expire together.
 */
export class PulledEdges {
  private readonly tally = new WayTally();
  private readonly copies: Copies;
  private readonly shield: Copies | undefined;
  private readonly objects: number;
  private readonly log: VersionLog;
  private readonly ttlNs: Nanos;

  constructor({ objects, edges }: CdnScenario, log: VersionLog, ttlNs: Nanos, hasShield: boolean) {
    this.copies = new Copies(objects * edges);
    this.shield = hasShield ? new Copies(objects) : undefined;
    this.objects = objects;
    this.log = log;
    this.ttlNs = ttlNs;
  }

  request(edge: number, object: number, nowNs: Nanos): void {
    const { copies, tally, log } = this;
    const place = edge * this.objects + object;
    const isHit = copies.expiresNs[place]! > nowNs;
    if (!isHit) this.fill(place, object, nowNs);
    tally.answer(log.stalenessNs(object, copies.versions[place]!, nowNs), isHit);
  }

  finish(): WayRecord {
    this.tally.copies = this.copies.count();
    return this.tally;
  }

  private fill(place: number, object: number, nowNs: Nanos): void {
    const { copies, shield, tally } = this;
    const before = copies.versions[place]!;
    if (shield) {
      if (shield.expiresNs[object]! <= nowNs) this.fetch(shield, object, object, nowNs);
      copies.versions[place] = shield.versions[object]!;
      copies.expiresNs[place] = shield.expiresNs[object]!;
    } else this.fetch(copies, place, object, nowNs);
    tally.edgeFills++;
    if (copies.versions[place] === before) tally.edgeUnchanged++;
  }

  private fetch(into: Copies, place: number, object: number, nowNs: Nanos): void {
    const version = this.log.current(object);
    this.tally.originRequests++;
    if (into.versions[place] === version) this.tally.unchanged++;
    into.versions[place] = version;
    into.expiresNs[place] = nowNs + this.ttlNs;
  }
}
