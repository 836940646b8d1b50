import { earlyRefreshDefaults, loadsAtExpiry, loadsWhenEarly } from './early-refresh.ts';
import { earlyRefreshFields, leadRows, outcomeRows } from './early-refresh-table.ts';
import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';

const busier = { readsPerSecond: 2_000, loadSeconds: 0.5, beta: 1 };

const rounds = [
  {
    question:
      'A key is read 200 times a second and takes 0.5 s to load. It expires, and nothing protects it. How many loads start before the first is done?',
    unit: 'loads',
    answer: loadsAtExpiry(earlyRefreshDefaults),
    lesson: 'The first miss, and every read of the half second that its load takes.',
    set: earlyRefreshDefaults,
  },
  {
    question:
      'With early refresh at β = 1 it is 2.7 loads on average. The key grows ten times as popular: 2,000 reads a second. How many loads now?',
    unit: 'loads',
    answer: loadsWhenEarly(busier),
    lesson: 'As before: the refresh only begins earlier. Without protection it would be 1,001.',
    set: busier,
  },
] as const;

/** Makes EarlyRefresh.astro live. */
class EarlyRefreshFigure extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, earlyRefreshFields, ({ readsPerSecond = 1, loadSeconds = 1, beta = 1 }) => {
      const key = { readsPerSecond, loadSeconds, beta };
      this.#fill('[data-outcomes]', outcomeRows(key));
      this.#fill('[data-leads]', leadRows(key));
    });
    attachGuessForm(this, 'early-refresh', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
    });
  }

  #fill(selector: string, rows: readonly (readonly string[])[]): void {
    const bodies = this.querySelectorAll(`${selector} tbody tr`);
    rows.forEach((row, at) => {
      row.forEach((text, column) => {
        bodies[at]!.children[column]!.textContent = text;
      });
    });
  }
}

customElements.define('early-refresh', EarlyRefreshFigure);
