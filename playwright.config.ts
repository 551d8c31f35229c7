import { defineConfig } from '@playwright/test'
import type { HostKind } from './e2e/hosts/running-app'
import { findElectronProgram } from './e2e/hosts/running-app'

const hosts: HostKind[] =
  findElectronProgram() === undefined ? ['served', 'stand-in'] : ['served', 'stand-in', 'electron']

/** What differs from host to host: files, dialogs, menu, the store, and one whole story. */
const HOST_STORIES = ['**/e2e/hosts/*.spec.ts', '**/e2e/storage.spec.ts', '**/e2e/story.spec.ts']

/**
 * Every story runs on the served host, and in Electron where it is; on the stand-in of the built Electron shell, which
 * shows the same window in the same Chromium, those that the host has a part in.
 */
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
      ...(hostKind === 'stand-in'
        ? { testMatch: HOST_STORIES, grepInvert: /@any-host/ }
        : { testIgnore: ['**/e2e/editor/**', '**/shell.spec.ts'] })
    })),
    { name: 'editor', testMatch: '**/e2e/editor/*.spec.ts' }
  ]
})
