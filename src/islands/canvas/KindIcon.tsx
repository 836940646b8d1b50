import type { ReactNode } from 'react';
import type { ComponentKind } from '../../design/index.ts';
import { iconPaths, iconSize } from './icon-paths.ts';

/** Shows the icon of a kind of component; its name must stand beside it. */
export function KindIcon({ kind }: { readonly kind: ComponentKind }): ReactNode {
  return (
    <svg className="hr-canvas-icon" viewBox={`0 0 ${iconSize} ${iconSize}`} width={iconSize} height={iconSize} aria-hidden="true">
      <path d={iconPaths[kind]} />
    </svg>
  );
}
