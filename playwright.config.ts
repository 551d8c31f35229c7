import { defineConfig } from '@playwright/test'
import type { HostKind } from './e2e/hosts/running-app'
import { findElectronProgram } from './e2e/hosts/running-app'

const hosts: HostKind[] =
  findElectronProgram() === undefined ? ['served', 'stand-in'] : ['served', 'stand-in', 'electron']

/** Every story runs on each host: the served one, the built Electron shell on its stand-in, and Electron where it is. */
export default defineConfig<object, { hostKind: HostKind }>({
  testDir: 'e2e',
  // Stories are long, and a machine that does other things too needs several times as long for them.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // A busy machine may be late for one test; one that fails twice has failed.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // The shell's own spec drives dialogs and menu, which only the stand-in lets a test do; the editor's need no host.
  projects: [
    ...hosts.map((hostKind) => ({
      name: hostKind,
      use: { hostKind },
      testIgnore: hostKind === 'stand-in' ? ['**/e2e/editor/**'] : ['**/e2e/editor/**', '**/shell.spec.ts']
    })),
    { name: 'editor', testMatch: '**/e2e/editor/*.spec.ts' }
  ]
})
