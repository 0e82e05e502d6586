import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

/** Imports a folder must not have, by pattern, with what to do instead. */
const forbid = (...patterns) => [
  'error',
  { patterns: patterns.map(([group, message]) => ({ group, message })) },
];

const deepImports = [
  [
    'genesys-license-client/*',
    'genesys-license-emulator/src/*',
    'ngx-genesys-license/*',
    '!ngx-genesys-license/components',
    '!ngx-genesys-license/material',
    '!ngx-genesys-license/testing',
    'ngx-genesys-license/components/*',
    '!ngx-genesys-license/components/testing',
    '!ngx-genesys-license/components/license-*',
    '../**/ngx-genesys-license/**',
    '../**/genesys-license-client/**',
    '../**/genesys-license-emulator/**',
  ],
  'Import packages by their public entry.',
];
/** Entries of one package import each other by name, and what components share is an entry. */
const betweenEntries = [[...deepImports[0], '!ngx-genesys-license/components/common'], deepImports[1]];
const outOfEntry = [
  ['../common/**', '../../common/**', '../intl/**', '../../intl/**', '../license-*/**', '../../license-*/**'],
  "What components share is in 'ngx-genesys-license/components/common'; entries import each other by name.",
];
const angularOut = [['@angular/*', '@ngrx/*'], 'This folder knows no Angular.'];
const nodeOut = [['node:*'], 'This code runs in browsers too.'];

export default tseslint.config(
  { ignores: ['dist/', '.angular/', '.cache/', 'goldens/', 'node_modules/', 'coverage/'] },
  {
    files: ['projects/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.eslint.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Promises of the DOM and of tests reject with whatever they were aborted with.
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      // Stated shapes: an interface where it is a contract, a type where it is a union.
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      // `() => signal.update(…)` reads better than a block; the value is not used.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Indexing typed arrays and own columns within bounds that the code around knows.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // Fetch handlers, factories and test doubles are async by contract.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-imports': forbid(deepImports),
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['projects/genesys-license-client/**/*.ts'],
    rules: {
      'no-restricted-imports': forbid(deepImports, angularOut, nodeOut, [
        ['genesys-license-emulator', 'ngx-genesys-license'],
        'The client is the lowest layer.',
      ]),
      // Two operations are deprecated by the API and stay ours to offer.
      '@typescript-eslint/no-deprecated': 'off',
    },
  },
  {
    files: ['projects/genesys-license-emulator/**/*.ts'],
    rules: {
      'no-restricted-imports': forbid(deepImports, angularOut, [
        ['genesys-license-client', 'ngx-genesys-license'],
        'The emulator imports nothing of the others.',
      ]),
    },
  },
  {
    files: ['projects/genesys-license-emulator/src/**/*.ts'],
    ignores: ['**/node/**', '**/*.spec.ts'],
    rules: {
      'no-restricted-imports': forbid(deepImports, angularOut, nodeOut, [
        ['genesys-license-client', 'ngx-genesys-license'],
        'The emulator imports nothing of the others.',
      ]),
    },
  },
  {
    files: ['projects/ngx-genesys-license/src/**/*.ts'],
    rules: {
      'no-restricted-imports': forbid(deepImports, nodeOut, [
        ['genesys-license-emulator', 'genesys-license-emulator/*'],
        'The store does not know the emulator.',
      ]),
    },
  },
  {
    files: [
      'projects/ngx-genesys-license/src/core/**/*.ts',
      'projects/ngx-genesys-license/src/engine/**/*.ts',
    ],
    rules: {
      'no-restricted-imports': forbid(
        deepImports,
        nodeOut,
        angularOut,
        [['genesys-license-emulator', 'genesys-license-emulator/*'], 'The store does not know the emulator.'],
        [['**/store/*', '../store/**'], 'Core and engine do not know the store.'],
      ),
    },
  },
  {
    files: ['projects/ngx-genesys-license/src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': forbid(
        deepImports,
        nodeOut,
        angularOut,
        [['genesys-license-emulator', 'genesys-license-emulator/*'], 'The core does not know the emulator.'],
        [['rxjs', 'rxjs/*'], 'The core is synchronous.'],
        [['**/store/*', '**/engine/*'], 'The core knows no other layer.'],
      ),
    },
  },
  {
    files: [
      'projects/ngx-genesys-license/components/**/*.ts',
      'projects/ngx-genesys-license/material/**/*.ts',
      'projects/ngx-genesys-license/testing/**/*.ts',
    ],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'license', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        [
          { type: 'attribute', prefix: 'license', style: 'camelCase' },
          { type: 'element', prefix: 'license', style: 'kebab-case' },
        ],
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // What the compiler asks of ngTemplateContextGuard: parameters that only carry types.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^(directive|context)$' }],
    },
  },
  {
    // An application of NgModules declares components.
    files: ['projects/ngx-genesys-license/components/license-module.spec.ts'],
    rules: { '@angular-eslint/prefer-standalone': 'off' },
  },
  {
    files: [
      'projects/ngx-genesys-license/components/**/*.html',
      'projects/ngx-genesys-license/material/**/*.html',
    ],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  {
    files: ['projects/ngx-genesys-license/components/**/*.ts'],
    ignores: ['**/testing/**', '**/*.spec.ts'],
    rules: {
      'no-restricted-imports': forbid(
        betweenEntries,
        outOfEntry,
        nodeOut,
        [
          ['../**/src/**', '**/src/store/**', '**/src/engine/**', '**/src/core/**'],
          'Components see the store by its public entry.',
        ],
        [
          ['genesys-license-emulator', 'genesys-license-emulator/*', 'genesys-license-client'],
          'Components see the store only.',
        ],
        [['@angular/aria', '@angular/aria/*'], 'Aria pins the exact version of the CDK.'],
        [['@angular/material', '@angular/material/*'], 'Only the material entry knows Angular Material.'],
      ),
    },
  },
  {
    files: ['projects/console/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      'no-restricted-imports': forbid(deepImports, nodeOut),
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'console', style: 'kebab-case' },
      ],
    },
  },
  {
    files: ['projects/storybook/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    rules: {
      'no-restricted-imports': forbid(deepImports, nodeOut),
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'story', style: 'kebab-case' },
      ],
    },
  },
  {
    // Read by Storybook itself, on Node.
    files: ['projects/storybook/.storybook/main.ts'],
    rules: { 'no-restricted-imports': forbid(deepImports) },
  },
  {
    files: ['projects/console/**/*.html', 'projects/storybook/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  {
    files: ['projects/consumers/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // An application of NgModules is one of them.
      '@angular-eslint/prefer-standalone': 'off',
    },
  },
  {
    // They measure and wear the inside of the packages on purpose.
    files: ['projects/bench/**/*.ts', 'projects/soak/**/*.ts'],
    rules: { 'no-restricted-imports': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
  {
    files: ['**/*.spec.ts', '**/*.laws.ts', '**/*.test-d.ts', '**/testing/**/*.ts'],
    rules: {
      'no-restricted-imports': forbid(deepImports),
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-deprecated': 'off',
    },
  },
  {
    files: ['*.spec.ts', 'testing/**/*.ts'].map((end) => `projects/ngx-genesys-license/components/**/${end}`),
    rules: { 'no-restricted-imports': forbid(betweenEntries) },
  },
  {
    files: ['projects/genesys-license-emulator/src/node/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
);
