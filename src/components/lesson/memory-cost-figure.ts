import { valueIn } from '../../estimate/index.ts';
import { attachGuessForm } from './guess-form.ts';
import { compareMemory, memoryDefaults, memoryFields, memoryRows } from './memory-cost.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';

const [inMemory, mixed] = compareMemory(memoryDefaults);

const rounds = [
  {
    question: '10 TB are to be kept. Memory rents for $2 a GB and month. How many dollars a month for all of it in memory?',
    unit: 'dollars',
    answer: valueIn(inMemory!.cost, '$'),
    lesson: '10,000 GB times $2. On SSD at $0.2 it is a tenth.',
    set: memoryDefaults,
  },
  {
    question: 'Now all of it on SSD, and 10% of it in memory as well. How many dollars?',
    unit: 'dollars',
    answer: valueIn(mixed!.cost, '$'),
    lesson: '$2,000 for the SSD and $2,000 for 1 TB of memory.',
    set: memoryDefaults,
  },
  {
    question: 'That tenth answers 65% of the reads, in 120 ns. The others take 100 µs from the SSD. What is the mean, in microseconds?',
    unit: 'µs',
    answer: valueIn(mixed!.read, 'µs'),
    lesson: 'The 35% that miss make nearly all of the time. Three times as fast as the SSD alone, for twice the money.',
    set: memoryDefaults,
  },
] as const;

/** Makes MemoryCost.astro live. */
class MemoryCost extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, memoryFields, (values) => {
      const bodies = this.querySelectorAll('tbody tr');
      memoryRows({ ...memoryDefaults, ...values }).forEach((row, at) => {
        row.forEach((text, column) => {
          bodies[at]!.children[column]!.textContent = text;
        });
      });
    });
    attachGuessForm(this, 'memory-cost', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
    });
  }
}

customElements.define('memory-cost', MemoryCost);
