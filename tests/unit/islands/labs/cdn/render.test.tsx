import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import CdnLab from '../../../../../src/islands/labs/cdn/CdnLab.tsx';

describe('CDN lab', () => {
  it('is drawn ahead, asks for a guess first, and is titled for its page', () => {
    const html = renderToStaticMarkup(<CdnLab />);
    expect(html).toContain('Guess first');
    expect(html).toMatch(/^<section class="hr-lab not-content" aria-labelledby="([^"]+)"><h2 id="\1"/);
    expect(html).toContain('Copy a link to this set-up');
    expect(html).toContain('Skew of popularity');
    expect(renderToStaticMarkup(<CdnLab />)).toBe(html);
  });

  it('fits into a lesson: a third-level heading, four numbers, no link to the set-up', () => {
    const html = renderToStaticMarkup(<CdnLab compact />);
    expect(html).toMatch(/<h3 id=/);
    expect(html).not.toContain('Copy a link to this set-up');
    expect(html).not.toContain('Skew of popularity');
  });
});
