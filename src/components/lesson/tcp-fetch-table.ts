import { formatNumber } from './cache-arithmetic.ts';
import { describeDuration } from './duration-words.ts';
import type { NumberField } from './number-fields.ts';
import type { TcpFetch, TcpRound } from './tcp-fetch.ts';
import { fetchDefaults, packetsOf, roundsOverTcp } from './tcp-fetch.ts';

/** The fields of the figure. */
export const fetchFields: readonly NumberField[] = [
  { name: 'kilobytes', label: 'To fetch, KB', value: fetchDefaults.kilobytes, least: 1, most: 5000 },
  { name: 'roundTripMs', label: 'Round trip, ms', value: fetchDefaults.roundTripMs, least: 0.1, most: 2000 },
  { name: 'firstWindow', label: 'First window, packets', value: fetchDefaults.firstWindow, least: 1, most: 100, whole: true },
  { name: 'lostPacket', label: 'Packet lost (0: none)', value: fetchDefaults.lostPacket, least: 0, most: 5000, whole: true },
  { name: 'timeoutMs', label: 'Timeout, ms', value: fetchDefaults.timeoutMs, least: 1, most: 60_000 },
];

const shownRounds = 9;

/** Returns the rows of the table as HTML: round, packets sent, arrived and readable so far, and when; long runs without their middle. */
export function renderRounds(fetch: TcpFetch): string {
  const rounds = roundsOverTcp(fetch);
  const last = rounds.length - 1;
  return rounds
    .map((round, at) => {
      if (last > shownRounds && at > shownRounds - 2 && at < last)
        return at === last - 1 ? '<tr><td colspan="5">and so on, a little more in each round</td></tr>' : '';
      return renderRound(round, at + 1);
    })
    .join('');
}

function renderRound({ sent, arrived, readable, atMs }: TcpRound, round: number): string {
  const held = readable < arrived ? `<td class="held">${formatNumber(readable)}</td>` : `<td>${formatNumber(readable)}</td>`;
  return `<tr><th scope="row">${round}</th><td>${formatNumber(sent)}</td><td>${formatNumber(arrived)}</td>${held}<td>${sayMs(atMs)}</td></tr>`;
}

/** Says what the table is about. */
export function describeFetch(fetch: TcpFetch): string {
  const packets = packetsOf(fetch);
  const loss =
    fetch.lostPacket >= 1 && fetch.lostPacket <= packets ? `packet ${formatNumber(fetch.lostPacket)} is lost once` : 'none is lost';
  return `${formatNumber(fetch.kilobytes)} KB in ${count(packets)}, ${sayMs(fetch.roundTripMs)} a round trip; ${loss}.`;
}

/** Says how long it takes, and what UDP would have brought by when. */
export function describeEndOfFetch(fetch: TcpFetch): string {
  const packets = packetsOf(fetch);
  const lost = fetch.lostPacket >= 1 && fetch.lostPacket <= packets;
  const atMs = roundsOverTcp(fetch).at(-1)!.atMs;
  const udp = lost ? `all but packet ${formatNumber(fetch.lostPacket)}, which never comes,` : 'everything';
  return `Over TCP all is there after ${sayMs(atMs)}. UDP has no handshake and no window: a sender that let go of everything at once would bring ${udp} after ${sayMs(fetch.roundTripMs)}, if the path could carry ${count(packets)} at a time. Nothing tells it whether it can.`;
}

function count(packets: number): string {
  return packets === 1 ? 'one packet' : `${formatNumber(packets)} packets`;
}

function sayMs(ms: number): string {
  return describeDuration(ms / 1000);
}
