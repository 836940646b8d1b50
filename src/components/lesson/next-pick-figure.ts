import { formatNumber } from './cache-arithmetic.ts';
import { attachGuessForm, readNumber } from './guess-form.ts';
import { describePicks, firstBackends, waitOf, type BackendState } from './next-pick.ts';

const broken: readonly BackendState[] = firstBackends.map((backend) =>
  backend.id === 'c' ? { ...backend, running: 0, latencyMs: 1 } : backend,
);
const counted: readonly BackendState[] = broken.map((backend) => (backend.id === 'c' ? { ...backend, latencyMs: 1_000 } : backend));

const rounds = [
  {
    question:
      'Backend c answers in 10 ms and has 5 running; a takes 50 ms and has 2. What is the expected wait at c, latency × (running + 1), in ms?',
    unit: 'ms',
    answer: waitOf(firstBackends[2]!),
    lesson: 'At a it is 150 ms. Least connections goes to a, least response time to c.',
    set: firstBackends,
  },
  {
    question:
      'Backend c breaks: it answers every request with an error after 1 ms, so nothing runs there. If the 1 ms counts, what is its expected wait?',
    unit: 'ms',
    answer: waitOf(broken[2]!),
    lesson: 'No good backend can compete with that. Counting and latency now agree, and both send everything to c.',
    set: broken,
  },
  {
    question: 'Now a failure counts as 1,000 ms. What is the expected wait at c?',
    unit: 'ms',
    answer: waitOf(counted[2]!),
    lesson: 'Least response time turns away until the estimate has faded. Least connections still goes there.',
    set: counted,
  },
] as const;

const names = ['running', 'latencyMs', 'mbits'] as const;
const most = 100_000;

/** Makes NextPick.astro live. */
class NextPick extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    attachGuessForm(this, 'next-pick', rounds, (round) => {
      this.querySelector<HTMLElement>('[data-locked]')!.hidden = true;
      for (const field of this.querySelectorAll<HTMLInputElement>('td input')) field.disabled = false;
      for (const backend of rounds[round]!.set) for (const name of names) this.#field(backend.id, name).value = String(backend[name]);
      this.#show();
    });
    // The last column would give the first answer away.
    for (const cell of this.querySelectorAll('[data-wait]')) cell.textContent = '?';
    for (const field of this.querySelectorAll('td input')) field.addEventListener('input', () => this.#show());
  }

  #field(id: string, name: (typeof names)[number]): HTMLInputElement {
    return this.querySelector<HTMLInputElement>(`input[name="${id}-${name}"]`)!;
  }

  #read(id: string, name: (typeof names)[number]): number {
    const field = this.#field(id, name);
    const value = readNumber(field.value);
    const isGood = value !== null && value <= most && (name !== 'running' || Number.isInteger(value));
    field.setAttribute('aria-invalid', String(!isGood));
    return isGood ? value : NaN;
  }

  #show(): void {
    const backends = firstBackends.map(({ id }) => ({
      id,
      running: this.#read(id, 'running'),
      latencyMs: this.#read(id, 'latencyMs'),
      mbits: this.#read(id, 'mbits'),
    }));
    const isGood = backends.every((backend) => names.every((name) => !Number.isNaN(backend[name])));
    this.querySelector('[data-field-note]')!.textContent = isGood
      ? ''
      : `Numbers from 0 to ${formatNumber(most)}; running requests are whole.`;
    if (!isGood) return;
    for (const backend of backends) this.querySelector(`[data-wait="${backend.id}"]`)!.textContent = formatNumber(waitOf(backend));
    const summary = this.querySelector<HTMLElement>('[data-live-summary]')!;
    summary.hidden = false;
    summary.textContent = describePicks(backends);
  }
}

customElements.define('next-pick', NextPick);
