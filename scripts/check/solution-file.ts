import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { relative } from './exercise-folders.ts';

/** A solution, right or wrong, as it is graded. */
export interface SolutionFile {
  /** From the root. */
  readonly path: string;
  /** One module that imports nothing. */
  readonly source: string;
  /** What its first lines say: "killed-by", "rejected-by", "mistake", "accepted". */
  readonly header: Readonly<Record<string, string>>;
  /** Whether it was bundled with a package from npm. */
  readonly isPackage: boolean;
}

/** Reads the solutions of a folder in the order of their names; those that import packages or modules are bundled into one module. */
export function readSolutions(folder: string): Promise<SolutionFile[]> {
  return Promise.all(
    globSync('*.ts', { cwd: folder })
      .sort()
      .map((name) => readSolution(path.join(folder, name))),
  );
}

/** Reads one solution. */
export async function readSolution(file: string): Promise<SolutionFile> {
  const text = readFileSync(file, 'utf8');
  const header: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const found = /^\/\/ ([a-z-]+): (.*)$/.exec(line);
    if (!found) break;
    header[found[1]!] = found[2]!.trim();
  }
  const imports = /^import (?!type\b)[^;]*? from '([^']+)'/m.exec(text);
  return {
    path: relative(file),
    header,
    isPackage: imports !== null && !imports[1]!.startsWith('.'),
    source: imports ? await bundleModule(file) : text,
  };
}

/** Bundles a module and all it imports into the text of one module that keeps its exports. */
export async function bundleModule(file: string): Promise<string> {
  const build = await rolldown({ input: file, platform: 'browser', logLevel: 'silent' });
  const { output } = await build.generate({ format: 'esm', minify: false });
  await build.close();
  return output[0].code;
}
