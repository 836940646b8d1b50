import { attachGuessForm } from './guess-form.ts';
import { attachNumberFields, unlockFields } from './number-fields.ts';
import { encodeAsJson, encodeAsProtobuf } from './order-encoding.ts';
import { encodingRows, orderDefaults, orderFields } from './order-encoding-table.ts';

const rounds = [
  {
    question: `The stub marshals article 150, quantity 2, price 1,999 cents as a protocol buffer. As JSON it is ${encodeAsJson(orderDefaults).length} bytes. How many bytes is it now?`,
    unit: 'bytes',
    answer: encodeAsProtobuf(orderDefaults).length,
    lesson: 'One byte for the number and kind of each field, then the value in groups of seven bits: 2, 1 and 2 bytes. Names are not sent.',
    set: { ...orderDefaults },
  },
  {
    question: 'The article becomes 1,000,000. How many bytes is the protocol buffer then?',
    unit: 'bytes',
    answer: encodeAsProtobuf({ ...orderDefaults, article: 1_000_000 }).length,
    lesson: 'A million needs 20 bits, which is three groups of seven: one byte more than 150.',
    set: { ...orderDefaults, article: 1_000_000 },
  },
] as const;

/** Makes OrderEncoding.astro live. */
class OrderEncoding extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('lesson-live')) return;
    this.classList.add('lesson-live');
    const set = attachNumberFields(this, orderFields, ({ article = 0, quantity = 0, priceCents = 0 }) => {
      const bodies = this.querySelectorAll('tbody tr');
      encodingRows({ article, quantity, priceCents }).forEach((row, at) => {
        row.forEach((text, column) => {
          bodies[at]!.children[column]!.textContent = text;
        });
      });
    });
    const result = this.querySelector<HTMLElement>('[data-result]')!;
    result.hidden = true;
    attachGuessForm(this, 'order-encoding', rounds, (round) => {
      result.hidden = false;
      unlockFields(this);
      set({ ...rounds[round]!.set });
    });
  }
}

customElements.define('order-encoding', OrderEncoding);
