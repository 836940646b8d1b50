import type { ReactNode } from 'react';
import type * as z from 'zod/mini';
import { type Component, settingShapes } from '../../design/index.ts';
import { ChoiceInput } from './ChoiceInput.tsx';
import { ConnectForm } from './ConnectForm.tsx';
import { changeComponent, changeSetting } from './design-edits.ts';
import { kindTexts } from './kind-texts.ts';
import { NameInput } from './NameInput.tsx';
import { NumberInput } from './NumberInput.tsx';
import { OwnCodeField } from './OwnCodeField.tsx';
import { orderSettings, settingText } from './setting-texts.ts';
import type { DesignEditor } from './use-design-editor.ts';

interface ComponentPanelProps {
  readonly editor: DesignEditor;
  readonly component: Component;
}

/** Shows the settings of a component: name, place, what its kind has, whose code runs in it, and what it can be connected to. */
export function ComponentPanel({ editor, component }: ComponentPanelProps): ReactNode {
  const { design, readOnly = false } = editor;
  const { id, kind, name } = component;
  const isSpread = component.kind !== 'clients' && component.settings.serviceTimeDistribution === 'lognormal';
  const fields = Object.keys(settingShapes[kind]).filter((field) => field !== 'serviceTimeScv' || isSpread);
  const { main, more } = orderSettings(kind, fields);
  const field = (one: string): ReactNode => <SettingField key={one} editor={editor} component={component} field={one} />;
  return (
    <>
      <p className="hr-canvas-help">
        {kindTexts[kind].name}: {kindTexts[kind].about}.
      </p>
      <NameInput
        label="Name"
        value={name}
        isOff={readOnly}
        onChange={(value) => editor.change(changeComponent(design, id, { name: value }), '', `name ${id}`)}
      />
      {main.map(field)}
      <OwnCodeField editor={editor} component={component} />
      {more.length === 0 ? null : (
        <details className="hr-canvas-more">
          <summary>More settings</summary>
          {more.map(field)}
        </details>
      )}
      <PlaceFields editor={editor} component={component} />
      {readOnly ? null : <ConnectForm editor={editor} from={component} />}
    </>
  );
}

function SettingField({ editor, component, field }: ComponentPanelProps & { readonly field: string }): ReactNode {
  const { id, kind } = component;
  const { design, readOnly: isOff = false } = editor;
  const text = settingText(kind, field);
  // The settings, the shapes and the words of a kind have the same fields, which a test holds them to; their types do not say so.
  const value = (component.settings as Readonly<Record<string, unknown>>)[field];
  const put = (after: unknown): void => editor.change(changeSetting(design, id, field, after), '', `setting ${id} ${field}`);
  if (text.type === 'choice') {
    return <ChoiceInput label={text.label} help={text.help} options={text.options} value={String(value)} isOff={isOff} onChange={put} />;
  }
  const shapes: Readonly<Record<string, z.ZodMiniType>> = settingShapes[kind];
  return <NumberInput key={id} text={text} schema={shapes[field]!} value={value as number | null} isOff={isOff} onChange={put} />;
}

function PlaceFields({ editor, component }: ComponentPanelProps): ReactNode {
  const { design, readOnly: isOff = false } = editor;
  const list = (kind: 'region' | 'zone', none: string): readonly (readonly [string, string])[] => [
    ['', none],
    ...design.groups.filter((group) => group.kind === kind).map(({ id, name }) => [id, name] as const),
  ];
  const put = (change: { readonly region?: string | undefined } | { readonly zone?: string | undefined }): void =>
    editor.change(changeComponent(design, component.id, change), 'Moved.');
  if (design.groups.length === 0) return null;
  return (
    <>
      <ChoiceInput
        label="Region"
        options={list('region', 'none')}
        value={component.region ?? ''}
        isOff={isOff}
        onChange={(value) => put({ region: value === '' ? undefined : value })}
      />
      <ChoiceInput
        label="Zone"
        help="Without one its instances are spread: the loss of a zone stops none of them."
        options={list('zone', 'none: spread')}
        value={component.zone ?? ''}
        isOff={isOff}
        onChange={(value) => put({ zone: value === '' ? undefined : value })}
      />
    </>
  );
}
