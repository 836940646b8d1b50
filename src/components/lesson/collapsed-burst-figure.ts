import { collapseShared, collapseUnshared, forwardEach } from './collapsed-burst.ts';
import { burstDefaults, burstFields, burstRows, readBurst } from './collapsed-burst-table.ts';
import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';

const { burst, rule } = readBurst(burstDefaults);
const polling = { ...burstDefaults, lookMs: 500 };

const rounds = [
  {
    question:
      '400 requests for one page arrive at once. The origin takes 50 ms and does 8 at a time. All are passed on. After how many seconds has the last its answer?',
    unit: 's',
    answer: forwardEach(burst).lastMs / 1_000,
    lesson: 'Fifty rounds of eight. Collapsed into one call, all have it after 50 ms.',
    set: burstDefaults,
  },
  {
    question:
      'The same, collapsed; but the answer turns out to be for one user only, and so do the next ones. Who has waited 5 s is passed on. After how many seconds has the last its answer?',
    unit: 's',
    answer: collapseUnshared(burst, rule).lastMs / 1_000,
    lesson:
      'For 5 s one at a time, 100 of them, while seven of eight workers idle; then 300 at once. Collapsing made it almost three times as slow.',
    set: burstDefaults,
  },
  {
    question:
      'The answer may be shared again and is there after 50 ms. In nginx, waiting requests look every 500 ms. After how many ms do the other 399 have it?',
    unit: 'ms',
    answer: collapseShared(burst, readBurst(polling).rule).lastMs,
    lesson: 'One call still, but ten times the wait. Above half a second of origin time it matters little.',
    set: polling,
  },
] as const;

/** Makes CollapsedBurst.astro live. */
class CollapsedBurst extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, burstFields, (values) => {
      const bodies = this.querySelectorAll('[data-burst] tbody tr');
      burstRows({ ...burstDefaults, ...values }).forEach((row, at) => {
        row.forEach((text, column) => {
          bodies[at]!.children[column]!.textContent = text;
        });
      });
    });
    attachGuessForm(this, 'collapsed-burst', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
    });
  }
}

customElements.define('collapsed-burst', CollapsedBurst);
