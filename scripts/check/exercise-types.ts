import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { ExerciseManifest } from '../../src/schema/exercise.ts';
import { relative, root, type ExerciseFolder } from './exercise-folders.ts';
import type { CheckFailure, CheckReport } from './report.ts';

/** As strict as the learner's editor, and with the same library: the language, nothing of the page. */
const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2024,
  lib: ['lib.es2024.d.ts', 'lib.esnext.collection.d.ts', 'lib.esnext.iterator.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  erasableSyntaxOnly: true,
  isolatedModules: true,
  skipLibCheck: true,
  types: [],
};

/** Checks that starter, reference and accepted solutions compile against the contract, and export what it says. */
export function checkTypes(report: CheckReport, { folder }: ExerciseFolder, manifest: ExerciseManifest): void {
  const contract = path.join(folder, 'contract.ts');
  if (!existsSync(contract)) return;
  const typeName = manifest.entry.charAt(0).toUpperCase() + manifest.entry.slice(1);
  const solutions = ['starter.ts', 'private/reference.ts', ...globSync('private/accepted/*.ts', { cwd: folder }).sort()].filter((name) =>
    existsSync(path.join(folder, name)),
  );
  const probes = new Map(
    solutions.map((name): [string, string] => [
      path.join(folder, `${name.replace(/\.ts$/, '')}.conforms.ts`),
      probeSource(name, manifest.entry, typeName),
    ]),
  );
  const failures = compile(probes);
  const isOf = (name: string) => (failure: CheckFailure) => failure.path.startsWith(relative(path.join(folder, name)).replace(/\.ts$/, ''));
  const contractFailures = failures.filter(isOf('contract.ts'));
  report.check(`the contract compiles and names ${typeName}`, [...contractFailures, ...findUnnamed(contract, typeName)]);
  for (const name of ['starter.ts', 'private/reference.ts'])
    report.check(`${name} compiles against the contract`, failures.filter(isOf(name)));
  report.check('accepted solutions compile against the contract', failures.filter(isOf('private/accepted')));
}

function findUnnamed(contract: string, typeName: string): CheckFailure[] {
  const text = ts.sys.readFile(contract) ?? '';
  if (new RegExp(`export (?:type|interface) ${typeName}\\b`).test(text)) return [];
  return [
    {
      path: relative(contract),
      message: `exports no type ${typeName}`,
      remedy: 'Export the type of the function to write, so that solutions can be held to it.',
    },
  ];
}

/** Returns a module that compiles when a solution exports the entry with the type of the contract. */
function probeSource(name: string, entry: string, typeName: string): string {
  const contract = path.posix.relative(path.posix.dirname(name), 'contract.ts');
  return (
    `import { ${entry} } from './${path.basename(name)}';\n` +
    `import type { ${typeName} } from '${contract.startsWith('.') ? contract : `./${contract}`}';\n` +
    `export const conforms: ${typeName} = ${entry};\n`
  );
}

/** Compiles modules that exist in memory only, and what they import. */
function compile(probes: ReadonlyMap<string, string>): CheckFailure[] {
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (file) => probes.get(path.resolve(file)) ?? readFile.call(host, file);
  host.fileExists = (file) => probes.has(path.resolve(file)) || fileExists.call(host, file);
  host.getSourceFile = (file, languageOptions, ...rest) => {
    const text = probes.get(path.resolve(file));
    return text === undefined ? getSourceFile.call(host, file, languageOptions, ...rest) : ts.createSourceFile(file, text, languageOptions);
  };
  host.getCurrentDirectory = () => root;
  const program = ts.createProgram([...probes.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map((diagnostic): CheckFailure => {
    const { file, start } = diagnostic;
    const line = file && start !== undefined ? `:${file.getLineAndCharacterOfPosition(start).line + 1}` : '';
    return {
      path: file ? `${relative(file.fileName)}${line}` : 'TypeScript',
      message: ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '),
      remedy: file && probes.has(path.resolve(file.fileName)) ? 'Make what it exports fit the contract.' : 'Mend the types.',
    };
  });
}
