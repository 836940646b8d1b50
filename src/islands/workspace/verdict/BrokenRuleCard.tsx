import type { BrokenRule } from '../../../grader/format/index.ts';
import { InlineText } from './InlineText.tsx';

interface BrokenRuleCardProps {
  readonly broken: readonly BrokenRule[];
  readonly rule: BrokenRule;
  readonly onChoose: (index: number) => void;
}

/** Tells which rule is broken, in the statement's words and the test's; several broken rules can be looked at in turn. */
export function BrokenRuleCard({ broken, rule, onChoose }: BrokenRuleCardProps) {
  return (
    <section className="hr-ws-card hr-ws-broken" aria-label="Rule that is broken">
      {broken.length > 1 && (
        <div className="hr-ws-chips" role="group" aria-label="Broken rules">
          {broken.map((one, index) => (
            <button key={one.id} type="button" aria-pressed={one.id === rule.id} onClick={() => onChoose(index)}>
              {one.id}
            </button>
          ))}
        </div>
      )}
      <p className="hr-ws-broken-message">
        <InlineText text={rule.message} />
      </p>
      <p className="hr-ws-broken-rule">
        <strong>{rule.id}</strong> <InlineText text={rule.text} />
      </p>
    </section>
  );
}
