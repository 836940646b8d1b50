import { clip } from '../../replay-parts/clip.ts';
import { thousands } from '../suite-parts/number-text.ts';
import type { LaneState, PickState, ScriptState } from './script-state.ts';

/** Backends named at most. */
const namedLanes = 6;

/** Says in a few sentences what a call did and how the backends stand after it; `before` is undefined for the first call. */
export function describeScript(before: ScriptState | undefined, state: ScriptState): string {
  const which =
    state.balancer === 1 || before?.balancer === 1 ? ` ${state.balancer === 1 ? 'The second' : 'The first'} balancer is drawn.` : '';
  return `At ${thousands(state.nowMs)} ms: ${describeCall(before, state)}${which} ${describeLanes(state.lanes)}`;
}

function describeCall(before: ScriptState | undefined, state: ScriptState): string {
  if (state.pick) return describePick(state.pick);
  if (before && before.nowMs !== state.nowMs) return `${thousands(state.nowMs - before.nowMs)} ms went by.`;
  if (!before || before.balancer !== state.balancer) return 'no request was picked for.';
  return describeChange(before.lanes, state.lanes);
}

function describePick({ request, address, cookie, backend, allowed, why, right }: PickState): string {
  const from = `request ${request} came from ${address}${cookie === undefined ? '' : ` with the cookie ${quote(cookie)}`}`;
  const because = why === undefined ? '' : ` (${why})`;
  const named = backend === undefined ? undefined : quote(backend);
  if (allowed.length === 0)
    return named === undefined
      ? `${from}; no backend was healthy, and ${right ? 'none was named' : 'the answer was no name'}.`
      : `${from}; no backend was healthy, and ${named} was named.`;
  if (right)
    return `${from} and was sent to ${named!}${allowed.length === 1 && why === undefined ? '' : `, which might be ${listed(allowed)}${because}`}.`;
  return `${from}. Right was ${listed(allowed)}${because}; ${named === undefined ? 'none was named' : `${named} was named`}.`;
}

function describeChange(before: readonly LaneState[], after: readonly LaneState[]): string {
  const old = new Map(before.map((lane) => [lane.id, lane]));
  const now = new Map(after.map((lane) => [lane.id, lane]));
  const joined = after.find(({ id, healthy }) => healthy && !old.get(id)?.healthy);
  if (joined) return `${quote(joined.id)} joined with weight ${joined.weight}.`;
  const left = before.find(({ id, healthy }) => healthy && !now.get(id)?.healthy);
  if (left) return `${quote(left.id)} left.${runningText(now.get(left.id))}`;
  const reweighted = after.find(({ id, weight, healthy }) => healthy && old.get(id)!.weight !== weight);
  if (reweighted) return `${quote(reweighted.id)} now has weight ${reweighted.weight}.`;
  const ended = before.flatMap(({ id, running }) =>
    running.filter((each) => !now.get(id)?.running.includes(each)).map((each) => ({ id, each })),
  )[0];
  if (ended) return `request ${ended.each} ended on ${quote(ended.id)}.`;
  const told = after.find(({ id, figure }) => old.get(id)?.figure !== figure);
  return told?.figure === undefined ? 'nothing changed for the backends.' : `${quote(told.id)} now has ${told.figure}.`;
}

function runningText(lane: LaneState | undefined): string {
  if (!lane || lane.running.length === 0) return '';
  return lane.running.length === 1 ? ' One request still runs there.' : ` ${lane.running.length} requests still run there.`;
}

function describeLanes(lanes: readonly LaneState[]): string {
  const healthy = lanes.filter((lane) => lane.healthy);
  if (healthy.length === 0) return 'No backend is healthy.';
  const texts = healthy.slice(0, namedLanes).map(laneText);
  const left = healthy.length - texts.length;
  return `Healthy: ${texts.join('; ')}${left > 0 ? `; ${left} more` : ''}.`;
}

function laneText({ id, weight, running, figure }: LaneState): string {
  const parts = [`weight ${weight}`, `${running.length} running`, ...(figure === undefined ? [] : [figure])];
  return `${clip(id, 12)} with ${parts.join(', ')}`;
}

function listed(ids: readonly string[]): string {
  const names = ids.slice(0, namedLanes).map(quote);
  const left = ids.length - names.length;
  if (left > 0) names.push(`${left} more`);
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} or ${names.at(-1)!}`;
}

function quote(id: string): string {
  return `“${clip(id, 16)}”`;
}
