import type { SteppedPolicy } from './eviction-steps.ts';
import { bestPolicies, parseRequests } from './eviction-steps.ts';
import type { Sequence } from './eviction-table.ts';
import {
  describeRow,
  describeSequence,
  evictionDefaults,
  evictionPresets,
  hitsOfAll,
  policyNames,
  renderBody,
  renderFoot,
} from './eviction-table.ts';
import { describeTally, keepGuess } from './learner-record.ts';
import { attachStepBar, focusNextStep, openStepBar } from './step-bar.ts';

/** Makes EvictionSteps.astro live: a guess first, then one request at a time, then any other sequence. */
class EvictionStepsFigure extends HTMLElement {
  #sequence: Sequence = evictionDefaults;
  #shown = 0;
  #guess: SteppedPolicy | null = null;
  #scored = false;

  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const guessForm = this.#get<HTMLFormElement>('.lesson-prediction');
    guessForm.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#start(new FormData(guessForm).get('eviction-guess') as SteppedPolicy);
    });
    this.#get('[data-skip]').addEventListener('click', () => this.#start(null));
    attachStepBar(
      this,
      0,
      () => this.#shown,
      () => this.#sequence.requests.length,
      (place) => this.#step(place),
    );
    const own = this.#get<HTMLFormElement>('[data-own]');
    own.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#useOwn(own);
    });
    for (const button of this.querySelectorAll<HTMLElement>('[data-preset]')) {
      button.addEventListener('click', () => this.#usePreset(own, evictionPresets[Number(button.dataset['preset'])]!));
    }
    this.#load(evictionDefaults);
  }

  #get<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector)!;
  }

  /** Shows a sequence unstepped and asks for a guess anew. */
  #load(sequence: Sequence): void {
    const { requests, capacity } = sequence;
    this.#sequence = sequence;
    this.#shown = 0;
    this.#guess = null;
    this.#scored = false;
    this.#get('[data-question]').textContent =
      `Predict: which policy will hit most often on ${requests.join(' ')} with ${capacity} entries?`;
    this.#get('[data-caption]').textContent = describeSequence(requests, capacity);
    this.#get('[data-guess-note]').textContent = '';
    this.#get('tbody').innerHTML = renderBody(requests, capacity);
    for (const field of this.querySelectorAll<HTMLInputElement>('[name="eviction-guess"]')) {
      field.checked = false;
      field.disabled = false;
    }
    this.#setGuessing(true);
    this.#draw();
  }

  #setGuessing(guessing: boolean): void {
    this.#get<HTMLButtonElement>('.lesson-prediction [type="submit"]').disabled = !guessing;
    this.#get<HTMLButtonElement>('[data-skip]').disabled = !guessing;
    openStepBar(this, !guessing);
  }

  #start(guess: SteppedPolicy | null): void {
    this.#guess = guess;
    for (const field of this.querySelectorAll<HTMLInputElement>('[name="eviction-guess"]')) field.disabled = true;
    this.#get('[data-guess-note]').textContent =
      guess === null ? 'No guess this time.' : `Your guess: ${policyNames[guess]}. Step on, or go to the end.`;
    this.#setGuessing(false);
    this.#draw();
    focusNextStep(this);
  }

  #step(place: number): void {
    this.#shown = place;
    this.#draw();
    this.#announce();
    if (place === this.#sequence.requests.length) this.#finish();
  }

  #draw(): void {
    const { requests, capacity } = this.#sequence;
    [...this.#get('tbody').children].forEach((row, index) => {
      (row as HTMLElement).hidden = index >= this.#shown;
      row.classList.toggle('now', index === this.#shown - 1);
    });
    this.#get('tfoot').innerHTML = renderFoot(requests, capacity, this.#shown);
    this.#get('[data-position]').textContent =
      this.#shown === requests.length ? 'All requests shown' : `${this.#shown} of ${requests.length} shown, next ${requests[this.#shown]}`;
  }

  #announce(): void {
    const { requests, capacity } = this.#sequence;
    this.#get('[data-announcer]').textContent = this.#shown === 0 ? 'Back at the start.' : describeRow(requests, capacity, this.#shown - 1);
  }

  #finish(): void {
    const { requests, capacity } = this.#sequence;
    const hits = hitsOfAll(requests, capacity);
    const best = bestPolicies(hits);
    const names = best.map((policy) => policyNames[policy]).join(' and ');
    const result = `Most hits: ${names}, ${hits[best[0]!]} of ${requests.length}.`;
    if (this.#guess === null) {
      this.#get('[data-guess-note]').textContent = result;
      return;
    }
    const right = best.includes(this.#guess);
    const yours = `You said ${policyNames[this.#guess]}, which hit ${hits[this.#guess]}.`;
    this.#get('[data-guess-note]').textContent = `${right ? 'Right. ' : ''}${result}${right ? '' : ` ${yours}`}`;
    if (this.#scored) return;
    this.#scored = true;
    const question = this.#get('[data-question]').textContent;
    void keepGuess({ figureId: 'eviction-steps', question, guess: policyNames[this.#guess], actual: names, score: right ? 1 : 0 }).then(
      (tally) => {
        this.#get('[data-score]').textContent = describeTally(tally);
      },
    );
  }

  #useOwn(form: HTMLFormElement): void {
    const field = form.elements.namedItem('requests') as HTMLInputElement;
    const capacity = Number((form.elements.namedItem('capacity') as HTMLSelectElement).value);
    const parsed = parseRequests(field.value);
    const problem = 'problem' in parsed ? parsed.problem : '';
    field.setAttribute('aria-invalid', String(problem !== ''));
    this.#get('[data-own-note]').textContent = problem === '' ? 'Loaded. The figure asks for a new guess above.' : problem;
    if ('requests' in parsed) this.#load({ name: 'own', requests: parsed.requests, capacity });
  }

  #usePreset(form: HTMLFormElement, preset: Sequence): void {
    (form.elements.namedItem('requests') as HTMLInputElement).value = preset.requests.join(' ');
    (form.elements.namedItem('capacity') as HTMLSelectElement).value = String(preset.capacity);
    this.#useOwn(form);
  }
}

customElements.define('eviction-steps', EvictionStepsFigure);
