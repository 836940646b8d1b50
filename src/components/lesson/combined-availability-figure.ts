import { downtimeMinutes, minutesOfThirtyDays } from '../../sim/availability/index.ts';
import { captionOf, combinations, combinedDefaults, combinedFields, combinedRows, type EqualParts } from './combined-availability.ts';
import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';

const servers: EqualParts = { percent: 99, inSequence: 10, inParallel: 2 };
const replicas: EqualParts = { percent: 99, inSequence: 10, inParallel: 3 };
const minutesOf = (parts: EqualParts, row: number): number => downtimeMinutes(combinations(parts)[row]!.down, minutesOfThirtyDays);

const rounds = [
  {
    question: 'A request needs ten services, each up 99.9% of the time. How many minutes is the whole down in 30 days?',
    unit: 'minutes',
    answer: minutesOf(combinedDefaults, 1),
    lesson: 'Nearly ten times the 43.2 minutes of one. Small shares of downtime in sequence nearly add up.',
    set: combinedDefaults,
  },
  {
    question: 'Two servers, each up 99% of the time, and either will do. How many minutes are both down in 30 days?',
    unit: 'minutes',
    answer: minutesOf(servers, 2),
    lesson: 'One is down 432 minutes, and the other 1% of those. In parallel the shares of downtime multiply.',
    set: servers,
  },
  {
    question: 'Three replicas of 99%, and two of them are needed. How many minutes is that down in 30 days?',
    unit: 'minutes',
    answer: minutesOf(replicas, 3),
    lesson: 'A third machine, and three times the downtime of the pair: there are three pairs that can be down together.',
    set: replicas,
  },
] as const;

/** Makes CombinedAvailability.astro live. */
class CombinedAvailability extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, combinedFields, ({ percent = 0, inSequence = 1, inParallel = 2 }) => {
      const bodies = this.querySelectorAll('tbody tr');
      combinedRows({ percent, inSequence, inParallel }).forEach((row, at) => {
        row.forEach((text, column) => {
          bodies[at]!.children[column]!.textContent = text;
        });
      });
      this.querySelector('[data-caption]')!.textContent = captionOf({ percent, inSequence, inParallel });
    });
    attachGuessForm(this, 'combined-availability', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
    });
  }
}

customElements.define('combined-availability', CombinedAvailability);
