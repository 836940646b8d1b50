import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';
import { stallDefaults, stallOf } from './stalled-server.ts';
import { describeWalk, stallFields, stallRows } from './stalled-server-table.ts';

const walk = stallOf(stallDefaults.elements, stallDefaults);
const busy = { ...stallDefaults, arrivalsPerSecond: 90_000 };

const rounds = [
  {
    question:
      'Somebody types KEYS on a server of a million keys. It takes 40 ms, and 50,000 commands arrive a second. How many wait when it ends?',
    unit: 'commands',
    answer: walk.waiting,
    lesson: 'Everything that arrives in 40 ms. The first of them has waited all of it.',
    set: stallDefaults,
  },
  {
    question:
      'The same at 90,000 commands a second, on a server that can run 100,000. How many ms after the end of KEYS until nobody waits?',
    unit: 'ms',
    answer: stallOf(busy.elements, busy).drainMs,
    lesson: '3,600 wait, and only 10,000 a second are spare to work them off. The busier the server, the longer a short stall lasts.',
    set: busy,
  },
] as const;

/** Makes StalledServer.astro live. */
class StalledServer extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, stallFields, (values) => {
      const stall = { ...stallDefaults, ...values };
      const bodies = this.querySelectorAll('tbody tr');
      stallRows(stall).forEach((row, at) => {
        row.forEach((text, column) => {
          bodies[at]!.children[column + 1]!.textContent = text;
        });
      });
      this.querySelector('[data-walk]')!.textContent = describeWalk(stall);
    });
    attachGuessForm(this, 'stalled-server', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
    });
  }
}

customElements.define('stalled-server', StalledServer);
