import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';
import { ceilingOf, machinesAtPeak, scaleDefaults, throughputOf } from './scale-out.ts';
import { describeEnd, describeSystem, renderScaleRows, scaleFields } from './scale-out-table.ts';

const talking = { ...scaleDefaults, crosstalkPercent: 0.05 };

const rounds = [
  {
    question: 'One machine serves 1,000 requests/s. 5% of the work holds one lock that all machines share. How much do 32 machines serve?',
    unit: 'requests/s',
    answer: throughputOf(scaleDefaults, 32),
    lesson: '12.5 times one machine, where nothing shared would give 32 times. Most machines wait for the lock most of the time.',
    set: scaleDefaults,
  },
  {
    question: 'And with as many machines as you like: what is the most it can come near?',
    unit: 'requests/s',
    answer: ceilingOf(scaleDefaults),
    lesson: 'The lock is held 5% of each request, so it can be held 20 times as often as one machine does. That is Amdahl’s law.',
    set: scaleDefaults,
  },
  {
    question:
      'Besides the lock, each machine spends 0.05% of a request on every other machine, to keep copies alike. With how many machines is throughput greatest?',
    unit: 'machines',
    answer: machinesAtPeak(talking),
    lesson: 'The pairs grow with the square of the machines. From here on, buying machines makes the system slower.',
    set: talking,
  },
] as const;

/** Makes ScaleOut.astro live. */
class ScaleOut extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, scaleFields, (values) => {
      const system = { ...scaleDefaults, ...values };
      this.querySelector('caption')!.textContent = describeSystem(system);
      this.querySelector('tbody')!.innerHTML = renderScaleRows(system);
      this.querySelector('[data-end]')!.textContent = describeEnd(system);
    });
    attachGuessForm(this, 'scale-out', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
      this.querySelector<HTMLElement>('[data-answer]')!.hidden = false;
    });
    this.querySelector<HTMLElement>('[data-answer]')!.hidden = true;
  }
}

customElements.define('scale-out', ScaleOut);
