import { attachGuessForm } from './guess-form.ts';
import { boundsOf, limitDefaults } from './limit-bounds.ts';
import { describeLimit, limitFields, renderLimitRows } from './limit-bounds-table.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';

const [fixed, log, , bucket] = boundsOf(limitDefaults);

const rounds = [
  {
    question: '100 requests a minute are allowed, counted anew at each full minute. How many can one client send within a second?',
    unit: 'requests',
    answer: fixed!.inSecond,
    lesson: '100 in the last half second of one minute and 100 in the first of the next: each window holds no more than it may.',
    set: limitDefaults,
  },
  {
    question:
      'A log keeps the time of each request allowed, 8 bytes each. How many megabytes are that for a million clients at their limit?',
    unit: 'MB',
    answer: log!.bytes / 1e6,
    lesson: 'The log is exact and keeps up to 100 numbers a client. The bucket keeps one.',
    set: limitDefaults,
  },
  {
    question: 'A token bucket holds 20 and gains 100 a minute. How many requests can a client send in its busiest minute?',
    unit: 'requests',
    answer: bucket!.inWindow,
    lesson: 'What was in the bucket, and what flows in during the minute: the burst plus the rate times the time, in any span.',
    set: limitDefaults,
  },
] as const;

/** Makes LimitBounds.astro live. */
class LimitBounds extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, limitFields, (values) => {
      const limit = { ...limitDefaults, ...values };
      this.querySelector('caption')!.textContent = describeLimit(limit);
      this.querySelector('tbody')!.innerHTML = renderLimitRows(limit);
    });
    attachGuessForm(this, 'limit-bounds', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
      this.querySelector<HTMLElement>('[data-answer]')!.hidden = false;
    });
    this.querySelector<HTMLElement>('[data-answer]')!.hidden = true;
  }
}

customElements.define('limit-bounds', LimitBounds);
