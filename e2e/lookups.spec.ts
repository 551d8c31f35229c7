import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { SERVICE_NAMES } from '#core/references/lookup-answer'
import { expect, test } from './hosts/app-test'
import {
  cite,
  dialogOf,
  fileWith,
  importReferences,
  inspectorOf,
  pageOf,
  runCommand,
  startManuscript,
  typeIn
} from './hosts/desk'

/** What stands in for the services: Crossref knows these works, everything else is known to nobody. */
const WORKS: Readonly<Record<string, object>> = {
  '10.5555/withdrawn': {
    DOI: '10.5555/withdrawn',
    type: 'journal-article',
    title: ['A trial that was withdrawn'],
    author: [{ family: 'Invented', given: 'Ada' }],
    'container-title': ['Journal of Invented Results'],
    issued: { 'date-parts': [[2020, 3, 1]] },
    'updated-by': [
      { type: 'retraction', DOI: '10.5555/notice', label: 'Retraction', updated: { 'date-parts': [[2021, 5, 4]] } }
    ]
  },
  '10.5555/sound': {
    DOI: '10.5555/sound',
    type: 'journal-article',
    title: ['Intrathecal cells in progressive disease'],
    author: [{ family: 'Harris', given: 'Violaine' }],
    'container-title': ['Journal of Invented Results'],
    issued: { 'date-parts': [[2018]] },
    volume: '12'
  }
}

let server: Server
const asked: string[] = []

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const target = decodeURIComponent(request.url ?? '')
    asked.push(target)
    const doi = Object.keys(WORKS).find((known) => target.includes(`/crossref/works/${known}`))
    response.writeHead(doi ? 200 : 404, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(doi ? { status: 'ok', 'message-type': 'work', message: WORKS[doi] } : {}))
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const { port } = server.address() as AddressInfo
  process.env['BIFOLIUM_SERVICE_URLS'] = SERVICE_NAMES.map((name) => `${name}=http://127.0.0.1:${port}/${name}`).join(
    ' '
  )
})
test.afterAll(() => {
  delete process.env['BIFOLIUM_SERVICE_URLS']
  server.closeAllConnections()
  server.close()
})
test.beforeEach(() => {
  asked.length = 0
})

const lookups = (page: Page) => page.getByRole('dialog', { name: 'Lookups' })

async function allowLookups(page: Page): Promise<void> {
  await lookups(page).getByRole('radio', { name: 'When I ask' }).click()
  await page.keyboard.press('Escape')
  await expect(lookups(page)).toBeHidden()
}

test('asks nobody before the user allows it, then adds what a DOI names', async ({ page }) => {
  await startManuscript(page)
  await runCommand(page, 'Add by Identifier…')
  const dialog = page.getByRole('dialog', { name: 'Add by identifier' })
  await dialog.getByRole('textbox').fill('see https://doi.org/10.5555/sound。')
  await dialog.getByRole('button', { name: 'Look up 1' }).click()
  await expect(lookups(page)).toBeVisible()
  expect(asked).toEqual([])
  await allowLookups(page)
  await expect(dialog.getByText('Intrathecal cells in progressive disease')).toBeVisible()
  await dialog.getByRole('button', { name: 'Add 1 reference' }).click()
  await expect(dialog).toBeHidden()
  await runCommand(page, 'Library')
  await expect(page.locator('#left-panel')).toContainText('Intrathecal cells in progressive disease')
})

test('marks a retracted work in the text and holds the export until it is meant', async ({ app, page, folder }) => {
  const entry = {
    id: 'w',
    type: 'article-journal',
    title: 'A trial that was withdrawn',
    author: [{ family: 'Invented', given: 'Ada' }],
    issued: { 'date-parts': [[2020]] },
    DOI: '10.5555/withdrawn'
  }
  await startManuscript(page)
  await importReferences(app, await fileWith(folder, 'one.json', JSON.stringify([entry])))
  await typeIn(page, 'Left', 'It worked ')
  await cite(page, 'withdrawn')
  const citation = pageOf(page, 'Left').locator('[data-citation]')
  await expect(citation).toContainText('2020')

  await runCommand(page, 'Check References…')
  const report = page.getByRole('dialog', { name: 'Check references' })
  await report.getByRole('button', { name: 'Check 1 reference' }).click()
  await allowLookups(page)
  await expect(report.getByRole('heading', { name: /^Retracted/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(citation).toContainText('Retracted')
  await expect(citation.locator('.citation-text')).toHaveCSS('text-decoration-line', 'line-through')

  await runCommand(page, 'Export…')
  const exporting = dialogOf(page).getByRole('button', { name: 'Export…' })
  await expect(exporting).toBeDisabled()
  await page.getByRole('checkbox', { name: /export all the same/ }).click()
  await expect(exporting).toBeEnabled()
})

test('finds a real DOI under a wrong title and takes the right one over', async ({ app, page, folder }) => {
  const entry = {
    id: 'h',
    type: 'article-journal',
    title: 'Acupuncture for migraine in adults',
    author: [{ family: 'Harris', given: 'Violaine' }],
    issued: { 'date-parts': [[2018]] },
    DOI: '10.5555/sound'
  }
  await startManuscript(page)
  await importReferences(app, await fileWith(folder, 'one.json', JSON.stringify([entry])))
  await page.locator('#left-panel').getByText('Acupuncture for migraine in adults').dblclick()
  const details = page.getByRole('region', { name: 'Reference', exact: true })
  await details.getByRole('button', { name: 'Check now' }).click()
  await allowLookups(page)
  await expect(details).toContainText('Differs from its source')
  await details
    .getByRole('row', { name: /^Title/ })
    .getByRole('button', { name: 'Use this' })
    .click()
  await expect(details.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(
    'Intrathecal cells in progressive disease'
  )
  await details.getByRole('button', { name: 'Check again' }).click()
  await expect(details).toContainText('Verified')
  await expect(inspectorOf(page)).toBeVisible()
})
