import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, test as base } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { chromiumOptions } from './find-chromium'
import { launchApp } from './running-app'
import type { HostKind, LaunchOptions, RunningApp } from './running-app'

interface HostOptions {
  readonly hostKind: HostKind
  /** One for all tests of a worker, each with a window and a store of its own; undefined where the host brings a browser. */
  readonly chrome: Browser | undefined
}

interface AppFixtures {
  /** True for stories that start the program again on what the browser kept. */
  readonly keepsProfile: boolean
  /** A folder of this test's own, removed after it. */
  readonly folder: string
  readonly app: RunningApp
  readonly page: Page
  /** Starts the program once more, on this project's host; it is stopped after the test if the test does not. */
  readonly launchAgain: (options: Omit<LaunchOptions, 'kind'>) => Promise<RunningApp>
}

/** Playwright's `test` with Bifolium running in `page`, on the host of the project, with data of its own. */
export const test = base.extend<AppFixtures, HostOptions>({
  hostKind: ['served', { option: true, scope: 'worker' }],
  chrome: [
    async ({ hostKind }, provide) => {
      const browser = hostKind === 'served' ? await chromium.launch(chromiumOptions()) : undefined
      await provide(browser)
      await browser?.close()
    },
    { scope: 'worker' }
  ],
  keepsProfile: [false, { option: true }],
  folder: async ({ hostKind }, provide) => {
    const folder = await mkdtemp(join(tmpdir(), `bifolium-${hostKind}-`))
    await provide(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  app: async ({ hostKind, folder, chrome, keepsProfile }, provide) => {
    const browser = keepsProfile ? undefined : chrome
    const app = await launchApp({ kind: hostKind, folder, port: 0, browser })
    await provide(app)
    await app.stop()
  },
  page: async ({ app }, provide) => provide(app.page),
  launchAgain: async ({ hostKind }, provide) => {
    const apps: RunningApp[] = []
    await provide(async (options) => {
      const app = await launchApp({ kind: hostKind, ...options })
      apps.push(app)
      return app
    })
    for (const app of apps) await app.stop()
  }
})

export { expect } from '@playwright/test'
