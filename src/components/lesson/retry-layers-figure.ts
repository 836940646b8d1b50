import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';
import { callsAtStore, retryDefaults } from './retry-layers.ts';
import { describeChain, describeRetries, renderRetryRows, retryFields } from './retry-layers-table.ts';

const lowestOnly = { ...retryDefaults, layers: 1 };
const budgeted = { ...retryDefaults, budgetPercent: 10 };
const half = { ...retryDefaults, failingPercent: 50 };

const rounds = [
  {
    question:
      'Page, front end and back end each try a failed call four times in all. The store is down. How many calls reach it for a click?',
    unit: 'calls',
    answer: callsAtStore(retryDefaults),
    lesson: '4 × 4 × 4. The store that cannot bear its load gets 64 times as much.',
    set: retryDefaults,
  },
  {
    question: 'Only the layer next to the store tries again. How many now?',
    unit: 'calls',
    answer: callsAtStore(lowestOnly),
    lesson: 'Retries add up within a layer and multiply over layers. One layer is enough.',
    set: lowestOnly,
  },
  {
    question: 'All three layers again, but each may spend at most 10% of its calls on retries. How many reach the store for a click?',
    unit: 'calls',
    answer: callsAtStore(budgeted),
    lesson: '1.1 × 1.1 × 1.1. A budget bounds the worst case, whatever fails and however often each call may be tried.',
    set: budgeted,
  },
  {
    question: 'No budget, three layers, and the store fails half of its calls, each independently. How many calls for a click?',
    unit: 'calls',
    answer: callsAtStore(half),
    lesson: 'Hardly any click fails, for twice the calls. This is what retries are for: failures that have nothing to do with load.',
    set: half,
  },
] as const;

/** Makes RetryLayers.astro live. */
class RetryLayers extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, retryFields, (values) => {
      const chain = { ...retryDefaults, ...values };
      this.querySelector('caption')!.textContent = describeChain(chain);
      this.querySelector('tbody')!.innerHTML = renderRetryRows(chain);
      this.querySelector('[data-store]')!.textContent = describeRetries(chain);
    });
    attachGuessForm(this, 'retry-layers', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
      this.querySelector<HTMLElement>('[data-answer]')!.hidden = false;
    });
    this.querySelector<HTMLElement>('[data-answer]')!.hidden = true;
  }
}

customElements.define('retry-layers', RetryLayers);
