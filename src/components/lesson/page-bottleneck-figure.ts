import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';
import { bottleneckOf, mostPagesPerSecond, pageDefaults, partsOfPage, type PageSettings } from './page-bottleneck.ts';
import { describeBottleneck, describePage, pageFields, renderPageRows } from './page-bottleneck-table.ts';

const cached = { ...pageDefaults, hitPercent: 80 };
const doubled = { ...cached, webServers: 8 };
const batched = { ...cached, viewsPerWrite: 10 };

function mostOf(settings: PageSettings): number {
  return mostPagesPerSecond(bottleneckOf(partsOfPage(settings)));
}

const rounds = [
  {
    question:
      'Each page makes five queries of 3 ms, and the database works on 16 at once. No cache yet. How many pages a second can there be?',
    unit: 'pages/s',
    answer: mostOf(pageDefaults),
    lesson: '16 workers over 15 ms for each page. The web servers could do 2,667.',
    set: pageDefaults,
  },
  {
    question: 'A cache now answers 80% of the queries, so the database could do 5,333. How many pages a second can there be?',
    unit: 'pages/s',
    answer: mostOf(cached),
    lesson: 'Each page adds one to a counter, whose row is locked for 0.8 ms. One at a time: 1 ÷ 0.0008 s, on any number of machines.',
    set: cached,
  },
  {
    question: 'Four more web servers are bought. How many now?',
    unit: 'pages/s',
    answer: mostOf(doubled),
    lesson: 'As many as before. The web servers are now 23% busy at that rate, and the lock is held all the time.',
    set: doubled,
  },
  {
    question: 'Instead, each of the four web servers adds up ten views and writes them at once. How many now?',
    unit: 'pages/s',
    answer: mostOf(batched),
    lesson: 'The row bears 12,500. Now the web servers are the bottleneck, and now buying some would help.',
    set: batched,
  },
] as const;

/** Makes PageBottleneck.astro live. */
class PageBottleneck extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, pageFields, (values) => {
      const settings = { ...pageDefaults, ...values };
      this.querySelector('caption')!.textContent = describePage(settings);
      this.querySelector('tbody')!.innerHTML = renderPageRows(settings);
      this.querySelector('[data-bottleneck]')!.textContent = describeBottleneck(settings);
    });
    attachGuessForm(this, 'page-bottleneck', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
      this.querySelector<HTMLElement>('[data-answer]')!.hidden = false;
    });
    this.querySelector<HTMLElement>('[data-answer]')!.hidden = true;
  }
}

customElements.define('page-bottleneck', PageBottleneck);
