import { summariseRules, type RuleLine } from '../../../grader/format/index.ts';
import { InlineText } from './InlineText.tsx';
import { OutcomeMark } from './OutcomeMark.tsx';

/** Lists every rule with whether it holds. */
export function RuleList({ lines }: { readonly lines: readonly RuleLine[] }) {
  return (
    <section className="hr-ws-section" aria-labelledby="hr-ws-rules">
      <h3 id="hr-ws-rules">
        Rules <span className="hr-ws-muted">{summariseRules(lines)}</span>
      </h3>
      <ul className="hr-ws-rules">
        {lines.map((line) => (
          <li key={line.id} data-outcome={line.outcome}>
            <OutcomeMark kind={line.outcome} />
            <span>
              <strong>{line.id}</strong> <span className="hr-ws-visually-hidden">{line.word}: </span>
              <InlineText text={line.text} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
