import type { CachedStore, ReadCost } from './cache-arithmetic.ts';
import { formatPercent, readCost } from './cache-arithmetic.ts';
import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';
import { describeReadPath, drawReadPath, readPathDefaults } from './read-path-drawing.ts';
import { readPathFields } from './read-path-fields.ts';

const rounds = [
  {
    question: 'At a hit ratio of 95%, 500 of 10,000 reads a second reach the store. It rises to 99.5%. How many reach the store now?',
    unit: 'reads/s',
    hitRatio: 0.995,
    answer: answerAt(0.995, 'storeReadsPerSecond'),
    lesson: 'Misses went from 5% to 0.5%: a tenth of the load.',
  },
  {
    question: 'The cache answers in 1 ms, the store in 20 ms. At 80% the mean read took 5 ms. What is the mean at 95%?',
    unit: 'ms',
    hitRatio: 0.95,
    answer: answerAt(0.95, 'meanMs'),
    lesson: '1 ms for everybody plus 5% of 20 ms. The load fell fourfold, the mean only 2.5-fold: the cache’s own time is its floor.',
  },
  {
    question: 'At 99%, 99 of 100 reads take at most 1 ms. The hit ratio slips to 98%. Within how many ms are 99 of 100 reads answered now?',
    unit: 'ms',
    hitRatio: 0.98,
    answer: answerAt(0.98, 'p99Ms'),
    lesson: 'Two reads in a hundred are misses now, so the 99th percentile is a miss: 1 ms plus 20 ms. The mean hardly moved.',
  },
  {
    question: 'At 99% the store gets 100 reads a second. The cache restarts empty: hit ratio 0%. How many reads a second reach the store?',
    unit: 'reads/s',
    hitRatio: 0,
    answer: answerAt(0, 'storeReadsPerSecond'),
    lesson: 'A hundred times the load it had a moment ago, and five times what it can serve.',
  },
] as const;

/** Returns a number of the figure as it begins, at another hit ratio; rounded, for 1 - 0.995 is a little above 0.005 in binary fractions. */
function answerAt(hitRatio: number, name: keyof ReadCost): number {
  return Number(readCost({ ...readPathDefaults, hitRatio })[name].toFixed(6));
}

/** Makes HitRatioFigure.astro live: asks its rounds, then hands over the controls. */
class HitRatioFigure extends HTMLElement {
  #setup: CachedStore = readPathDefaults;
  #announceTimer = 0;

  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    this.#get('details').removeAttribute('open');
    // The summary above the controls is announced a moment after the last change, not at every step of the slider.
    this.#get('[data-summary]').setAttribute('aria-live', 'polite');
    const setFields = attachNumberFields(this, readPathFields, (values) => this.#show({ ...this.#setup, ...values }));
    attachGuessForm(this, 'hit-ratio', rounds, (round) => {
      unlockFields(this);
      this.#setup = { ...readPathDefaults, hitRatio: rounds[round]!.hitRatio };
      setFields(Object.fromEntries(readPathFields.map(({ name, value }) => [name, value])));
    });
    this.#get<HTMLInputElement>('[name="hitRatio"]').addEventListener('input', (event) => {
      this.#show({ ...this.#setup, hitRatio: Number((event.target as HTMLInputElement).value) / 100 });
    });
    for (const button of this.querySelectorAll<HTMLElement>('[data-preset]')) {
      button.addEventListener('click', () => this.#show({ ...this.#setup, hitRatio: Number(button.dataset['preset']) / 100 }));
    }
  }

  #get<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector)!;
  }

  #show(setup: CachedStore): void {
    this.#setup = setup;
    const percent = formatPercent(setup.hitRatio);
    const range = this.#get<HTMLInputElement>('[name="hitRatio"]');
    range.value = String(setup.hitRatio * 100);
    range.setAttribute('aria-valuetext', percent);
    this.#get('[data-ratio]').textContent = percent;
    for (const button of this.querySelectorAll<HTMLElement>('[data-preset]')) {
      button.setAttribute('aria-pressed', String(Math.abs(Number(button.dataset['preset']) / 100 - setup.hitRatio) < 1e-9));
    }
    this.querySelector('svg')!.innerHTML = drawReadPath(setup);
    window.clearTimeout(this.#announceTimer);
    this.#announceTimer = window.setTimeout(() => {
      this.#get('[data-summary]').textContent = describeReadPath(setup);
    }, 250);
  }
}

customElements.define('hit-ratio-figure', HitRatioFigure);
