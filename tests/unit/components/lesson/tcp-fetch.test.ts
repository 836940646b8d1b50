import { describe, expect, it } from 'vitest';
import type { TcpFetch } from '../../../../src/components/lesson/tcp-fetch.ts';
import { fetchDefaults, fetchMs, packetsOf, roundsOverTcp } from '../../../../src/components/lesson/tcp-fetch.ts';
import { describeEndOfFetch, describeFetch, renderRounds } from '../../../../src/components/lesson/tcp-fetch-table.ts';

const run = (over: Partial<TcpFetch>) => roundsOverTcp({ ...fetchDefaults, ...over });
const timeOf = (over: Partial<TcpFetch>) => fetchMs({ ...fetchDefaults, ...over });

describe('a fetch over TCP', () => {
  it('doubles its window in each round when nothing is lost, after a round trip for the handshake', () => {
    expect(packetsOf(fetchDefaults)).toBe(69);
    expect(run({}).map(({ sent }) => sent)).toEqual([10, 20, 39]);
    expect(run({}).map(({ atMs }) => atMs)).toEqual([160, 240, 320]);
    expect(timeOf({ firstWindow: 1 })).toBe(640);
    expect(timeOf({ kilobytes: 1 })).toBe(160);
    expect(timeOf({ kilobytes: 1000 })).toBe(640);
  });

  it('holds back what came after a lost packet, and goes on with half the window', () => {
    const rounds = run({ lostPacket: 15 });
    expect(rounds.map(({ sent }) => sent)).toEqual([10, 20, 12, 12, 13, 3]);
    expect(rounds[1]).toEqual({ sent: 20, arrived: 29, readable: 14, atMs: 240 });
    expect(rounds[2]).toEqual({ sent: 12, arrived: 41, readable: 41, atMs: 320 });
    expect(rounds.at(-1)!.atMs).toBe(560);
  });

  it('waits for its timer when fewer than three packets follow the lost one', () => {
    expect(timeOf({ lostPacket: 69 })).toBe(1400);
    expect(timeOf({ lostPacket: 67 })).toBe(1400);
    expect(timeOf({ lostPacket: 66 })).toBe(400);
    expect(timeOf({ lostPacket: 69, timeoutMs: 160 })).toBe(560);
    expect(timeOf({ lostPacket: 69, timeoutMs: 10 })).toBe(480);
    expect(timeOf({ kilobytes: 1, lostPacket: 1 })).toBe(1160);
    // With a first window of one even the first packet goes alone; what follows the timeout is slow start up to two, then about one more a round.
    expect(run({ kilobytes: 20, firstWindow: 1, lostPacket: 1 }).map(({ sent }) => sent)).toEqual([1, 1, 2, 2, 3, 4, 2]);
  });

  it('brings every packet once, and the lost one in the end, whichever it is', () => {
    for (let lostPacket = 0; lostPacket <= 70; lostPacket++) {
      const rounds = run({ lostPacket });
      expect(rounds.at(-1)).toMatchObject({ arrived: 69, readable: 69 });
      const isLost = lostPacket >= 1 && lostPacket <= 69;
      expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(isLost ? 70 : 69);
      expect(rounds.at(-1)!.atMs).toBeGreaterThanOrEqual(isLost ? 400 : 320);
    }
  });

  it('is put into words and rows', () => {
    expect(describeFetch({ ...fetchDefaults, lostPacket: 15 })).toBe('100 KB in 69 packets, 80 ms a round trip; packet 15 is lost once.');
    expect(describeFetch({ ...fetchDefaults, lostPacket: 70 })).toContain('none is lost');
    expect(describeEndOfFetch({ ...fetchDefaults, lostPacket: 15 })).toContain('all is there after 560 ms');
    expect(describeEndOfFetch({ ...fetchDefaults, lostPacket: 15 })).toContain('all but packet 15, which never comes, after 80 ms');
    expect(describeEndOfFetch(fetchDefaults)).toContain('would bring everything after 80 ms');
    expect(renderRounds({ ...fetchDefaults, lostPacket: 15 })).toContain(
      '<tr><th scope="row">2</th><td>20</td><td>29</td><td class="held">14</td><td>240 ms</td></tr>',
    );
    const long = renderRounds({ ...fetchDefaults, kilobytes: 1000, lostPacket: 15 });
    expect(long.match(/<tr>/g)).toHaveLength(10);
    expect(long).toContain('and so on');
    expect(long).toContain('2.48 s');
  });
});
