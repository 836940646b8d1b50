/** The requests that one backend has and has not ended: added and removed in constant time; the order is that of no promise. */
export class RunningRequests {
  /** Only the first `size` count. */
  list = new Int32Array(16);
  size = 0;
  private readonly places: Int32Array;

  /** `places` is shared by all backends of a run and as long as its requests: a request runs on one backend at a time. */
  constructor(places: Int32Array) {
    this.places = places;
  }

  add(request: number): void {
    if (this.size === this.list.length) {
      const wider = new Int32Array(this.size * 2);
      wider.set(this.list);
      this.list = wider;
    }
    this.places[request] = this.size;
    this.list[this.size++] = request;
  }

  remove(request: number): void {
    const place = this.places[request]!;
    const last = this.list[--this.size]!;
    this.list[place] = last;
    this.places[last] = place;
  }
}
