import { defineConfig } from 'vitest/config';

/** The groups of tests, each a project of its own: `--project unit`. */
const groups: Readonly<Record<string, { readonly include: string; readonly testTimeout: number }>> = {
  unit: { include: 'tests/unit/**/*.test.{ts,tsx}', testTimeout: 20_000 },
  exercises: { include: 'tests/exercises/**/*.test.{ts,tsx}', testTimeout: 60_000 },
  grader: { include: 'tests/grader/**/*.test.ts', testTimeout: 60_000 },
  // Reads the built site: run `npm run build` first.
  site: { include: 'tests/site/**/*.test.ts', testTimeout: 60_000 },
};

export default defineConfig({
  test: {
    projects: Object.entries(groups).map(([name, { include, testTimeout }]) => ({
      // Limits are there to end what hangs, not to judge speed: shared machines are slow at times.
      test: { name, include: [include], testTimeout, hookTimeout: 60_000, environment: 'node' },
    })),
  },
});
