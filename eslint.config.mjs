import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const typed = ['**/*.ts', '**/*.tsx'];

export default defineConfig(
  { ignores: ['dist/', '.astro/', '.wirebook/', 'test-results/', 'playwright-report/'] },
  // Attacks: they reach for what no type knows, and no rule makes them better.
  { ignores: ['tests/labs/hostile/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: typed })),
  {
    files: typed,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['cli/**', 'tests/bench/**', 'tests/*.mjs'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  // What a learner reads or writes: a program may print, and wrong/ holds mistakes on purpose.
  { files: ['labs/**'], rules: { 'no-console': 'off' } },
  {
    files: ['labs/*/{wrong,right}/**'],
    rules: {
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
    },
  },
  // Programs that tests run in boxes.
  { files: ['tests/server/programs/**'], rules: { 'no-console': 'off' } },
  // Samples of the lessons are short on purpose, and some show a mistake.
  {
    files: ['content/samples/**/*.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
    },
  },
  ...astro.configs.recommended,
);
