import type { ReactNode } from 'react';
import type { ComponentKind } from '../../design/index.ts';
import { KindIcon } from './KindIcon.tsx';
import { kindTexts, paletteGroups } from './kind-texts.ts';
import type { DesignEditor } from './use-design-editor.ts';

/** The type under which a kind of component is dragged to the canvas. */
export const dragType = 'application/x-headroom-kind';

/** Shows the kinds of component, to add by a press or by dragging, and the two kinds of group. */
export function Palette({ editor, canDrag }: { readonly editor: DesignEditor; readonly canDrag: boolean }): ReactNode {
  return (
    <section className="hr-canvas-palette" aria-label="Add components">
      {paletteGroups.map(({ name, kinds }) => (
        <div key={name} role="group" aria-label={name} className="hr-canvas-palette-group">
          <p aria-hidden="true">{name}</p>
          <div>
            {kinds.map((kind) => (
              <KindButton key={kind} kind={kind} canDrag={canDrag} onAdd={() => editor.add(kind)} />
            ))}
          </div>
        </div>
      ))}
      <div role="group" aria-label="Places" className="hr-canvas-palette-group">
        <p aria-hidden="true">Places</p>
        <div>
          {(['region', 'zone'] as const).map((kind) => (
            <button key={kind} type="button" title={placeAbout[kind]} onClick={() => editor.group(kind)}>
              <span className="hr-canvas-palette-box" aria-hidden="true" />
              <span>{kind === 'region' ? 'Region' : 'Zone'}</span>
            </button>
          ))}
        </div>
      </div>
    </section>
  );
}

const placeAbout = {
  region: 'a part of the world: what is in it goes down with it',
  zone: 'a data centre of a region: what is in it goes down with it',
} as const;

interface KindButtonProps {
  readonly kind: ComponentKind;
  readonly canDrag: boolean;
  readonly onAdd: () => void;
}

function KindButton({ kind, canDrag, onAdd }: KindButtonProps): ReactNode {
  const { name, about } = kindTexts[kind];
  return (
    <button
      type="button"
      title={about}
      draggable={canDrag}
      onClick={onAdd}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, kind);
        event.dataTransfer.effectAllowed = 'copy';
      }}
    >
      <KindIcon kind={kind} />
      <span>{name}</span>
      <span className="hr-canvas-palette-about">{about}</span>
    </button>
  );
}
