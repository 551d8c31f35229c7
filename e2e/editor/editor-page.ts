import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { chromium, test as base } from '@playwright/test'
import type { Browser, CDPSession, Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { chromiumOptions } from '../hosts/find-chromium'

/** A host that browsers trust without https, or there would be no clipboard. */
const ADDRESS = 'http://editor.localhost/'
const ROOT = join(import.meta.dirname, '../../src/renderer/editor/harness')
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

export type Side = 'leading' | 'facing'

/** One harness page with the means to write in it as a person or an input method does. */
export interface EditorPage {
  readonly page: Page
  readonly cdp: CDPSession
  /** Loads a side with blocks; a string is a paragraph. */
  readonly load: (side: Side, blocks: readonly unknown[]) => Promise<void>
  readonly read: (side: Side) => Promise<readonly Record<string, unknown>[]>
  /** The side's text as it is saved; a citation reads `{id}`. */
  readonly text: (side: Side) => Promise<string>
  /** Composes with an input method, step by step; the composition stays open. */
  readonly compose: (...steps: readonly string[]) => Promise<void>
  /** Ends a composition with the given text. */
  readonly commit: (text: string) => Promise<void>
  readonly errors: () => Promise<readonly string[]>
}

interface Fixtures {
  readonly editor: EditorPage
}

interface WorkerFixtures {
  readonly built: string
  readonly chrome: Browser
}

/** Tests on the editor's harness page, built once for each worker. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  built: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'bifolium-editor-'))
      await build({
        root: ROOT,
        configFile: false,
        logLevel: 'error',
        plugins: [react()],
        build: { outDir: folder, emptyOutDir: true, target: 'chrome140' }
      })
      await use(folder)
      await rm(folder, { recursive: true })
    },
    { scope: 'worker', timeout: 60_000 }
  ],
  chrome: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const browser = await chromium.launch(chromiumOptions())
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' }
  ],
  editor: async ({ built, chrome }, provide) => {
    const context = await chrome.newContext({ viewport: { width: 1280, height: 800 } })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const page = await context.newPage()
    await page.route(`${ADDRESS}**`, async (route) => {
      const path = new URL(route.request().url()).pathname
      const file = path === '/' ? '/index.html' : path
      const body = await readFile(join(built, file)).catch(() => undefined)
      await (body
        ? route.fulfill({ body, contentType: TYPES[extname(file)] ?? 'application/octet-stream' })
        : route.fulfill({ status: 404 }))
    })
    await page.goto(ADDRESS)
    await page.locator('.side-text').first().waitFor()
    await provide(await makeEditorPage(page))
    await context.close()
  }
})

export { expect } from '@playwright/test'

async function makeEditorPage(page: Page): Promise<EditorPage> {
  const cdp = await page.context().newCDPSession(page)
  return {
    page,
    cdp,
    load: (side, blocks) => {
      const whole = blocks.map((block, index) =>
        typeof block === 'string' ? paragraph(`${side}-${index}`, ...(block === '' ? [] : [block])) : block
      )
      return page.evaluate(loadInPage, [side, whole] as const)
    },
    read: (side) => page.evaluate(readInPage, side),
    text: async (side) => textOf(await page.evaluate(readInPage, side)),
    compose: async (...steps) => {
      for (const text of steps) {
        await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
      }
    },
    commit: async (text) => {
      await cdp.send('Input.insertText', { text })
      await settle(page)
    },
    errors: () => page.evaluate(() => (globalThis as unknown as { harness: { errors: string[] } }).harness.errors)
  }
}

interface PageHarness {
  readonly harness: Readonly<
    Record<Side, { load: (blocks: readonly unknown[]) => void; read: () => readonly Record<string, unknown>[] }>
  >
}

function loadInPage([side, blocks]: readonly [Side, readonly unknown[]]): void {
  ;(globalThis as unknown as PageHarness).harness[side].load(blocks)
}

function readInPage(side: Side): readonly Record<string, unknown>[] {
  return (globalThis as unknown as PageHarness).harness[side].read()
}

function textOf(nodes: readonly Record<string, unknown>[]): string {
  const texts = nodes.map((node) => {
    if (node['type'] === 'citation') return `{${(node['citation'] as { id: string }).id}}`
    if (node['type'] === 'break') return '⏎'
    const own = typeof node['raw'] === 'string' ? node['raw'] : node['value']
    if (typeof own === 'string') return own
    return Array.isArray(node['children']) ? textOf(node['children'] as Record<string, unknown>[]) : ''
  })
  const isBlock = nodes.some(({ id, type }) => typeof id === 'string' && type !== 'sourceLabel' && type !== 'comment')
  return texts.join(isBlock ? '\n' : '')
}

/** Presses keys one after the other, each when what came before it has arrived in the editor. */
export async function press({ page }: EditorPage, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await settle(page)
    await page.keyboard.press(key)
  }
  await settle(page)
}

/** The browser tells of a moved caret a task later, which on a busy machine is long; two frames on, it has told. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))

/** Puts the caret at the start of the nth block of the leading side. */
export async function caretAtStart(editor: EditorPage, block = 0): Promise<void> {
  await editor.page
    .locator('.side-text')
    .first()
    .locator(':scope > *')
    .nth(block)
    .click({ position: { x: 3, y: 8 } })
  await press(editor, 'Home')
}

/** A citation of one reference, as inline content. */
export function citation(id: string): unknown {
  return { type: 'citation', citation: { id, mode: 'normal', items: [{ reference: 'ref-1' }] } }
}

/** An unresolved source label, as inline content. */
export function label(id: string, name: string): unknown {
  return { type: 'sourceLabel', id, raw: name, name, run: 'run' }
}

/** A paragraph of inline content; strings are texts. */
export function paragraph(id: string, ...children: readonly unknown[]): unknown {
  return {
    type: 'paragraph',
    id,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child))
  }
}
