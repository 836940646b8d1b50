import { convert, formatBits, formatNumber, formatQuantity, quantity, resultOf, term, workOut } from '../../../../estimate/index.ts';
import type { Topic, Values, Worked } from './topic.ts';

/** From requests a second to bits on the wire. */
export const bandwidth: Topic = {
  name: 'Bandwidth',
  about: 'What leaves the servers in a second. Files are counted in bytes, links in bits: 8 to a byte.',
  parameters: {
    rate: { label: 'Requests a second, peak', min: 1, max: 10_000_000, step: 1, scale: 'log', start: 7000 },
    bytes: { label: 'Bytes of an answer', min: 100, max: 1e9, step: 1, scale: 'log', start: 200_000 },
    missed: { label: 'Not answered by the CDN', min: 1, max: 100, step: 1, scale: 'linear', unit: '%', start: 100 },
  },
  unit: 'bit/s',
  example: '3 Gbit/s',
  ask: ({ rate, bytes, missed }) =>
    `${formatNumber(rate!)} requests a second are answered with ${formatQuantity(quantity(bytes!, 'B'))} each${missed === 100 ? '' : `, and a CDN leaves ${missed!}% of them to you`}. How many bits a second leave your servers?`,
  work: workBandwidth,
};

function workBandwidth({ rate, bytes, missed }: Values): Worked {
  const own = workOut('Requests that reach you', [term(rate!, 'requests/s'), term(missed! / 100)], [], 'requests/s');
  const flow = workOut('Bytes a second', [resultOf(own, 'requests/s'), { amount: quantity(bytes!, 'B/request') }]);
  const bits = convert('Bits a second', resultOf(flow), 'bit', 'B', 'bit/s');
  const shown = formatBits(bits.result);
  return { steps: [own, flow, { ...bits, shown }], answer: bits.result, shown };
}
