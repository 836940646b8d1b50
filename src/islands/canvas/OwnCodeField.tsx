import type { ReactNode } from 'react';
import type { Component } from '../../design/index.ts';
import { ChoiceInput } from './ChoiceInput.tsx';
import { changeComponent } from './design-edits.ts';
import type { DesignEditor } from './use-design-editor.ts';

interface OwnCodeFieldProps {
  readonly editor: DesignEditor;
  readonly component: Component;
}

/** Lets the learner's own solution of an exercise run in a component; those not passed yet are named, with a link to the exercise. */
export function OwnCodeField({ editor, component }: OwnCodeFieldProps): ReactNode {
  const { design, ownCode, readOnly: isOff = false } = editor;
  const { id, kind, name, exercise } = component;
  const fitting = ownCode.filter(({ kinds }) => kinds.includes(kind));
  const isStrange = exercise !== undefined && !fitting.some((one) => one.exercise === exercise);
  if (fitting.length === 0 && !isStrange) return null;
  const missing = fitting.filter(({ isPassed }) => !isPassed);
  return (
    <div className="hr-canvas-own">
      <ChoiceInput
        label="Runs"
        options={[
          ['', 'the stock part'],
          ...fitting.map(
            ({ exercise: one, title, isPassed }) => [one, `your ${title}${isPassed ? '' : ' (not passed yet)'}`, !isPassed] as const,
          ),
          ...(isStrange ? [[exercise, `own code for “${exercise}”, which does not fit here`] as const] : []),
        ]}
        value={exercise ?? ''}
        isOff={isOff}
        onChange={(value) => {
          const chosen = fitting.find((one) => one.exercise === value);
          const said = chosen ? `${name} runs your ${chosen.title}.` : `${name} runs the stock part.`;
          editor.change(changeComponent(design, id, { exercise: value === '' ? undefined : value }), said);
        }}
      />
      {missing.length === 0 ? null : (
        <p className="hr-canvas-help">
          Pass{' '}
          {missing.map(({ exercise: one, title }, index) => (
            <span key={one}>
              {index === 0 ? '' : index === missing.length - 1 ? ' or ' : ', '}
              <a href={`${import.meta.env.BASE_URL}exercises/${one}/`}>{title}</a>
            </span>
          ))}{' '}
          to run your own code here.
        </p>
      )}
    </div>
  );
}
