import { isCloseGuess } from './cache-arithmetic.ts';
import { describeTally, keepGuess } from './learner-record.ts';
import type { Resize } from './resize.ts';
import { describeResize, mostNodes, movedByModulo, parseNodes, renderResizeRows } from './resize.ts';

/** The resizes that the figure asks about before it hands over its fields, with what each teaches. */
const rounds: readonly (Resize & { readonly lesson: string })[] = [
  { from: 10, to: 11, lesson: 'Ten rows in eleven, though the new node needs one in eleven.' },
  { from: 10, to: 20, lesson: 'Doubling is the exception: each node gives half of its rows to one new node, and that is also the least.' },
];

/** Makes Resize.astro live: two guesses first, then any numbers of nodes. */
class ResizeFigure extends HTMLElement {
  #round = 0;

  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    this.#get<HTMLFormElement>('.lesson-prediction').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#guess();
    });
    this.#get('[data-skip]').addEventListener('click', () => this.#reveal('Shown without a guess. '));
    this.#get('[data-next]').addEventListener('click', () => this.#ask(this.#round + 1));
    for (const field of this.querySelectorAll<HTMLInputElement>('[data-nodes]')) {
      field.addEventListener('input', () => this.#readFields());
    }
    this.#get('[data-answer]').hidden = true;
    this.#ask(0);
  }

  #get<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector)!;
  }

  #ask(round: number): void {
    this.#round = round;
    const { from, to } = rounds[round]!;
    this.#get('[data-question]').textContent =
      `Predict (${round + 1} of ${rounds.length}): rows are on node hash mod n, and n goes from ${from} to ${to}. How many percent of the rows move?`;
    const field = this.#get<HTMLInputElement>('#resize-guess');
    field.value = '';
    this.#lock(false);
    this.#get('[data-guess-note]').textContent = '';
    this.#get('[data-next]').hidden = true;
    if (round > 0) field.focus();
  }

  #lock(locked: boolean): void {
    for (const selector of ['#resize-guess', '[type="submit"]', '[data-skip]']) {
      this.#get<HTMLInputElement | HTMLButtonElement>(selector).disabled = locked;
    }
  }

  #guess(): void {
    const field = this.#get<HTMLInputElement>('#resize-guess');
    const text = field.value.trim().replace(/\s*%$/, '');
    const valid = /^\d+(\.\d+)?$/.test(text);
    field.setAttribute('aria-invalid', String(!valid));
    if (!valid) {
      this.#get('[data-guess-note]').textContent = 'Type a number, such as 25 or 33.3.';
      field.focus();
      return;
    }
    const guess = Number(text);
    const truth = 100 * movedByModulo(rounds[this.#round]!);
    const right = isCloseGuess(guess, truth);
    const question = this.#get('[data-question]').textContent;
    this.#reveal(right ? 'Right. ' : `You said ${text}%. `);
    void keepGuess({ figureId: 'resize', question, guess, actual: Number(truth.toFixed(1)), score: right ? 1 : 0 }).then((tally) => {
      this.#get('[data-score]').textContent = describeTally(tally);
    });
  }

  #reveal(opening: string): void {
    const round = rounds[this.#round]!;
    const isLast = this.#round === rounds.length - 1;
    this.#get('[data-guess-note]').textContent = `${opening}It is ${(100 * movedByModulo(round)).toFixed(1)}%. ${round.lesson}`;
    this.#lock(true);
    this.#get('[data-answer]').hidden = false;
    this.#get('[data-next]').hidden = isLast;
    this.#get<HTMLInputElement>('[data-nodes="from"]').value = String(round.from);
    this.#get<HTMLInputElement>('[data-nodes="to"]').value = String(round.to);
    this.#readFields();
    // The button just pressed is disabled now; leaving the focus on it would drop keyboard users at the top of the page.
    this.#get(isLast ? '[data-nodes="from"]' : '[data-next]').focus({ preventScroll: true });
  }

  #readFields(): void {
    const read = (name: 'from' | 'to'): number | undefined => {
      const field = this.#get<HTMLInputElement>(`[data-nodes="${name}"]`);
      const nodes = parseNodes(field.value);
      field.setAttribute('aria-invalid', String(nodes === undefined));
      return nodes;
    };
    const [from, to] = [read('from'), read('to')];
    const isWhole = from !== undefined && to !== undefined;
    this.#get('[data-field-note]').textContent = isWhole ? '' : `Nodes: whole numbers from 1 to ${mostNodes}.`;
    if (!isWhole) return;
    this.#get('[data-live] caption').textContent = describeResize({ from, to });
    this.#get('[data-live] tbody').innerHTML = renderResizeRows({ from, to });
  }
}

customElements.define('resize-figure', ResizeFigure);
