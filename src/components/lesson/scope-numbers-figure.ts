import { valueIn } from '../../estimate/index.ts';
import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';
import type { ScopeAnswers } from './scope-numbers.ts';
import { scopeDefaults, scopeFields, scopeNumbers, scopeRows } from './scope-numbers.ts';

const withClicks: ScopeAnswers = { ...scopeDefaults, bytesPerClick: 100 };

const rounds = [
  {
    question: 'A million new links a day. How many is that a second, on average?',
    unit: 'a second',
    answer: scopeNumbers(scopeDefaults).linksPerSecond.value,
    lesson: 'A day has 86,400 seconds, nearly 100,000. A million a day is about 12 a second: remember this one.',
    set: scopeDefaults,
  },
  {
    question: 'Each link is read 100 times. The peak is 3 times the mean. How many reads a second then?',
    unit: 'a second',
    answer: scopeNumbers(scopeDefaults).reads.value,
    lesson: 'Still within what one server is taken to do here. A second one is there in case the first fails.',
    set: scopeDefaults,
  },
  {
    question: 'Now every click is to be kept for 5 years, 100 bytes each. How many terabytes of clicks?',
    unit: 'TB',
    // 18.25, which binary fractions put just below: the table rounds it up.
    answer: Number(valueIn(scopeNumbers(withClicks).clickData, 'TB').toPrecision(12)),
    lesson: 'Twenty times the links, and a hundred times their writes. One more feature, and the data no longer fits one server.',
    set: withClicks,
  },
] as const;

/** Makes ScopeNumbers.astro live. */
class ScopeNumbers extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, scopeFields, (values) => {
      const bodies = this.querySelectorAll('tbody tr');
      scopeRows({ ...scopeDefaults, ...values }).forEach((row, at) => {
        row.forEach((text, column) => {
          bodies[at]!.children[column]!.textContent = text;
        });
      });
    });
    attachGuessForm(this, 'scope-numbers', rounds, (round) => {
      unlockFields(this);
      set({ ...rounds[round]!.set });
    });
  }
}

customElements.define('scope-numbers', ScopeNumbers);
