import { formatCount, formatMs, formatSeconds, formatShare, joinNames } from '../shared/format.ts';
import { maxPoints } from '../shared/score.ts';
import { algorithmStyles } from './algorithms.ts';
import type { Lane } from './lane.ts';
import type { Question, ScoredGuess } from './predictions.ts';
import { findWinners, questionOf, valueOf } from './predictions.ts';
import { failedUntil, viewQueues } from './queue-view.ts';
import type { RaceSettings } from './settings.ts';

/** Formats what was asked about: milliseconds or percent. */
export function formatValue({ measure }: Question, value: number): string {
  return measure === 'p99' ? formatMs(value) : formatShare(value / 100);
}

/** Says who won a race and by how much. */
export function describeRace(settings: RaceSettings, lanes: readonly Lane[]): string {
  const question = questionOf(settings);
  const nameOf = (lane: Lane): string => algorithmStyles[lane.algorithm].name;
  const winners = findWinners(question, lanes).map((id) => algorithmStyles[id].name);
  const sorted = lanes.toSorted((a, b) => valueOf(question, a) - valueOf(question, b));
  const what = question.measure === 'p99' ? 'the lowest p99' : 'the fewest errors';
  const values = sorted.map((lane) => `${nameOf(lane)} ${formatValue(question, valueOf(question, lane))}`);
  const failed = lanes.filter(({ errors }) => errors > 0);
  return [
    `${joinNames(winners)} ${winners.length === 1 ? 'has' : 'have'} ${what}: ${joinNames(values)}.`,
    question.measure === 'errors'
      ? `Of the requests that succeeded, the slowest hundredth took more than ${joinNames(lanes.map((lane) => `${formatMs(lane.p99Ms)} with ${nameOf(lane)}`))}.`
      : failed.length === 0
        ? 'No request failed.'
        : `Failed: ${joinNames(lanes.map((lane) => `${nameOf(lane)} ${formatCount(lane.errors)}`))} of ${formatCount(settings.requests)}.`,
  ].join(' ');
}

/** Says what the queues hold at a snapshot. */
export function describeQueues(lanes: readonly Lane[], snapshot: number): string {
  const first = lanes[0];
  if (!first) return '';
  const texts = lanes.map(({ algorithm, queues }) => {
    const { total, longest } = viewQueues(queues, snapshot);
    const failed = failedUntil(queues, snapshot);
    return `${algorithmStyles[algorithm].name} has ${formatCount(total)} requests, at most ${formatCount(longest.running)} at one backend (${longest.backend + 1})${failed === 0 ? '' : `, and ${formatCount(failed)} have failed`}`;
  });
  return `At ${formatSeconds(snapshot * first.queues.stepMs)}: ${texts.join('; ')}.`;
}

/** Says how a guess fared. */
export function describeGuess({ guess, question, value, winners, winnerRight, points }: ScoredGuess): string {
  const best = joinNames(winners.map((id) => algorithmStyles[id].name));
  const what = question.measure === 'p99' ? 'the lowest p99' : 'the fewest errors';
  const winner = `${best} ${winners.length === 1 ? 'has' : 'have'} ${what}, ${winnerRight ? 'as you guessed' : `not ${algorithmStyles[guess.winner].name}`}.`;
  const guessed = question.measure === 'p99' ? guess.p99Ms : guess.errorPercent;
  const asked = algorithmStyles[question.asked].name;
  const measured =
    question.measure === 'p99'
      ? `The p99 of ${asked} is ${formatMs(value)}; you guessed ${formatMs(guessed)}.`
      : `With ${asked} ${formatShare(value / 100)} fail; you guessed ${formatShare(guessed / 100)}.`;
  return `${winner} ${measured} That makes ${points} of ${maxPoints} points.`;
}
