import path from 'node:path';
import type { Rule } from 'eslint';

/** A place in the repository that has rules of its own on what it may import. */
interface Layer {
  readonly name: string;
  readonly covers: RegExp;
  /** What it may import, beside its own files. Paths are relative to the repository, with "/" on every system. */
  readonly mayImport: readonly RegExp[];
  readonly why: string;
}

const kernel = /^src\/kernel\//;
const schema = /^src\/schema\//;
const sim = /^src\/sim\//;
const estimate = /^src\/estimate\//;
const protocol = /^src\/grader\/(protocol|format)\//;
const design = /^src\/design\//;
const progress = /^src\/progress\//;
const islands = /^src\/islands\//;
const components = /^src\/(components|styles)\//;
const course = /^src\/course\//;
const exerciseParts = /^exercises\/[^/]+\/[^/]+\/(?!private\/)/;
const pureWhy =
  'imports go from right to left in: kernel <- schema, sim, estimate <- grader, design, interview, progress <- islands <- components <- layouts, pages';

/** The layers, the first that covers a file counting. */
const layers: readonly Layer[] = [
  { name: 'kernel', covers: kernel, mayImport: [], why: 'the kernel depends on nothing' },
  { name: 'schema', covers: schema, mayImport: [kernel], why: pureWhy },
  { name: 'sim', covers: sim, mayImport: [kernel, schema], why: pureWhy },
  { name: 'estimate', covers: estimate, mayImport: [kernel], why: pureWhy },
  {
    name: 'grader/own-code',
    covers: /^src\/grader\/(own-code|realm\/design)\//,
    mayImport: [kernel, schema, sim, design, /^src\/grader\/(protocol|own-code|realm)\//],
    why: "the learner's code in a design runs in a realm of its own: beside what all realms know, only that realm knows designs",
  },
  {
    name: 'grader/realm',
    covers: /^src\/grader\/realm\//,
    mayImport: [kernel, schema, sim, /^src\/grader\/(protocol|authoring)/],
    why: 'what runs in the sandbox must not reach the page: only kernel, schema, sim, grader/protocol and grader/authoring',
  },
  {
    name: 'grader/protocol',
    covers: /^src\/grader\/protocol\//,
    mayImport: [kernel, schema],
    why: 'messages and verdicts are data that every side shares',
  },
  {
    name: 'grader',
    covers: /^src\/grader\/(?!host\/|build\/)/,
    mayImport: [kernel, schema, sim, /^src\/grader\/(?!host\/)/],
    why: `only grader/host knows the browser; ${pureWhy}`,
  },
  {
    name: 'grader/host',
    covers: /^src\/grader\//,
    mayImport: [kernel, schema, sim, design, /^src\/grader\//],
    why: pureWhy,
  },
  { name: 'design', covers: design, mayImport: [kernel, schema, sim, estimate], why: pureWhy },
  { name: 'interview', covers: /^src\/interview\//, mayImport: [kernel, schema, sim, estimate, design, protocol], why: pureWhy },
  { name: 'progress', covers: progress, mayImport: [kernel, schema, protocol], why: pureWhy },
  {
    name: 'islands',
    covers: islands,
    mayImport: [kernel, schema, sim, estimate, /^src\/(grader|design|interview|progress|styles)\//, exerciseParts],
    why: pureWhy,
  },
  {
    name: 'course',
    covers: course,
    mayImport: [kernel, schema, sim, /^src\/(grader|design|interview)\//, /^src\/islands\/[^/]+\/props\.ts$/, exerciseParts],
    why: 'course loads files at build time for the pages; of the user interface it knows only the props of islands',
  },
  {
    name: 'components',
    covers: components,
    mayImport: [kernel, schema, sim, estimate, /^src\/(grader|design|interview|progress)\//, islands, course, exerciseParts],
    why: pureWhy,
  },
  {
    name: 'exercises',
    covers: /^exercises\//,
    mayImport: [
      /^src\/kernel\/index\.ts$/,
      /^src\/sim\/([^/]+\/)?index\.ts$/,
      /^src\/schema\/exercise\.ts$/,
      /^src\/grader\/authoring\.ts$/,
    ],
    why: 'an exercise is complete in itself: beside its own folder and what its family or all exercises share (suite-parts, replay-parts) only src/kernel/index.ts, the index.ts of src/sim and of its folders, src/schema/exercise.ts and src/grader/authoring.ts',
  },
];

/** Folders that know no user interface. `course` is built on Astro's content, but draws nothing. */
const withoutReact = /^src\/(kernel|schema|sim|estimate|design|interview|progress|course|grader)\//;
const withoutAstro = /^src\/(kernel|schema|sim|estimate|design|interview|progress|islands)\/|^src\/grader\/(?!build\/)/;

/** Who may read the solutions in `private/`: what is never part of a page that is being worked on. */
const maySeePrivate =
  /^(scripts|tests)\/|^exercises\/[^/]+\/[^/]+\/(private\/|approaches)|approaches[^/]*\.(astro|tsx?)$|\/(approaches|solutions)\//;

/** Returns the folder that a file and what it may import freely share: its layer, or for an exercise its own folder. */
function isAtHome(layer: Layer, from: string, to: string): boolean {
  if (layer.name === 'exercises') return exerciseFolder(from) === exerciseFolder(to) || isFamilyPart(from, to) || isSharedPart(to);
  return layer.covers.test(to) && layers.find((one) => one.covers.test(to)) === layer;
}

/** Returns whether a file lies in a folder that the exercises of a family share, such as `exercises/caching/suite-parts`. */
function isFamilyPart(from: string, to: string): boolean {
  const [, family, folder] = to.split('/');
  return /^[a-z]+-parts$/.test(folder ?? '') && from.split('/')[1] === family;
}

/** Returns whether a file lies in a folder that all exercises share, such as `exercises/replay-parts`. */
function isSharedPart(to: string): boolean {
  return /^exercises\/[a-z]+-parts\//.test(to);
}

function exerciseFolder(file: string): string {
  return file.split('/').slice(0, 3).join('/');
}

/** Returns what is wrong with an import, as a message that says why, or undefined. Both files are relative to the repository. */
export function findLayerMistake(from: string, specifier: string): string | undefined {
  const isRelative = specifier.startsWith('.') || specifier.startsWith('/');
  if (!isRelative) {
    const isMisplaced =
      (withoutReact.test(from) && /^react(-dom)?(\/|$)/.test(specifier)) || (withoutAstro.test(from) && /^astro(:|\/|$)/.test(specifier));
    if (!isMisplaced) return undefined;
    return `"${specifier}" has no place here: only islands, components, layouts and pages know the user interface. Move what needs it there.`;
  }
  const bare = specifier.replace(/[?#].*$/, '');
  const to = bare.startsWith('/') ? bare.slice(1) : path.posix.normalize(path.posix.join(path.posix.dirname(from), bare));
  if (/^exercises\/.*\/private(\/|$)/.test(to) && !maySeePrivate.test(from)) {
    return 'private/ holds the solutions. Only scripts, tests and the approaches pages may import it, or a bundle of the exercise page could carry them.';
  }
  const layer = layers.find((one) => one.covers.test(from));
  if (!layer || isAtHome(layer, from, to) || layer.mayImport.some((pattern) => pattern.test(to))) return undefined;
  if (/\.css$/.test(to) && /\.tsx$/.test(from)) return undefined;
  return `${layer.name} may not import ${to}: ${layer.why}.`;
}

/** Holds imports to the layers of the design. Reads import and export declarations, `import()`, types, `import.meta.glob`. */
export const layersRule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], docs: { description: 'Hold imports to the layers of the design' } },
  create(context) {
    const from = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const check = (node: Rule.Node, value: unknown): void => {
      if (typeof value !== 'string') return;
      const message = findLayerMistake(from, value.replace(/^!/, ''));
      if (message) context.report({ node, message });
    };
    const checkSource = (node: Rule.Node): void => check(node, (node as unknown as { source?: { value?: unknown } | null }).source?.value);
    return {
      ImportDeclaration: checkSource,
      ExportNamedDeclaration: checkSource,
      ExportAllDeclaration: checkSource,
      ImportExpression: checkSource,
      TSImportType: (node: Rule.Node) => check(node, (node as unknown as { source: { value?: unknown } }).source.value),
      'CallExpression[callee.object.type="MetaProperty"][callee.property.name="glob"] Literal': (node: Rule.Node) =>
        check(node, (node as unknown as { value: unknown }).value),
    } as Rule.RuleListener;
  },
};
