import astro from 'eslint-plugin-astro';
import * as mdx from 'eslint-plugin-mdx';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { determinismRule } from './scripts/lint-rules/determinism.ts';
import { layersRule } from './scripts/lint-rules/layers.ts';

const headroom = { rules: { layers: layersRule, determinism: determinismRule } };
const code = ['**/*.{ts,tsx,js,mjs,astro}'];

/** Browser globals that code for workers and for Node must not touch. */
const domGlobals = [
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'history',
  'HTMLElement',
  'alert',
  'matchMedia',
];

export default defineConfig(
  {
    ignores: [
      'dist/',
      'node_modules/',
      '.astro/',
      '.cache/',
      'test-results/',
      'playwright-report/',
      '**/private/{mutants,rejected}/',
      'tests/grader/hostile/',
      'tests/grader/legitimate/',
    ],
  },
  { files: code, extends: [tseslint.configs.recommended] },
  astro.configs.recommended,
  { ...mdx.flat, plugins: { ...mdx.flat.plugins, headroom }, rules: { 'headroom/layers': 'error' } },
  {
    files: code,
    plugins: { headroom },
    rules: {
      'headroom/layers': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-debugger': 'error',
      'no-constant-condition': ['error', { checkLoops: false }],
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unreachable': 'error',
      'no-useless-assignment': 'error',
      'no-fallthrough': 'error',
      'no-unsafe-finally': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-expressions': ['error', { allowTernary: true, allowShortCircuit: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    // Promises that nobody awaits hide failures. Needs types, so it is kept to where promises matter.
    files: ['src/{progress,grader,islands}/**/*.{ts,tsx}', 'scripts/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
  {
    files: ['src/{kernel,schema,sim,estimate,design,interview}/**/*.ts', 'src/grader/{protocol,realm,format}/**/*.ts', 'exercises/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...domGlobals.map((name) => ({
          name,
          message:
            'This code also runs in workers and in Node, where there is no page. Move what needs it to src/islands or src/grader/host.',
        })),
      ],
    },
  },
  {
    files: ['src/{kernel,sim,estimate}/**/*.ts', 'src/grader/{realm,protocol}/**/*.ts', 'exercises/**/*.ts'],
    rules: { 'headroom/determinism': 'error' },
  },
  {
    // Syntax trees and the learner's values have no types worth naming; wrappers must pass `arguments` on as they came.
    files: ['src/grader/realm/learner/**/*.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off', 'prefer-rest-params': 'off' },
  },
  {
    files: ['**/{utils,util,helpers,helper,common,misc}.{ts,tsx,astro}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'Program', message: 'Name the file for the one concept in it; this name says nothing.' },
      ],
    },
  },
  { files: ['scripts/**', 'tests/**', '**/*.astro'], rules: { 'no-console': 'off' } },
);
