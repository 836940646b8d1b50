import { describeUse, redundancyRows, useOfGroup } from './balancer-redundancy.ts';
import { formatNumber } from './cache-arithmetic.ts';
import { attachGuessForm, readNumber } from './guess-form.ts';

const pair = useOfGroup({ active: 2, standby: 0, load: 120, capacity: 100 });
const five = useOfGroup({ active: 5, standby: 0, load: 400, capacity: 100 });

const rounds = [
  {
    question:
      'Two active balancers are 60% busy each. One dies and the other takes everything. How busy is it, in percent of what it can carry?',
    unit: '%',
    answer: pair.afterOneDies * 100,
    lesson: 'A fifth more than it can carry. Two active balancers are redundant only up to 50% each.',
    set: { balancers: 2, load: 120, capacity: 100 },
  },
  {
    question: 'Five active balancers are 80% busy each. One dies. How busy are the other four?',
    unit: '%',
    answer: five.afterOneDies * 100,
    lesson: 'Exactly full, with nothing over for a spike. The loss of one in n raises the others by n ÷ (n − 1), here 5 ÷ 4.',
    set: { balancers: 5, load: 400, capacity: 100 },
  },
] as const;

/** The least and the most each field takes. */
const ranges: Readonly<Record<string, readonly [number, number]>> = { balancers: [2, 100], load: [0, 1e6], capacity: [1, 1e6] };

/** Makes BalancerRedundancy.astro live. */
class BalancerRedundancy extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    attachGuessForm(this, 'balancer-redundancy', rounds, (round) => {
      this.querySelector<HTMLFieldSetElement>('[data-controls]')!.disabled = false;
      this.querySelector<HTMLElement>('[data-locked]')!.hidden = true;
      for (const [name, value] of Object.entries(rounds[round]!.set)) this.#field(name).value = String(value);
      this.#show();
    });
    for (const name of Object.keys(ranges)) this.#field(name).addEventListener('input', () => this.#show());
  }

  #field(name: string): HTMLInputElement {
    return this.querySelector<HTMLInputElement>(`input[name="${name}"]`)!;
  }

  #read(name: string): number | null {
    const value = readNumber(this.#field(name).value);
    const [least, most] = ranges[name]!;
    const isGood = value !== null && value >= least && value <= most && (name !== 'balancers' || Number.isInteger(value));
    this.#field(name).setAttribute('aria-invalid', String(!isGood));
    return isGood ? value : null;
  }

  #show(): void {
    const [balancers, load, capacity] = [this.#read('balancers'), this.#read('load'), this.#read('capacity')];
    const note = this.querySelector<HTMLElement>('[data-field-note]')!;
    if (balancers === null || load === null || capacity === null) {
      note.textContent = 'Active balancers: a whole number from 2 to 100. The others: numbers up to 1,000,000, the capacity at least 1.';
      return;
    }
    note.textContent = '';
    this.querySelector('[data-caption]')!.textContent =
      `How busy each balancer is at a peak of ${formatNumber(load)} thousand requests/s, where one can carry ${formatNumber(capacity)} thousand.`;
    const bodies = this.querySelectorAll('tbody tr');
    redundancyRows(balancers, load, capacity).forEach(({ name, use, outage }, row) => {
      const cells = bodies[row]!.children;
      cells[0]!.textContent = name;
      for (const [cell, share] of [
        [cells[1]!, use.usual],
        [cells[2]!, use.afterOneDies],
      ] as const) {
        cell.textContent = describeUse(share);
        cell.classList.toggle('over', share > 1);
      }
      cells[3]!.textContent = outage;
    });
  }
}

customElements.define('balancer-redundancy', BalancerRedundancy);
