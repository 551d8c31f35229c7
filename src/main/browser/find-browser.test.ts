import { expect, test } from 'vitest'
import { findBrowser } from './find-browser'

const search = (platform: string, environment: Readonly<Record<string, string>>, ...there: readonly string[]) =>
  findBrowser({ platform, environment, home: '/home/li', exists: (path) => there.includes(path) })

test.each([
  ['linux', { PATH: '/usr/bin:/snap/bin' }, '/snap/bin/chromium'],
  ['linux', { PATH: '/usr/bin' }, '/usr/bin/microsoft-edge'],
  ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['darwin', {}, '/home/li/Applications/Chromium.app/Contents/MacOS/Chromium'],
  ['win32', { ProgramFiles: 'C:\\Program Files' }, 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
  ['win32', { 'ProgramFiles(x86)': 'C:\\P86' }, 'C:\\P86\\Microsoft\\Edge\\Application\\msedge.exe'],
  ['linux', { PATH: '', BIFOLIUM_CHROMIUM: '/opt/chrome' }, '/opt/chrome']
])('finds the browser on %s with %o', (platform, environment, path) => {
  expect(search(platform, environment, path)).toBe(path)
})

test('finds nothing where there is nothing, and never in a relative folder', () => {
  expect(search('linux', { PATH: '/usr/bin:.' })).toBeUndefined()
  expect(search('linux', { PATH: '.' }, 'chromium')).toBeUndefined()
  expect(search('win32', {})).toBeUndefined()
})
