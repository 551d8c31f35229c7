import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { makeItems } from './bench-texts.mjs'
import { findChromium } from './chromium.mjs'
import { root } from './project.mjs'

/** Long enough for any machine; what takes longer has failed. */
const TIMEOUT_MS = 900_000

/** The library in a real window: import, search, a change of all, start with it; and how long the window was deaf. */
export async function measureLibrary(say, count) {
  const executablePath = findChromium()
  if (!executablePath) {
    say('the library in a window: no Chromium is here')
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'bifolium-bench-library-'))
  const file = join(folder, 'library.json')
  writeFileSync(file, JSON.stringify(makeItems(count)))
  const { child, address } = await serve(join(folder, 'data'))
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath,
    locale: 'en-US',
    args: ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  })
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    page.setDefaultTimeout(TIMEOUT_MS)
    await page.goto(address)
    await runSteps(page, file, count, say)
  } finally {
    await context.close()
    const exit = once(child, 'exit')
    child.kill('SIGINT')
    await exit
    rmSync(folder, { recursive: true, force: true })
  }
}

function serve(data) {
  const cli = join(root, 'bin', 'bifolium.js')
  const child = spawn(process.execPath, [cli, 'serve', '--port', '0', '--no-open', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      said += chunk
      const address = /http:\/\/127\.0\.0\.1:\d+\/#token=[0-9a-f]+/.exec(said)?.[0]
      if (address) resolve({ child, address })
    })
    child.once('exit', () => reject(new Error(`The host ended too early: ${said}`)))
  })
}

async function runSteps(page, file, count, say) {
  const button = (name) => page.getByRole('button', { name, exact: true })
  const dialog = page.locator('[role="dialog"]:not([data-ending-style])')
  const measure = async (name, work) => {
    await page.evaluate(watchForDeafness)
    const start = performance.now()
    await work()
    const time = performance.now() - start
    const deaf = await page.evaluate(() => Math.round(globalThis.deaf))
    say(`${name.padEnd(52)} ${time.toFixed(0).padStart(6)} ms   longest without an answer: ${deaf} ms`)
  }
  const of = count.toLocaleString('en')
  await button('New manuscript').click()
  await button('Library').click()
  await measure(`import of ${of} references in a window`, async () => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('Import a file').first().click()])
    await chooser.setFiles(file)
    await button('Done').waitFor()
  })
  await button('Done').click()
  await button('Use the whole window').click()
  await page.waitForTimeout(15_000)
  await measure('a search typed in 4 keys', async () => {
    await page.getByRole('searchbox').first().pressSequentially('smzl', { delay: 80 })
    await page
      .getByRole('status')
      .filter({ hasText: /reference/ })
      .waitFor()
  })
  await page.getByRole('searchbox').first().fill('')
  await page.getByRole('row').nth(2).click()
  await page.keyboard.press('ControlOrMeta+a')
  await button('Edit').click()
  await dialog.getByRole('textbox').first().fill('all')
  await measure(`a tag for ${of} references`, async () => {
    await dialog.getByRole('button', { name: /^Change/ }).click()
    await dialog.getByRole('button', { name: /^Change/ }).waitFor({ state: 'detached' })
  })
  const start = performance.now()
  await page.reload()
  await button('Library').waitFor()
  say(`${`start with ${of} references`.padEnd(52)} ${(performance.now() - start).toFixed(0).padStart(6)} ms`)
}

/** Runs in the window: notes the longest time between two ticks of a clock. */
function watchForDeafness() {
  let last = performance.now()
  globalThis.deaf = 0
  clearInterval(globalThis.deafClock)
  globalThis.deafClock = setInterval(() => {
    globalThis.deaf = Math.max(globalThis.deaf, performance.now() - last)
    last = performance.now()
  }, 4)
}
