import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { runnerImport } from 'vite'
import { obtainChromium } from './chromium.mjs'
import { build, root } from './project.mjs'

const HELP = `Usage: npm run screenshots [-- FOLDER [FILTER]]

Draws the main states of the workbench, from the sample and the test's own text.

  FOLDER  where every state goes, in each size, theme and language; without it the
          few that the documentation shows are drawn into docs/screenshots
  FILTER  a regular expression on the file names: only those that match are drawn`

const SIZES = { wide: [1920, 1080], usual: [1440, 900], small: [1280, 800], narrow: [1000, 700], slim: [760, 900] }
const LANGUAGES = { en: 'en-US', zh: 'zh-CN' }

/** What the documentation shows. */
const SHOWN = [
  'start-usual-light-en',
  'paste-small-light-en',
  'label-usual-light-en',
  'citation-usual-light-en',
  'picker-usual-light-en',
  'checks-usual-light-en',
  'styles-small-light-en',
  'library-usual-light-en',
  'export-small-light-en',
  'palette-small-dark-en',
  'sample-usual-dark-zh',
  'pages-slim-light-en'
]

async function addStyle({ page, button }, name) {
  const chooser = page.waitForEvent('filechooser')
  await button('styles.addOwn').click()
  await (await chooser).setFiles(join(root, 'e2e', 'fixtures', `${name}-style.csl`))
  await page
    .getByRole('dialog')
    .getByRole(name === 'broken' ? 'alert' : 'status')
    .first()
    .waitFor()
  await page.waitForTimeout(600)
}

const fixture = (name) => join(root, 'e2e', 'fixtures', `pasted-review.${name}`)
const print = (text) => process.stdout.write(`${text}\n`)

const escape = ({ page }) => page.keyboard.press('Escape')
const showTop = ({ page }) => page.locator('.facing-scroll').evaluate((element) => element.scrollTo(0, 0))

/** The states in the order a person comes by them; each starts where the one before it ended. */
const STATES = [
  {
    name: 'start',
    reach: ({ page, button }) =>
      button('start.sample')
        .first()
        .waitFor()
        .then(() => page.mouse.move(0, 0))
  },
  { name: 'sample', reach: openSample, leave: ({ button }) => button('shell.back').click() },
  {
    name: 'list',
    reach: ({ page }) =>
      page
        .getByRole('row')
        .first()
        .waitFor()
        .catch(() => undefined)
  },
  { name: 'source', reach: ({ button }) => button('start.paste').first().click() },
  { name: 'paste', reach: pasteText, leave: acceptText },
  { name: 'pages', reach: ({ left }) => left.locator('[data-label]').first().waitFor() },
  { name: 'report', reach: importReferences, leave: ({ button }) => button('common.done').click() },
  { name: 'library', reach: showLibrary, leave: hideLibrary },
  { name: 'label', reach: showLabel, leave: citeLabel },
  { name: 'citation', reach: ({ left }) => left.locator('[data-citation]').first().click() },
  { name: 'picker', reach: openPicker, leave: insertPicked },
  { name: 'checks', reach: showChecks, leave: showOutline },
  {
    name: 'styles',
    reach: async ({ page, say }) => {
      await page.getByRole('button', { name: say('shell.style') }).click()
      await page.waitForTimeout(1200)
    }
  },
  {
    name: 'journals',
    reach: async ({ page }) => {
      await page.locator('input[role=combobox]').fill('neurolog')
      await page.waitForTimeout(800)
    },
    leave: ({ page }) => page.locator('input[role=combobox]').fill('')
  },
  { name: 'refused', reach: (at) => addStyle(at, 'broken') },
  { name: 'warned', reach: (at) => addStyle(at, 'house'), leave: escape },
  { name: 'references', reach: showReferences, leave: showTop },
  { name: 'export', reach: ({ button }) => button('shell.export').click(), leave: escape },
  { name: 'find', reach: ({ page }) => page.keyboard.press('ControlOrMeta+f'), leave: escape },
  { name: 'palette', reach: ({ page }) => page.keyboard.press('ControlOrMeta+k'), leave: escape },
  { name: 'preferences', reach: ({ button }) => button('shell.preferences').click(), leave: escape }
]

async function openSample({ page, button, left }) {
  await button('start.sample').first().click()
  await left.locator('[data-citation]').first().waitFor()
  await page.waitForTimeout(800)
}

