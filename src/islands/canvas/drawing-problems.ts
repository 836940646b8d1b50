import { canServe, isStation } from '../../design/station.ts';
import { type Design, findStructureProblems } from '../../design/index.ts';
import { itemKey } from './selection.ts';

/** Something to mend in a drawing, told while it is drawn. */
export interface DrawingProblem {
  /** The key of the thing it is about; undefined for the whole. */
  readonly about: string | undefined;
  /** `error`: the design cannot be analysed or run so. `warning`: it can, and will disappoint. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly remedy: string;
}

/** Finds what is wrong with a drawing as far as it shows without a load: structure, disconnected components, zero capacity. */
export function findDrawingProblems(design: Design): readonly DrawingProblem[] {
  if (design.components.length === 0) return [];
  const errors = findStructureProblems(design).map(({ path, message, remedy }): DrawingProblem => ({
    about: aboutOf(design, path),
    severity: 'error',
    message,
    remedy,
  }));
  return [...errors, ...findUnreached(design), ...findIncapable(design)];
}

/** Returns the key of the thing at a path such as "components[2].zone". */
function aboutOf(design: Design, path: string): string | undefined {
  const found = /^(component|connection|group)s\[(\d+)\]/.exec(path);
  if (!found) return undefined;
  const kind = found[1] as 'component' | 'connection' | 'group';
  const id = design[`${kind}s`][Number(found[2])]?.id;
  return id === undefined ? undefined : itemKey(kind, id);
}

function findUnreached({ components, connections }: Design): DrawingProblem[] {
  const clients = components.filter(({ kind }) => kind === 'clients');
  if (clients.length === 0) {
    const remedy = 'Add clients and connect them to what they ask first.';
    return [{ about: undefined, severity: 'warning', message: 'There are no clients, so no request enters the design.', remedy }];
  }
  const reached = new Set(clients.map(({ id }) => id));
  // A set that grows while it is walked visits each component once.
  for (const id of reached) for (const { from, to } of connections) if (from === id) reached.add(to);
  const warn = (id: string, message: string, remedy: string): DrawingProblem => ({
    about: itemKey('component', id),
    severity: 'warning',
    message,
    remedy,
  });
  return components.flatMap(({ id, name, kind }) => {
    if (kind === 'clients' && !connections.some(({ from }) => from === id)) {
      return [warn(id, `${name} ask nobody.`, 'Connect them to what they ask first.')];
    }
    return reached.has(id) ? [] : [warn(id, `No request reaches ${name}.`, 'Connect it to what the clients ask, or take it out.')];
  });
}

function findIncapable({ components }: Design): DrawingProblem[] {
  return components.flatMap((component): DrawingProblem[] => {
    if (!isStation(component) || canServe(component)) return [];
    const [missing, remedy] =
      component.settings.replicas === 0 ? ['no instance', 'Give it one or more.'] : ['no worker', 'Give each instance one or more.'];
    const message = `${component.name} has ${missing}, so nothing that needs it is answered.`;
    return [{ about: itemKey('component', component.id), severity: 'warning', message, remedy }];
  });
}
