import type { Step } from '../../../../estimate/index.ts';
import {
  add,
  convert,
  formatIn,
  formatNumber,
  formatQuantity,
  quantity,
  resultOf,
  roundUp,
  term,
  workOut,
} from '../../../../estimate/index.ts';
import type { Topic, Values, Worked } from './topic.ts';

/** From users to requests a second to servers. */
export const servers: Topic = {
  name: 'Requests to servers',
  about: 'From users to requests a second, to the peak, to the machines that carry it.',
  parameters: {
    users: { label: 'Users a day', min: 1000, max: 1e9, step: 1, scale: 'log', start: 10_000_000 },
    each: { label: 'Requests of each, a day', min: 1, max: 1000, step: 1, scale: 'log', start: 20 },
    peak: { label: 'Peak, times the mean', min: 1, max: 10, step: 0.5, scale: 'linear', start: 3 },
    one: { label: 'One server serves, a second', min: 10, max: 100_000, step: 1, scale: 'log', start: 500 },
    busy: { label: 'Busy at the peak, at most', min: 10, max: 90, step: 5, scale: 'linear', unit: '%', start: 60 },
    spare: { label: 'Spare servers', min: 0, max: 10, step: 1, scale: 'linear', start: 2 },
  },
  unit: 'servers',
  example: '40 servers',
  ask: ({ users, each, peak, one, busy, spare }) =>
    `${formatQuantity(quantity(users!, 'users'))} make ${formatIn(quantity(each!, 'requests'), 'requests')} each in a day, and the peak is ${peak!} times the mean. One server serves ${formatNumber(one!)} a second and shall be ${busy!}% busy at most. ${spare! === 0 ? 'None is' : `${spare!} ${spare! === 1 ? 'is' : 'are'}`} spare. How many servers?`,
  work: workServers,
};

function workServers({ users, each, peak, one, busy, spare }: Values): Worked {
  const day = workOut('In a day', [term(users!, 'users'), term(each!, 'requests/user/day')], [], 'requests/day');
  const mean = convert('In a second, mean', resultOf(day, 'requests/day'), 's', 'day', 'requests/s');
  const most = workOut('At the peak', [resultOf(mean, 'requests/s'), term(peak!)], [], 'requests/s');
  const usable = workOut('One server, kept below its limit', [term(one!, 'requests/s/server'), term(busy! / 100)], [], 'requests/s/server');
  const carry = workOut('To carry the peak', [resultOf(most, 'requests/s')], [resultOf(usable, 'requests/s/server')], 'servers');
  const whole = roundUp(carry.result);
  const total = add(whole, quantity(spare!, 'servers'));
  const last: Step = {
    name: 'Whole ones, and the spare',
    working: `${formatIn(whole, 'servers')} + ${formatIn(quantity(spare!, 'servers'), 'servers')}`,
    result: total,
    shown: formatIn(total, 'servers'),
  };
  return { steps: [day, mean, most, usable, carry, last], answer: total, shown: last.shown };
}
