import { expect, it } from 'vitest';
import { readCost } from '../../../../src/components/lesson/cache-arithmetic.ts';
import { readPathDefaults } from '../../../../src/components/lesson/read-path-drawing.ts';
import { readPathFields } from '../../../../src/components/lesson/read-path-fields.ts';

it('the fields have all numbers of the figure but the hit ratio, and take what has a cost', () => {
  const values = Object.fromEntries(readPathFields.map(({ name, value }) => [name, value]));
  expect({ hitRatio: readPathDefaults.hitRatio, ...values }).toEqual(readPathDefaults);
  for (const bound of ['least', 'most'] as const) {
    const setup = { ...readPathDefaults, ...Object.fromEntries(readPathFields.map((field) => [field.name, field[bound]])) };
    expect(Object.values(readCost(setup)).every(Number.isFinite), bound).toBe(true);
  }
});
