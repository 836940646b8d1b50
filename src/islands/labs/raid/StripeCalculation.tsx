import type { ReactNode } from 'react';
import { useId } from 'react';
import type { RaidSettings } from './settings.ts';
import { formatByte, formatText } from './stripe-content.ts';
import type { Sum, Term } from './stripe-work.ts';
import { workOf } from './stripe-work.ts';

/** Shows, on the bytes stored, how the parity of a stripe is made or how what is lost of it is found. */
export function StripeCalculation({ settings, stripe }: { readonly settings: RaidSettings; readonly stripe: number }): ReactNode {
  const id = useId();
  const { about, sums } = workOf(settings, stripe);
  return (
    <section className="hr-raid-work" aria-labelledby={id}>
      <p className="hr-lab-subtitle" id={id}>
        Stripe S{stripe + 1} worked out
      </p>
      <p>{about}</p>
      <div className="hr-raid-sums">
        {sums.map((sum) => (
          <SumTable key={sum.heading} sum={sum} />
        ))}
      </div>
    </section>
  );
}

function SumTable({ sum }: { readonly sum: Sum }): ReactNode {
  const line = ({ label, bytes }: Term, sign: string, isResult: boolean): ReactNode => (
    <tr key={label} className={isResult ? 'hr-raid-result' : undefined}>
      <td>{sign}</td>
      <th scope="row">{label}</th>
      <td className="hr-raid-bytes">{bytes.map(formatByte).join(' ')}</td>
      <td className="hr-raid-letters">{formatText(bytes)}</td>
    </tr>
  );
  return (
    <table>
      <caption>{sum.heading}</caption>
      <tbody>
        {sum.terms.map((term, at) => line(term, at === 0 ? '' : '⊕', false))}
        {line(sum.result, '=', true)}
      </tbody>
    </table>
  );
}
