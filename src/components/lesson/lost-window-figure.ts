import { attachGuessForm } from './guess-form.ts';
import { outcomeOfPlan } from './lost-window.ts';
import { readSites, windowDefaults, windowFields, windowRows } from './lost-window-table.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';

const sites = readSites(windowDefaults);

const rounds = [
  {
    question:
      'A site takes 1,000 writes a second; its copy elsewhere lags by 2 s. The site is lost. How many writes that clients were told are safe are gone?',
    unit: 'writes',
    answer: outcomeOfPlan('hot-standby', sites).lostWrites,
    lesson: 'Rate times lag, at the moment of the failure. In a rush hour both are at their worst.',
    set: windowDefaults,
  },
  {
    question:
      'Now each write waits for the other site, 80 ms there and back, besides 2 ms at home. A request makes 50 writes, one after the other. How many seconds?',
    unit: 's',
    answer: (outcomeOfPlan('synchronous', sites).writeMs * 50) / 1_000,
    lesson: 'It was 0.1 s. Nothing is lost any more, and pages that write much must be rewritten to write at once.',
    set: windowDefaults,
  },
  {
    question:
      'Both sites take 500 writes a second each, on a million keys, and tell each other after 2 s. How often in an hour do both write the same key without knowing?',
    unit: 'times',
    answer: outcomeOfPlan('both', sites).conflictsPerHour,
    lesson: 'Once a second. With a lag of 0.1 s it is 180 an hour. Somebody has to decide each of them.',
    set: windowDefaults,
  },
] as const;

/** Makes LostWindow.astro live. */
class LostWindow extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, windowFields, (values) => {
      const bodies = this.querySelectorAll('tbody tr');
      windowRows({ ...windowDefaults, ...values }).forEach((row, at) => {
        row.forEach((text, column) => {
          bodies[at]!.children[column]!.textContent = text;
        });
      });
    });
    attachGuessForm(this, 'lost-window', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
    });
  }
}

customElements.define('lost-window', LostWindow);
