import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';
import { connectionsBusy, poolDefaults, waitFor } from './pool-sizing.ts';
import { describeOpenings, describePool, poolFields, renderPoolRows } from './pool-sizing-table.ts';

const slowQuery = { ...poolDefaults, holdMs: 40 };

const rounds = [
  {
    question: 'An instance gets 400 requests a second. Each holds a connection for 20 ms. How many connections are in use on average?',
    unit: 'connections',
    answer: connectionsBusy(poolDefaults),
    lesson: '400 a second × 0.02 s. It is the least that can work, and no room for requests that come at the same time.',
    set: { ...poolDefaults, poolSize: 8 },
  },
  {
    question: 'The pool gets ten connections. What share of the requests finds none free, if they come at random?',
    unit: '%',
    answer: waitFor(poolDefaults, 10).waits * 100,
    lesson: 'Two spare ones are often taken as well. With 16, hardly one request in a hundred waits; see what that means for the server.',
    set: poolDefaults,
  },
  {
    question: 'A query loses its index and the hold time doubles to 40 ms. How many connections do all 20 instances need just to keep up?',
    unit: 'connections',
    answer: connectionsBusy(slowQuery) * slowQuery.instances,
    lesson: 'Sixteen each, on average. Pools of ten can do 250 requests a second of the 400, and the rest queues without end.',
    set: slowQuery,
  },
] as const;

/** Makes PoolSizing.astro live. */
class PoolSizing extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, poolFields, (values) => {
      const service = { ...poolDefaults, ...values };
      this.querySelector('caption')!.textContent = describePool(service);
      this.querySelector('tbody')!.innerHTML = renderPoolRows(service);
      this.querySelector('[data-openings]')!.textContent = describeOpenings(service);
    });
    attachGuessForm(this, 'pool-sizing', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
      this.querySelector<HTMLElement>('[data-answer]')!.hidden = false;
    });
    this.querySelector<HTMLElement>('[data-answer]')!.hidden = true;
  }
}

customElements.define('pool-sizing', PoolSizing);
