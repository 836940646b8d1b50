import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import AvailabilityLab from '../../../../../src/islands/labs/availability/AvailabilityLab.tsx';
import HashRingLab from '../../../../../src/islands/labs/hash-ring/HashRingLab.tsx';
import LoadBalancingLab from '../../../../../src/islands/labs/load-balancing/LoadBalancingLab.tsx';
import RaidLab from '../../../../../src/islands/labs/raid/RaidLab.tsx';
import SagaLab from '../../../../../src/islands/labs/saga/SagaLab.tsx';

const labs = [
  ['availability', AvailabilityLab, 'exercises/availability-model/'],
  ['hash-ring', HashRingLab, 'exercises/consistent-hashing/'],
  ['load-balancing', LoadBalancingLab, 'exercises/'],
  ['raid', RaidLab, 'exercises/'],
  ['saga', SagaLab, 'exercises/saga/'],
] as const;

describe.each(labs)('%s', (_id, Lab, exercise) => {
  it('is drawn ahead, asks for a guess first, and is titled for its page', () => {
    const html = renderToStaticMarkup(<Lab />);
    expect(html).toContain('Guess first');
    expect(html).toMatch(/^<section class="hr-lab not-content" aria-labelledby="([^"]+)"><h2 id="\1"/);
    expect(html).toContain('Copy a link to this set-up');
    expect(html).not.toContain('<a ');
  });

  it('fits into a lesson: a third-level heading, no link to the set-up, a link to the exercise under the base path', () => {
    const html = renderToStaticMarkup(<Lab compact basePath="/base/" />);
    expect(html).toMatch(/<h3 id=/);
    expect(html).not.toContain('Copy a link to this set-up');
    expect(html).toContain(`href="/base/${exercise}"`);
  });

  it('draws the same each time, so that the page and the browser agree', () => {
    expect(renderToStaticMarkup(<Lab />)).toBe(renderToStaticMarkup(<Lab />));
  });
});
