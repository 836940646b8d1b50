import type { Nanos } from '../../kernel/index.ts';

/** When each object changed. Version 0 is there from the start; change n makes version n of an object. */
export class VersionLog {
  private readonly changes: Nanos[][];
  private readonly versions: Int32Array;

  constructor(objects: number) {
    this.changes = Array.from({ length: objects }, () => []);
    this.versions = new Int32Array(objects);
  }

  /** Notes that an object changes. */
  change(object: number, nowNs: Nanos): void {
    this.changes[object]!.push(nowNs);
    this.versions[object]!++;
  }

  /** Returns the version an object has now. */
  current(object: number): number {
    return this.versions[object]!;
  }

  /** Returns for how long a version has not been the current one; 0 while it is. */
  stalenessNs(object: number, version: number, nowNs: Nanos): Nanos {
    return version === this.versions[object] ? 0 : nowNs - this.changes[object]![version]!;
  }
}
