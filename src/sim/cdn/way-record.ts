import type { Nanos } from '../../kernel/index.ts';

/** What a way came to in a run. */
export interface WayRecord {
  /** Requests answered to clients. */
  readonly answers: number;
  /** Of these, answered from a copy at the edge without asking anybody. */
  readonly hits: number;
  /** Answers that were no longer true. */
  readonly stale: number;
  /** Sum over all answers of the time since each was true; 0 for those that are. */
  readonly stalenessNs: Nanos;
  readonly longestNs: Nanos;
  /** Times the origin was asked for an object; where objects are pushed, times it sent one. */
  readonly originRequests: number;
  /** Of these, requests for an object that had not changed since the asker's copy: a 304 with no body where validators are used. */
  readonly unchanged: number;
  /** Bodies that edges received, from the origin or from within the network, where each request brings one. */
  readonly edgeFills: number;
  /** Of these, of an object that the edge had in the same version. */
  readonly edgeUnchanged: number;
  /** Copies at the edges at the end, expired ones included: they are kept to be validated. */
  readonly copies: number;
}

/** Counts what a way comes to. */
export class WayTally implements WayRecord {
  answers = 0;
  hits = 0;
  stale = 0;
  stalenessNs = 0;
  longestNs = 0;
  originRequests = 0;
  unchanged = 0;
  edgeFills = 0;
  edgeUnchanged = 0;
  copies = 0;

  /** Counts an answer and how long it has not been true. */
  answer(stalenessNs: Nanos, isHit: boolean): void {
    this.answers++;
    if (isHit) this.hits++;
    if (stalenessNs <= 0) return;
    this.stale++;
    this.stalenessNs += stalenessNs;
    if (stalenessNs > this.longestNs) this.longestNs = stalenessNs;
  }
}
