import { spawn } from 'node:child_process';
import path from 'node:path';

/** A check of the source that runs a program and passes when it exits with 0. */
export interface StaticCheck {
  readonly name: string;
  /** A file under node_modules, run by Node. */
  readonly program: string;
  readonly args: readonly string[];
}

/** The static checks. `astro check` checks every TypeScript file of tsconfig.json, as tsc does, and .astro files besides. */
export const staticChecks: readonly StaticCheck[] = [
  { name: 'types', program: 'astro/bin/astro.mjs', args: ['check', '--minimumSeverity', 'error'] },
  { name: 'eslint', program: 'eslint/bin/eslint.js', args: ['.', '--max-warnings=0'] },
  { name: 'prettier', program: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level=warn', '.'] },
];

/** How a program ended: its exit code (1 when it was killed or could not start) and what it printed. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly elapsedMs: number;
}

const root = path.resolve(import.meta.dirname, '..');

/** Runs a program of node_modules, or a script, under this Node, from the root of the repository. `echo` shows its output as it comes. */
export function runNode(file: string, args: readonly string[], { echo = false, env = {} as NodeJS.ProcessEnv } = {}): Promise<Outcome> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.resolve(root, file), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (echo) process.stdout.write(text);
      });
    }
    const end = (code: number | null): void => resolve({ code: code ?? 1, output, elapsedMs: performance.now() - started });
    child.on('error', (error) => {
      output += String(error);
      end(1);
    });
    child.on('close', end);
  });
}

/** Runs one static check. */
export function runStaticCheck({ program, args }: StaticCheck): Promise<Outcome> {
  return runNode(path.join('node_modules', program), args);
}
