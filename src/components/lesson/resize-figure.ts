import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';
import type { Resize } from './resize.ts';
import { describeResize, movedByModulo, renderResizeRows, resizeDefaults, resizeFields } from './resize.ts';

/** Returns a round that asks about a resize under hash mod n, with what it teaches. */
function roundOf(resize: Resize, lesson: string) {
  return {
    question: `Rows are on node hash mod n, and n goes from ${resize.from} to ${resize.to}. How many percent of the rows move?`,
    unit: '%',
    answer: Number((100 * movedByModulo(resize)).toFixed(1)),
    lesson,
    resize,
  };
}

const rounds = [
  roundOf(resizeDefaults, 'Ten rows in eleven, though the new node needs one in eleven.'),
  roundOf({ from: 10, to: 20 }, 'Doubling is the exception: each node gives half of its rows to one new node, and that is also the least.'),
] as const;

/** Makes Resize.astro live: two guesses first, then any numbers of nodes. */
class ResizeFigure extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, resizeFields, (values) => {
      const resize = { ...resizeDefaults, ...values };
      this.querySelector('[data-live] caption')!.textContent = describeResize(resize);
      this.querySelector('[data-live] tbody')!.innerHTML = renderResizeRows(resize);
    });
    attachGuessForm(this, 'resize', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.resize });
      this.querySelector<HTMLElement>('[data-answer]')!.hidden = false;
    });
    this.querySelector<HTMLElement>('[data-answer]')!.hidden = true;
  }
}

customElements.define('resize-figure', ResizeFigure);
