import { createHash } from 'node:crypto'
import { expect, test } from './app-test'
import { callHost } from './call-host'
import { launchApp } from './running-app'

const entryOf = (id: string, value: string) => ({
  collection: 'manuscripts',
  id,
  value,
  hash: createHash('sha256').update(value).digest('hex')
})

test('shows the window without one violation of its policy', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to/.test(message.text())) complaints.push(message.text())
  })
  await page.reload()
  await expect(page.locator('#root')).not.toBeEmpty()
  expect(complaints).toEqual([])
})

test('sends the policy and the other headers with the window', async ({ page }) => {
  const headers = await page.evaluate(async () => Object.fromEntries((await fetch('/index.html')).headers))
  expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; worker-src 'self'")
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin'
  })
})

test('blocks script that the policy does not allow', async ({ page }) => {
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "hijacked"'
    document.body.append(script)
    const image = document.createElement('div')
    image.innerHTML = '<img src="data:," onerror="document.title = \'hijacked\'">'
    document.body.append(image)
  })
  await page.waitForTimeout(300)
  expect(await page.title()).not.toBe('hijacked')
})

test('describes the host', async ({ page, hostKind }) => {
  const reply = await callHost(page, 'describe')
  const kind = hostKind === 'served' ? 'served' : 'electron'
  expect(reply).toMatchObject({ kind: 'answer', value: { kind, version: '0.1.0', platform: process.platform } })
})

test('writes to the journal and reads it again', async ({ page }) => {
  const entry = entryOf('m1', '{"title":"进行性多发性硬化 and stem cells"}')
  expect(await callHost(page, 'appendJournal', [entry])).toMatchObject({ kind: 'answer', value: { ok: true } })
  const records = await callHost(page, 'readJournalRecords', [{ collection: 'manuscripts', id: 'm1' }])
  expect(records).toEqual({ kind: 'answer', value: { ok: true, value: [entry] } })
})

test('refuses a call whose arguments are not as agreed', async ({ page }) => {
  const reply = await callHost(page, 'appendJournal', [{ ...entryOf('m1', 'x'), path: '/etc/passwd' }])
  expect(reply).toMatchObject({ kind: 'refused', error: { code: 'bad-request' } })
  const wrongHash = await callHost(page, 'appendJournal', [{ ...entryOf('m1', 'x'), value: 'y' }])
  expect(wrongHash).toMatchObject({ value: { ok: false, error: { code: 'bad-request' } } })
})

test('finds its journal again after a restart, and a snapshot of it', async ({ hostKind, folder }) => {
  const entry = entryOf('m2', '{"title":"重启之后"}')
  const first = await launchApp({ kind: hostKind, folder, port: 0 })
  await callHost(first.page, 'appendJournal', [entry])
  await first.stop()
  const second = await launchApp({ kind: hostKind, folder, port: 0 })
  const records = await callHost(second.page, 'readJournalRecords', [{ collection: 'manuscripts', id: 'm2' }])
  const snapshots = await callHost(second.page, 'listSnapshots')
  await second.stop()
  expect(records).toEqual({ kind: 'answer', value: { ok: true, value: [entry] } })
  expect(snapshots).toMatchObject({ kind: 'answer', value: [{ bytes: expect.any(Number) as unknown }] })
})