async function pasteText({ page }) {
  const text = readFileSync(fixture('txt'), 'utf8')
  const box = page.getByRole('dialog').getByRole('textbox').first()
  await box.evaluate((element, content) => {
    const data = new DataTransfer()
    data.setData('text/plain', content)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
  await page.getByRole('dialog').getByRole('checkbox').first().waitFor()
}

async function acceptText({ page, button, left }) {
  await page.getByRole('dialog').getByRole('checkbox').first().click()
  await button('paste.accept').click()
  await left.locator('[data-label]').first().waitFor()
}

async function importReferences({ page, button }) {
  await button('shell.library').click()
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('library.importFile').first().click()])
  await chooser.setFiles(fixture('references.json'))
  await button('common.done').waitFor()
}

async function showLibrary({ page, button }) {
  await button('shell.widen').click()
  await page.getByRole('row').nth(2).click()
}

async function hideLibrary(desk) {
  await desk.button('shell.narrow').click()
  await showOutline(desk)
}

async function showOutline({ button }) {
  await button('shell.outline').click()
}

async function showChecks({ page, say }) {
  // What was just cited is compared first.
  await page.waitForTimeout(1200)
  await page.keyboard.press('F7')
  await page
    .getByRole('grid', { name: say('checks.title') })
    .getByRole('row', { selected: true })
    .waitFor()
}

async function showLabel({ left, inspector }) {
  await left.locator('[data-label]').first().click()
  await inspector.getByRole('checkbox').first().waitFor()
}

async function citeLabel({ page, inspector }) {
  await inspector.getByRole('checkbox').first().check()
  await inspector.getByRole('checkbox').first().press('Enter')
  await page.waitForTimeout(600)
}

async function openPicker({ page, right }) {
  await right.getByRole('heading').nth(1).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' @')
  const box = page.getByRole('dialog').getByRole('combobox')
  await box.fill('zhen')
  await page.getByRole('dialog').getByRole('option').first().waitFor()
}

async function insertPicked({ page }) {
  const box = page.getByRole('dialog').getByRole('combobox')
  await box.press('Enter')
  await box.press('Enter')
}

async function showReferences({ page }) {
  await page.locator('.facing-scroll').evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await page.waitForTimeout(300)
  await page.locator('.facing-scroll').evaluate((element) => element.scrollTo(0, element.scrollHeight))
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

async function drawLanguage(language, catalogue, executablePath, wanted, folder) {
  const scratch = mkdtempSync(join(tmpdir(), 'bifolium-screenshots-'))
  const { child, address } = await serve(join(scratch, 'data'))
  const context = await chromium.launchPersistentContext(join(scratch, 'profile'), {
    executablePath,
    locale: LANGUAGES[language],
    args: ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  })
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    const say = (key) => catalogue[key]
    const pageOf = (side) => page.getByRole('textbox', { name: `${say('shell.text')}, ${say(`side.${side}`)}` })
    const desk = {
      page,
      say,
      left: pageOf('leading'),
      right: pageOf('facing'),
      inspector: page.getByRole('complementary', { name: say('shell.inspector') }),
      button: (key) => page.getByRole('button', { name: say(key), exact: true })
    }
    page.setDefaultTimeout(10_000)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(address)
    for (const state of STATES) {
      await state.reach(desk)
      await drawState(desk, (look) => wanted(`${state.name}-${look}-${language}`), folder, state.name, language)
      await state.leave?.(desk)
    }
  } finally {
    await context.close()
    const exit = once(child, 'exit')
    child.kill('SIGINT')
    await exit
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function drawState({ page }, wanted, folder, state, language) {
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark']) {
      if (!wanted(`${size}-${colorScheme}`)) continue
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height })
      await page.waitForTimeout(400)
      await page.screenshot({ path: join(folder, `${state}-${size}-${colorScheme}-${language}.png`) })
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.waitForTimeout(200)
}

const [given, filter = ''] = process.argv.slice(2)
if (given === '--help') {
  print(HELP)
  process.exit(0)
}
if (!build(print)) process.exit(1)
const executablePath = obtainChromium(print)
const folder = given ? resolve(given) : join(root, 'docs', 'screenshots')
mkdirSync(folder, { recursive: true })
const pattern = new RegExp(filter)
const wanted = given ? (name) => pattern.test(name) : (name) => SHOWN.includes(name)
const load = (name) => runnerImport(join(root, 'src', 'renderer', 'i18n', name)).then(({ module }) => module)
await drawLanguage('en', (await load('en.ts')).en, executablePath, wanted, folder)
await drawLanguage('zh', (await load('zh-CN.ts')).zhCN, executablePath, wanted, folder)
print(`The pictures are in ${folder}.`)
