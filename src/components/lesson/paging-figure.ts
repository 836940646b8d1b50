import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';
import { readByOffset } from './paging.ts';
import { pagingDefaults, pagingFields, pagingRows } from './paging-table.ts';

const { rowsRead, repeats } = readByOffset(pagingDefaults);

const rounds = [
  {
    question: 'A client reads 50 pages of 20 items by offset. How many rows does the store step over or return, all pages together?',
    unit: 'rows',
    answer: rowsRead,
    lesson: 'Page n costs n × 20 rows, so all of them cost 20 × 50 × 51 ÷ 2. A cursor reads 1,000.',
  },
  {
    question: 'Newest first, and 3 new items arrive between one page and the next. How many items does the reader see twice?',
    unit: 'items',
    answer: repeats,
    lesson: 'Three items slip over each of the 49 edges onto the next page. After deletions items would be missed instead.',
  },
] as const;

/** Makes PagingNumbers.astro live. */
class PagingNumbers extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    // The second question asks for what the last column says.
    let isAsking = true;
    const set = attachNumberFields(this, pagingFields, ({ pageSize = 1, pages = 1, arrivals = 0 }) => {
      const bodies = this.querySelectorAll('tbody tr');
      pagingRows({ pageSize, pages, arrivals }).forEach((row, at) => {
        row.forEach((text, column) => {
          bodies[at]!.children[column]!.textContent = column === 2 && isAsking ? '?' : text;
        });
      });
    });
    const result = this.querySelector<HTMLElement>('[data-result]')!;
    result.hidden = true;
    attachGuessForm(this, 'paging', rounds, (round) => {
      result.hidden = false;
      isAsking = round < rounds.length - 1;
      unlockFields(this);
      set({ ...pagingDefaults });
    });
  }
}

customElements.define('paging-numbers', PagingNumbers);
