import { mix32 } from '../../kernel/index.ts';
import { type Call, CallState, Role } from './call.ts';
import { Cause } from './cause.ts';
import type { RequestFlow } from './request-flow.ts';
import type { Station } from './station.ts';

/** A shard stays where it is while its copies are down. */
const allUp = () => true;

/**
 * What goes on inside stores that keep data in shards and copies: who of them is asked, how many must answer, what of a write the others
 * apply afterwards, and how far behind a read is.
 */
export class Stores {
  private readonly flow: RequestFlow;
  /** Room to choose copies in. */
  private readonly chosen: number[] = [];

  constructor(flow: RequestFlow) {
    this.flow = flow;
  }

  /** Takes a call that has come to a store. */
  visit(call: Call, station: Station): void {
    const { component } = station.node;
    const isWrite = this.flow.isWrite(call);
    if (component.kind === 'relational-store') {
      const copy = isWrite || component.settings.readFrom === 'primary' ? this.findPrimary(call, station) : this.findAnyCopy(call, station);
      if (copy < 0) return this.flow.finish(call, copy === -1 ? Cause.lost : Cause.brokenPart, station.node.index);
      return this.flow.admit(call, station, copy);
    }
    const wanted = this.choose(call, station, isWrite);
    if (wanted < 0) return this.flow.finish(call, wanted === -1 ? Cause.quorum : Cause.brokenPart, station.node.index);
    if (this.chosen.length === 1) return this.flow.admit(call, station, this.chosen[0]!);
    this.ask(call, station, wanted);
  }

  /** Ends the share of one copy in a call. */
  endPart(part: Call, cause: number): void {
    const { calls } = this.flow;
    const whole = part.parent!;
    const isWaitedFor = whole.token === part.parentToken;
    if (part.state !== CallState.dead) calls.remove(part);
    if (!isWaitedFor) return;
    if (cause === Cause.none) {
      if (--whole.step > 0) return;
      whole.token++;
      return this.flow.workDone(whole);
    }
    if (--whole.tries >= 0) return;
    this.flow.finish(whole, cause, whole.station.node.index);
  }

  /** Notes that a store has taken a write, and has its copies apply it. */
  commit(call: Call, station: Station): void {
    const { flow } = this;
    const { sim } = flow;
    const { key } = call;
    call.readNs = sim.now;
    station.versions?.write(key, sim.now);
    for (const versions of station.versionsFrom) versions.write(key, sim.now);
    for (const cache of flow.cachesOver(station)) cache.noteWrite(key, sim.now);
    if (station.kind === 'relational-store') {
      const shard = Math.floor(call.instance / station.replicas);
      this.spreadCopies(call, station, shard, call.instance, station.versions!.lagNs);
    }
    station.node.copiesTo.forEach((edge, index) => {
      if (flow.isParted(edge)) return;
      const target = flow.stations[edge.to]!;
      const shard = this.shardOf(call, target);
      // Where the target's ring is broken nothing is copied: reads there fail for the same reason.
      if (shard >= 0) this.spreadCopies(call, target, shard, -1, station.versionsFrom[index]!.lagNs);
    });
  }

  /** Notes when a store was read, and since when what it showed has been out of date. */
  read(call: Call, station: Station): void {
    const { sim } = this.flow;
    const { key } = call;
    call.readNs = sim.now;
    const own = station.versions && this.seesOldCopy(call, station) ? station.versions.staleSince(key, sim.now) : 0;
    call.staleSinceNs = own;
    for (const versions of this.flow.versionsTo(station)) {
      const since = versions.staleSince(key, sim.now);
      if (since > 0 && (call.staleSinceNs === 0 || since < call.staleSinceNs)) call.staleSinceNs = since;
    }
  }

  /**
   * Tells whether a read asked no copy that has taken the latest write at once. Source for quorums: Bailis, Venkataraman, Franklin,
   * Hellerstein and Stoica, "Probabilistically bounded staleness for practical partial quorums", PVLDB 5(8), 2012, equation 1.
   */
  private seesOldCopy(call: Call, station: Station): boolean {
    const { component } = station.node;
    const { replicas } = station;
    if (component.kind !== 'key-value-store') return call.instance % replicas !== 0;
    const reads = Math.min(replicas, component.settings.readQuorum);
    const writes = Math.min(replicas, component.settings.writeQuorum);
    if (reads + writes > replicas) return false;
    let missed = 1;
    for (let i = 0; i < reads; i++) missed *= (replicas - writes - i) / (replicas - i);
    return station.chance.float() < missed;
  }

