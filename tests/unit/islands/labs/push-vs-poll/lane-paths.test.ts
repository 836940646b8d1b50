import { describe, expect, it } from 'vitest';
import { lanePathsOf } from '../../../../../src/islands/labs/push-vs-poll/lane-paths.ts';
import type { LaneView } from '../../../../../src/islands/labs/push-vs-poll/time-line.ts';

const rows = { serverY: 10, clientY: 50 };
const tenPixelsASecond = (sec: number): number => sec * 10;
const nothing: LaneView = {
  fromSec: 1,
  toSec: 11,
  messages: [],
  isCut: false,
  held: [],
  deliveries: [],
  requests: 0,
  full: 0,
  empty: 0,
  heartbeats: 0,
  happened: 0,
};

describe('lanePathsOf', () => {
  it('draws each message by its kind, from where it was sent to where it arrives', () => {
    const message = { sentNs: 2e9, isHeartbeat: false, events: 0 };
    const { messages, arrivals } = lanePathsOf(
      {
        ...nothing,
        messages: [
          { ...message, from: 'client' },
          { ...message, from: 'server' },
          { ...message, from: 'server', isHeartbeat: true },
          { ...message, from: 'server', events: 2 },
        ],
      },
      0.5,
      tenPixelsASecond,
      rows,
    );
    const down = 'M20 10L25 50';
    expect(messages).toEqual({ request: 'M20 50L25 10', empty: down, beat: down, full: down });
    expect(arrivals).toBe('M25 50h0');
  });

  it('draws events that happened within the time, and bars of a pixel at least', () => {
    const { events, stale, held } = lanePathsOf(
      {
        ...nothing,
        deliveries: [
          { happenedSec: 0.5, arrivedSec: 2 },
          { happenedSec: 3, arrivedSec: 3.01 },
        ],
        held: [{ fromSec: 4, toSec: 6 }],
      },
      0.5,
      tenPixelsASecond,
      rows,
    );
    expect(events).toBe('M30 10h0');
    expect(stale).toBe('M5 52h15v7h-15zM30 52h1v7h-1z');
    expect(held).toBe('M40 6h20v8h-20z');
  });

  it('draws nothing where there is nothing', () => {
    expect(lanePathsOf(nothing, 0.5, tenPixelsASecond, rows)).toEqual({
      held: '',
      stale: '',
      messages: { request: '', full: '', empty: '', beat: '' },
      arrivals: '',
      events: '',
    });
  });
});
