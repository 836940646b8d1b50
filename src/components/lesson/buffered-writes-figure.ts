import { bufferedFields, bufferedRows } from './buffered-writes-table.ts';
import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';
import { storeWritesPerSecond } from './buffered-writes.ts';

const spread = { writesPerSecond: 5_000, keys: 1_000_000 };

const rounds = [
  {
    question:
      '5,000 writes a second fall on 1,000 counters. A write-behind cache flushes every 10 s, each changed counter once. How many writes a second reach the store?',
    unit: 'writes/s',
    answer: storeWritesPerSecond({ writesPerSecond: 5_000, keys: 1_000, flushSeconds: 10 }),
    lesson: 'Nearly all 1,000 counters change in 10 s: 1,000 ÷ 10. A fiftieth of the writes.',
    set: { writesPerSecond: 5_000, keys: 1_000 },
  },
  {
    question: 'The same 5,000 writes a second fall on 1,000,000 keys. How many a second reach the store, at a flush every 10 s?',
    unit: 'writes/s',
    answer: storeWritesPerSecond({ ...spread, flushSeconds: 10 }),
    lesson: 'Hardly any key is written twice in 10 s, so there is nothing to combine. The risk is the same 50,000 writes.',
    set: spread,
  },
] as const;

/** Makes BufferedWrites.astro live. */
class BufferedWrites extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, bufferedFields, ({ writesPerSecond = 1, keys = 1 }) => {
      const bodies = this.querySelectorAll('tbody tr');
      bufferedRows(writesPerSecond, keys).forEach((row, at) => {
        row.forEach((text, column) => {
          bodies[at]!.children[column]!.textContent = text;
        });
      });
    });
    attachGuessForm(this, 'buffered-writes', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
    });
  }
}

customElements.define('buffered-writes', BufferedWrites);
