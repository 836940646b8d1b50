import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';
import { slowPercentThatFills, threadDefaults, threadsHeld } from './threads-needed.ts';
import { describeFilling, describeThreadLoad, renderThreadRows, threadFields } from './threads-needed-table.ts';

const healthy = { ...threadDefaults, slowPercent: 0 };
const shortLimit = { ...threadDefaults, slowMs: 200 };

const rounds = [
  {
    question: '1,000 requests a second come, and each holds a thread for 10 ms. How many threads are held on average?',
    unit: 'threads',
    answer: threadsHeld(healthy),
    lesson: '1,000 a second times 0.01 s. It does not matter how the requests arrive, nor in which order they are served.',
    set: healthy,
  },
  {
    question: 'A service behind it hangs. Now 2% of the requests hold their thread for 1,000 ms, until a time limit. How many are held?',
    unit: 'threads',
    answer: threadsHeld(threadDefaults),
    lesson: '980 × 0.01 + 20 × 1 = 29.8 of 32. Two requests in a hundred hold twice as many threads as all the others.',
    set: threadDefaults,
  },
  {
    question: 'What percentage of such requests is enough to hold all 32 threads?',
    unit: '%',
    answer: slowPercentThatFills(threadDefaults),
    lesson: 'The 22 spare threads are used up by 22.2 hanging requests a second. Then the other 97.8% wait too.',
    set: { ...threadDefaults, slowPercent: 2.2 },
  },
  {
    question: 'The time limit is cut to 200 ms. Again 2% hang. How many threads are held?',
    unit: 'threads',
    answer: threadsHeld(shortLimit),
    lesson: 'A time limit caps the W of the requests that hang, and so the threads they can hold.',
    set: shortLimit,
  },
] as const;

/** Makes ThreadsNeeded.astro live. */
class ThreadsNeeded extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, threadFields, (values) => {
      const load = { ...threadDefaults, ...values };
      this.querySelector('caption')!.textContent = describeThreadLoad(load);
      this.querySelector('tbody')!.innerHTML = renderThreadRows(load);
      this.querySelector('[data-filling]')!.textContent = describeFilling(load);
    });
    attachGuessForm(this, 'threads-needed', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
      this.querySelector<HTMLElement>('[data-answer]')!.hidden = false;
    });
    this.querySelector<HTMLElement>('[data-answer]')!.hidden = true;
  }
}

customElements.define('threads-needed', ThreadsNeeded);
