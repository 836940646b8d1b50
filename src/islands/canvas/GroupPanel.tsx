import type { ReactNode } from 'react';
import { designSchema, type Group } from '../../design/index.ts';
import { ChoiceInput } from './ChoiceInput.tsx';
import { changeGroup } from './design-edits.ts';
import { isInGroup } from './geometry.ts';
import { NameInput } from './NameInput.tsx';
import { NumberInput } from './NumberInput.tsx';
import type { DesignEditor } from './use-design-editor.ts';

const availabilitySchema = designSchema.shape.groups.def.innerType.def.element.shape.availability;
const availabilityText = {
  label: 'It is up',
  unit: '%',
  shownPerUnit: 100,
  help: 'Share of time. All that is in it goes down with it.',
} as const;

/** Shows the settings of a region or a zone, and what is in it. */
export function GroupPanel({ editor, group }: { readonly editor: DesignEditor; readonly group: Group }): ReactNode {
  const { design, readOnly: isOff = false } = editor;
  const { id, kind, name, region, availability } = group;
  const inside = design.components.filter((component) => isInGroup(component, group, design.groups));
  const regions = design.groups.filter((one) => one.kind === 'region');
  return (
    <>
      <NameInput
        label="Name"
        value={name}
        isOff={isOff}
        onChange={(value) => editor.change(changeGroup(design, id, { name: value }), '', `group name ${id}`)}
      />
      <NumberInput
        key={id}
        text={availabilityText}
        schema={availabilitySchema}
        value={availability}
        isOff={isOff}
        onChange={(value) => editor.change(changeGroup(design, id, { availability: value ?? 0 }), '', `group availability ${id}`)}
      />
      {kind === 'zone' && regions.length > 0 ? (
        <ChoiceInput
          label="In region"
          options={[['', 'none'], ...regions.map((one) => [one.id, one.name] as const)]}
          value={region ?? ''}
          isOff={isOff}
          onChange={(value) => editor.change(changeGroup(design, id, { region: value === '' ? undefined : value }), 'Moved.')}
        />
      ) : null}
      <p className="hr-canvas-help">
        {inside.length === 0
          ? `Nothing is in it. Drop a component on it, or choose the ${kind} in the settings of one.`
          : `In it: ${inside.map((one) => one.name).join(', ')}.`}
      </p>
    </>
  );
}
