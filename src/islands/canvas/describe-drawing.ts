import type { Design } from '../../design/index.ts';
import { labelConnection, nameWithKind, plural } from './summary.ts';

/** Describes a design in a few sentences, for those who do not see the picture: its parts, then what each leads to. */
export function describeDrawing(
  { components, connections, groups }: Design,
  kinds: readonly { readonly id: string; readonly name: string }[] = [],
): string {
  if (components.length === 0) return 'Nothing has been drawn.';
  const nameOf = new Map(components.map(({ id, name }) => [id, name]));
  const leads = components.flatMap((component) => {
    const to = connections.filter(({ from }) => from === component.id);
    if (to.length === 0) return [];
    const targets = to.map((one) => {
      const label = labelConnection(one, kinds);
      return `${nameOf.get(one.to) ?? one.to}${label === '' ? '' : ` (${label})`}`;
    });
    return [`${nameWithKind(component)}, leads to ${targets.join(', ')}.`];
  });
  const counts = [
    plural(components.length, 'component'),
    plural(connections.length, 'connection'),
    ...(groups.length > 0 ? [plural(groups.length, 'region or zone', 'regions and zones')] : []),
  ];
  return [`${counts.join(', ')}.`, ...leads].join(' ');
}