  /** Chooses the copies to ask, into `chosen`, and returns how many must answer; -1 when too few are up, -2 when the learner's ring broke. */
  private choose(call: Call, station: Station, isWrite: boolean): number {
    const { component } = station.node;
    const { chosen } = this;
    const { replicas } = station;
    chosen.length = 0;
    if (component.kind === 'search' && !isWrite) {
      for (let shard = 0; shard < station.shards; shard++) {
        const copy = this.randomUp(station, shard);
        if (copy < 0) return -1;
        chosen.push(copy);
      }
      return chosen.length;
    }
    const shard = this.shardOf(call, station);
    if (shard < 0) return -2;
    for (let copy = shard * replicas; copy < (shard + 1) * replicas; copy++) if (station.pools[copy]!.isUp) chosen.push(copy);
    if (chosen.length === 0) return -1;
    if (component.kind !== 'key-value-store') return chosen.length;
    const wanted = isWrite ? component.settings.writeQuorum : component.settings.readQuorum;
    if (chosen.length < wanted) return -1;
    if (isWrite) return wanted;
    // The first `wanted` places of a shuffle. Source: Fisher and Yates, by Durstenfeld, Algorithm 235, CACM 7(7), 1964.
    for (let i = 0; i < wanted; i++) {
      const j = i + station.chance.below(chosen.length - i);
      [chosen[i], chosen[j]] = [chosen[j]!, chosen[i]!];
    }
    chosen.length = wanted;
    return wanted;
  }

  private ask(call: Call, station: Station, wanted: number): void {
    const { flow, chosen } = this;
    call.state = CallState.calling;
    call.step = wanted;
    call.tries = chosen.length - wanted;
    const { token } = call;
    // What ends at once may start another call, which would choose in the same room.
    for (const copy of [...chosen]) {
      const part = flow.calls.open(call.kind, station, call.key, Role.part);
      part.parent = call;
      part.parentToken = token;
      flow.admit(part, station, copy);
    }
  }

  private spreadCopies(call: Call, station: Station, shard: number, except: number, lagNs: number): void {
    const { flow } = this;
    const first = shard * station.replicas;
    const last =
      station.node.hasLineEach || station.pools.length > 1 ? first + station.replicas : Math.min(first + 1, station.pools.length);
    for (let copy = first; copy < last; copy++) {
      if (copy === except) continue;
      const applying = flow.calls.open(call.kind, station, call.key, Role.copy);
      applying.instance = copy;
      applying.state = CallState.travelling;
      flow.calls.wakeAfter(applying, lagNs);
    }
  }

  /** Returns the number of the pool that is the primary of a key's shard; -1 when it is down, -2 when the learner's ring broke. */
  private findPrimary(call: Call, station: Station): number {
    const { component } = station.node;
    const shard = this.shardOf(call, station);
    if (shard < 0) return -2;
    const first = shard * station.replicas;
    if (component.kind !== 'relational-store' || component.settings.failover === 'none') return station.pools[first]?.isUp ? first : -1;
    for (let copy = first; copy < first + station.replicas; copy++) if (station.pools[copy]!.isUp) return copy;
    return -1;
  }

  private findAnyCopy(call: Call, station: Station): number {
    const shard = this.shardOf(call, station);
    return shard < 0 ? -2 : this.randomUp(station, shard);
  }

  /** Returns any copy of a shard that is up, in equal shares, or -1. */
  private randomUp(station: Station, shard: number): number {
    const { pools, replicas } = station;
    const first = shard * replicas;
    let up = 0;
    for (let copy = first; copy < first + replicas; copy++) if (pools[copy]!.isUp) up++;
    if (up === 0) return -1;
    let left = up === 1 ? 0 : station.chance.below(up);
    for (let copy = first; copy < first + replicas; copy++) if (pools[copy]!.isUp && left-- === 0) return copy;
    return -1;
  }

  /** Returns the shard of a key: by the learner's ring where there is one, else by hash; -1 when the ring names none. */
  private shardOf(call: Call, station: Station): number {
    if (station.shards === 1) return 0;
    const key = call.key;
    const ownerOf = this.flow.parts.get(station.node.component.id)?.ownerOf;
    if (ownerOf === undefined) return mix32(key) % station.shards;
    try {
      const shard = ownerOf(key, allUp, station.shards);
      return Number.isInteger(shard) && shard >= 0 && shard < station.shards ? shard : -1;
    } catch {
      return -1;
    }
  }
}
