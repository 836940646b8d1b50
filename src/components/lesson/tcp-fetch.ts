/** Something fetched over a new TCP connection on a path that loses one packet at most and is never full. */
export interface TcpFetch {
  /** Size of what is fetched, in KB of 1,000 bytes, above 0. */
  readonly kilobytes: number;
  readonly roundTripMs: number;
  /** Packets that may be under way before the first acknowledgement, whole, from 1. */
  readonly firstWindow: number;
  /** Which data packet is lost the first time it is sent, counted from 1; 0 or one beyond the last: none. */
  readonly lostPacket: number;
  /** How long after the last acknowledgement the sender repeats, in ms; less than a round trip counts as one. */
  readonly timeoutMs: number;
}

/** What the receiver has after the packets that left the sender at one moment have arrived. */
export interface TcpRound {
  /** Packets sent at that moment, repeats included. */
  readonly sent: number;
  /** Packets that have arrived so far. */
  readonly arrived: number;
  /** Packets that the application can read so far: those before the first gap. */
  readonly readable: number;
  /** When they arrived, in ms after the client began to connect. */
  readonly atMs: number;
}

/** Bytes of data in a full packet: 1,500 of Ethernet less 20 each for the headers of IPv4 and TCP. Source: RFC 9293, section 3.7.1. */
export const packetBytes = 1460;

/** What the figure begins with: the first window of RFC 6928, section 2; the least timeout of RFC 6298, section 2.4. */
export const fetchDefaults: TcpFetch = { kilobytes: 100, roundTripMs: 80, firstWindow: 10, lostPacket: 0, timeoutMs: 1000 };

/** Returns the number of packets that carry what is fetched. */
export function packetsOf({ kilobytes }: TcpFetch): number {
  return Math.ceil((kilobytes * 1000) / packetBytes);
}

/** Returns what arrives in each round: all that the sender may send leaves at once, and its acknowledgements come back a round trip later. */
export function roundsOverTcp(fetch: TcpFetch): readonly TcpRound[] {
  const total = packetsOf(fetch);
  const sender = new RenoSender(total, fetch.firstWindow);
  const receiver = new Receiver();
  const rounds: TcpRound[] = [];
  // The handshake takes a round trip, the request half of one more.
  let sentAtMs = 1.5 * fetch.roundTripMs;
  let underWay = sender.begin();
  let isLost = fetch.lostPacket >= 1 && fetch.lostPacket <= total;
  while (receiver.readable < total) {
    const acks: number[] = [];
    for (const packet of underWay) {
      if (isLost && packet === fetch.lostPacket) isLost = false;
      else acks.push(receiver.take(packet));
    }
    rounds.push({
      sent: underWay.length,
      arrived: receiver.arrived,
      readable: receiver.readable,
      atMs: sentAtMs + fetch.roundTripMs / 2,
    });
    const before = sender.oldest;
    underWay = acks.flatMap((ack) => sender.hear(ack));
    // RFC 6298, section 5: the timer starts anew with each acknowledgement of new data.
    const timerFromMs = sender.oldest > before ? fetch.roundTripMs : 0;
    if (underWay.length > 0) sentAtMs += fetch.roundTripMs;
    else {
      sentAtMs += timerFromMs + Math.max(fetch.timeoutMs, fetch.roundTripMs);
      underWay = sender.giveUpWaiting();
    }
  }
  return rounds;
}

/** Returns how long it takes over TCP, from the first packet of the handshake to the last byte read, in ms. */
export function fetchMs(fetch: TcpFetch): number {
  return roundsOverTcp(fetch).at(-1)!.atMs;
}

/** The receiving end: keeps what came, and names the first packet it lacks. */
class Receiver {
  arrived = 0;
  readable = 0;
  private readonly ahead = new Set<number>();

  take(packet: number): number {
    this.arrived++;
    this.ahead.add(packet);
    while (this.ahead.delete(this.readable + 1)) this.readable++;
    return this.readable + 1;
  }
}

/**
 * The sending end: slow start, congestion avoidance, fast retransmit and fast recovery, for one loss.
 * Source: RFC 5681, sections 3.1 and 3.2, with limited transmit (RFC 3042).
 */
class RenoSender {
  /** The oldest packet not acknowledged. */
  oldest = 1;
  private next = 1;
  private threshold = Infinity;
  private repeats = 0;
  private recoverAt = 0;
  /** Packets sent by limited transmit, which do not count as under way when the window is cut: RFC 5681, section 3.2, step 2. */
  private limited = 0;
  private readonly total: number;
  private window: number;

  constructor(total: number, window: number) {
    this.total = total;
    this.window = window;
  }

  begin(): number[] {
    return this.sendWithin(this.window);
  }

  /** Hears that everything before `ack` has arrived; returns what it sends now. */
  hear(ack: number): number[] {
    if (ack > this.oldest) return this.hearNews(ack);
    this.repeats++;
    if (this.recoverAt > 0) return this.sendWithin(++this.window);
    if (this.repeats < 3) {
      const sent = this.sendWithin(this.window + this.repeats);
      this.limited += sent.length;
      return sent;
    }
    this.threshold = Math.max((this.next - this.oldest - this.limited) / 2, 2);
    this.window = this.threshold + 3;
    this.recoverAt = this.next;
    return [this.oldest, ...this.sendWithin(this.window)];
  }

  /** Repeats the oldest packet after a timeout and begins again with a window of one. */
  giveUpWaiting(): number[] {
    this.threshold = Math.max((this.next - this.oldest) / 2, 2);
    this.window = 1;
    this.repeats = 0;
    return [this.oldest];
  }

  private hearNews(ack: number): number[] {
    if (this.recoverAt > 0) {
      this.recoverAt = 0;
      this.window = this.threshold;
    } else this.window += this.window < this.threshold ? 1 : 1 / this.window;
    this.oldest = ack;
    this.repeats = 0;
    this.limited = 0;
    return this.sendWithin(this.window);
  }

  private sendWithin(window: number): number[] {
    const sent: number[] = [];
    while (this.next <= this.total && this.next - this.oldest + 1 <= window) sent.push(this.next++);
    return sent;
  }
}
