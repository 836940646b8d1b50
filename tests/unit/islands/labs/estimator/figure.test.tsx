import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { quantity } from '../../../../../src/estimate/index.ts';
import EstimatorLab from '../../../../../src/islands/labs/estimator/EstimatorLab.tsx';
import { readGuess, scoreGuess } from '../../../../../src/islands/labs/estimator/predictions.ts';
import { labelled, layRuler, placeOn } from '../../../../../src/islands/labs/estimator/ruler.ts';
import { startOf } from '../../../../../src/islands/labs/estimator/settings.ts';
import { describeRuler, stepRows } from '../../../../../src/islands/labs/estimator/summary.ts';
import { topics } from '../../../../../src/islands/labs/estimator/topics/index.ts';

const worked = topics.servers.work(startOf('servers'));

describe('an estimate', () => {
  it('is taken with its unit, or bare where things are counted', () => {
    expect(readGuess(topics.servers, '30')).toEqual({ quantity: quantity(30, 'servers') });
    expect(readGuess(topics.servers, ' 3e1 ')).toEqual({ quantity: quantity(30, 'servers') });
    expect(readGuess(topics.servers, '30 machines')).toEqual({ quantity: quantity(30, 'servers') });
    expect(readGuess(topics.bandwidth, '2 Gbps')).toEqual({ quantity: quantity(2, 'Gbit/s') });
  });

  it.each([
    ['servers', 'many', 'does not begin with a number'],
    ['servers', '0', 'Zero has no order of magnitude'],
    ['servers', '-3', 'below zero cannot be'],
    ['servers', '1e300', '1e300 servers is more than there is'],
    ['servers', 'constructor', 'does not begin with a number'],
    ['servers', '30 GB', '“GB” measures bytes; asked for are servers'],
    ['storage', '30', 'The unit is missing'],
    ['storage', '30 s', '“s” measures seconds; asked for are bytes'],
    ['bandwidth', '3 GB', 'asked for are bytes per second'],
    ['powers', '2^37 B', 'A power is what is asked about'],
    ['times', '', 'Nothing is given yet'],
  ] as const)('for %s of “%s” is answered in words', (id, text, words) => {
    const read = readGuess(topics[id], text);
    expect('problem' in read ? read.problem : '').toContain(words);
    expect('problem' in read ? read.problem : '').toContain(topics[id].example);
  });

  it('is scored by its factor, and told which way it is off', () => {
    expect(scoreGuess(topics.servers, quantity(26, 'servers'), worked)).toMatchObject({
      points: 3,
      text: 'You said 26 servers; it comes to 26 servers. That is as near as it needs to be. That makes 3 of 3 points.',
    });
    expect(scoreGuess(topics.servers, quantity(65, 'servers'), worked)).toMatchObject({
      points: 2,
      text: 'You said 65 servers; it comes to 26 servers. That is 2.5 times too high. That makes 2 of 3 points.',
    });
    expect(scoreGuess(topics.servers, quantity(4, 'servers'), worked).text).toContain('6.5 times too low. That makes 1 of 3 points.');
    expect(scoreGuess(topics.servers, quantity(1000, 'servers'), worked).points).toBe(0);
  });
});

describe('the ruler', () => {
  it('spans all there is to show, with a decade to spare, from end to end', () => {
    const ruler = layRuler([quantity(26, 'servers'), quantity(3000, 'servers')], quantity(1, 'servers'));
    expect(ruler.decades).toEqual([1, 10, 100, 1000, 10_000, 100_000]);
    expect([1, 10, 100_000, 1e9].map((value) => placeOn(ruler, value))).toEqual([0, expect.closeTo(0.2), 1, 1]);
    expect(labelled(ruler, 3)).toEqual([1, 100, 10_000]);
  });

  it('gives a power of ten a decade on both sides', () => {
    expect(layRuler([quantity(100, 'servers')], quantity(1, 'servers')).decades).toEqual([10, 100, 1000]);
  });

  it('is said in words, with the estimate where there is one', () => {
    expect(describeRuler(topics.servers, worked, undefined)).toMatch(/^The answer is 26 servers\. An estimate from half to twice/);
    const said = [26, 60, 100, 2600].map((count) => describeRuler(topics.servers, worked, quantity(count, 'servers')));
    expect(said[0]).toBe('The answer is 26 servers. Your estimate, 26 servers, is within a factor of 2.');
    expect(said[1]).toContain('half an order');
    expect(said[2]).toContain('within an order');
    expect(said[3]).toContain('further off');
  });

  it('has its steps as rows, each head different', () => {
    const rows = stepRows(worked);
    expect(rows.at(-1)).toEqual(['Whole ones, and the spare', '24 servers + 2 servers', '26 servers', '26.00']);
    expect(new Set(rows.map(([head]) => head)).size).toBe(rows.length);
  });
});

describe('the lab', () => {
  it('is drawn ahead, asks first, and shows no step before', () => {
    const html = renderToStaticMarkup(<EstimatorLab />);
    expect(html).toContain('Guess first');
    expect(html).toContain('Copy a link to this set-up');
    expect(html).not.toContain('26 servers');
    expect(html).not.toContain('<a ');
    expect(html).toBe(renderToStaticMarkup(<EstimatorLab />));
  });

  it('fits into a lesson', () => {
    const html = renderToStaticMarkup(<EstimatorLab compact />);
    expect(html).toMatch(/<h3 id=/);
    expect(html).not.toContain('Copy a link to this set-up');
  });
});
