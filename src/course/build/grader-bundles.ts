import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown, type Plugin as RolldownPlugin } from 'rolldown';
import type { Plugin } from 'vite';
import { privateGuard } from './private-guard.ts';
import type { ExerciseManifest } from '../../schema/exercise.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const moduleId = 'virtual:headroom/grader-bundles';
const resolvedId = `\0${moduleId}`;
const devPrefix = '/@headroom-grader/';
const learnerEntry = path.join(root, 'src/grader/realm/learner/entry-browser.ts');
/** What a design runs in with the learner's code: the realm, and what stands in the judge's place. Loaded for nothing else. */
const designEntries = {
  'design-learner': path.join(root, 'src/grader/realm/design/entry-browser.ts'),
  'design-judge': path.join(root, 'src/grader/realm/design/entry-judge.ts'),
} as const;
const judgeEntryPrefix = '\0headroom-judge:';

/** An exercise folder that has a suite. */
interface GradedExercise {
  readonly id: string;
  readonly folder: string;
}

/** Returns every exercise with a suite, ordered by id. */
export function findGradedExercises(): GradedExercise[] {
  return globSync('exercises/*/*/suite/index.ts', { cwd: root })
    .map((file) => path.join(root, path.dirname(path.dirname(file))))
    .map((folder) => ({ id: path.basename(folder), folder }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Returns whether a built file is a script that grades exercises, a judge's or the learner's, which a page that only runs designs never loads. */
export function isOfExercise(file: string): boolean {
  return /(?:^|\/)(?:learner|judge-[a-z0-9-]+)\.[^./]+\.js$/.test(file);
}

/** Bundles the learner's worker as one classic script. */
export function bundleLearner(): Promise<string> {
  return bundle(learnerEntry);
}

/** Bundles one of the two workers that a design runs in with the learner's code, as one classic script. */
export function bundleDesign(name: keyof typeof designEntries): Promise<string> {
  return bundle(designEntries[name]);
}

/** Bundles an exercise's judge, suite included, as one classic script. */
export function bundleJudge(exercise: GradedExercise): Promise<string> {
  return bundle(`${judgeEntryPrefix}${exercise.folder}`);
}

/**
 * Bundles each realm as a script of its own and gives `virtual:headroom/grader-bundles`, which names where they are. They are assets, not imports:
 * hidden tests load only when grading starts, as text that goes into the sandboxed frame.
 */
export function graderBundles(): Plugin {
  let isBuild = false;
  return {
    name: 'headroom:grader-bundles',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (id === moduleId ? resolvedId : undefined),
    async load(id) {
      if (id !== resolvedId) return undefined;
      const isClient = this.environment?.name === 'client';
      const exercises = findGradedExercises();
      const address = async (name: string, make: () => Promise<string>): Promise<string> => {
        if (!isClient) return JSON.stringify('');
        if (!isBuild) return JSON.stringify(`${devPrefix}${name}.js`);
        const reference = this.emitFile({ type: 'asset', name: `${name}.js`, source: await make() });
        return `import.meta.ROLLUP_FILE_URL_${reference}`;
      };
      const learner = await address('learner', bundleLearner);
      const designLearner = await address('design-learner', () => bundleDesign('design-learner'));
      const designJudge = await address('design-judge', () => bundleDesign('design-judge'));
      const judges = await Promise.all(
        exercises.map(async (exercise) => {
          const manifest = loadManifest(exercise);
          const { version, seed } = manifest;
          const facts = JSON.stringify({ id: exercise.id, version, seed, rules: manifest.rules.map((rule) => rule.id) }).slice(1);
          return `${JSON.stringify(exercise.id)}: { url: ${await address(`judge-${exercise.id}`, () => bundleJudge(exercise))}, ${facts}`;
        }),
      );
      return [
        `export const learnerUrl = ${learner};`,
        `export const designLearnerUrl = ${designLearner};`,
        `export const designJudgeUrl = ${designJudge};`,
        `export const judges = { ${judges.join(',\n')} };`,
      ].join('\n');
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = /^\/@headroom-grader\/([a-z0-9-]+)\.js/.exec(request.url?.slice(request.url.indexOf(devPrefix)) ?? '')?.[1];
        const exercise = findGradedExercises().find((one) => name === `judge-${one.id}`);
        const design = name === 'design-learner' || name === 'design-judge' ? name : undefined;
        if (name !== 'learner' && !exercise && !design) {
          next();
          return;
        }
        (exercise ? bundleJudge(exercise) : design ? bundleDesign(design) : bundleLearner()).then(
          (code) => response.setHeader('content-type', 'text/javascript').end(code),
          next,
        );
      });
    },
  };
}

function loadManifest(exercise: GradedExercise): ExerciseManifest {
  // Not import(): Astro runs its config in a module runner that is closed by the time the site is bundled.
  const load = createRequire(import.meta.url);
  return (load(path.join(exercise.folder, 'exercise.ts')) as { default: ExerciseManifest }).default;
}

async function bundle(entry: string): Promise<string> {
  const build = await rolldown({
    input: entry,
    platform: 'browser',
    plugins: [
      // A suite that imports from private/ would put the answer into the judge's script.
      privateGuard() as RolldownPlugin,
      {
        name: 'headroom:judge-entry',
        resolveId: (id) => (id.startsWith(judgeEntryPrefix) ? id : undefined),
        load(id) {
          if (!id.startsWith(judgeEntryPrefix)) return undefined;
          const suite = path.join(id.slice(judgeEntryPrefix.length), 'suite/index.ts');
          const worker = path.join(root, 'src/grader/realm/judge/worker.ts');
          return `import { exercise } from ${JSON.stringify(suite)};\nimport { startJudge } from ${JSON.stringify(worker)};\nstartJudge(exercise);`;
        },
      },
    ],
  });
  const { output } = await build.generate({
    format: 'iife',
    minify: true,
    // A classic worker script is sloppy otherwise, and SES refuses that.
    banner: "'use strict';",
  });
  await build.close();
  return output[0].code;
}
