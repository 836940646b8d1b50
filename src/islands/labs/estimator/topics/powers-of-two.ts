import type { Step } from '../../../../estimate/index.ts';
import { formatNumber, formatQuantity, quantity, term, workOut } from '../../../../estimate/index.ts';
import type { Topic, Worked } from './topic.ts';

/** 2 to a power in decimal units: each ten in the exponent is about a thousand. */
export const powersOfTwo: Topic = {
  name: 'Powers of two',
  about: 'An address of so many bits, a hash, a counter: how many bytes are that?',
  parameters: { exponent: { label: 'Exponent', min: 10, max: 60, step: 1, scale: 'linear', start: 37 } },
  unit: 'B',
  example: '500 GB',
  ask: ({ exponent }) => `How much are 2^${exponent!} bytes, in KB, MB, GB, TB, PB or EB?`,
  work: ({ exponent }) => workPower(exponent!),
};

function workPower(exponent: number): Worked {
  const tens = Math.floor(exponent / 10);
  const rest = 2 ** (exponent - 10 * tens);
  const about = quantity(1000 ** tens, 'B');
  const exact = quantity(1024 ** tens * rest, 'B');
  const named = (name: string, working: string, result: typeof exact, shown: string): Step => ({ name, working, result, shown });
  const product = workOut('Multiply', [term(rest), { amount: about }]);
  const excess = (1.024 ** tens - 1) * 100;
  return {
    steps: [
      named('Split the exponent', `2^${exponent} = 2^${exponent - 10 * tens} × 2^${10 * tens}`, exact, `${rest} × 2^${10 * tens}`),
      named(
        'Each ten is a thousand, nearly',
        `2^${10 * tens} = 1,024^${tens}, about 1,000^${tens}`,
        about,
        `about ${formatQuantity(about)}`,
      ),
      product,
      named('What was dropped', `1.024^${tens}: ${formatNumber(excess)}% more`, exact, formatQuantity(exact)),
    ],
    answer: exact,
    shown: formatQuantity(exact),
  };
}
