import { expect, test } from 'vitest'
import { findDataFolder } from './data-folder'

test.each([
  ['linux', {}, '/home/li', '/home/li/.local/share/bifolium'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/li', '/data/bifolium'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/li', '/home/li/.local/share/bifolium'],
  ['darwin', {}, '/Users/李', '/Users/李/Library/Application Support/Bifolium/Data'],
  [
    'win32',
    { LOCALAPPDATA: 'C:\\Users\\Li\\AppData\\Local' },
    'C:\\Users\\Li',
    'C:\\Users\\Li\\AppData\\Local\\Bifolium\\Data'
  ],
  ['win32', {}, 'C:\\Users\\Li', 'C:\\Users\\Li\\AppData\\Local\\Bifolium\\Data']
])('finds the place of application data on %s with %o', (platform, environment, home, expected) => {
  expect(findDataFolder({ platform, environment, home })).toBe(expected)
})

test('prefers the folder of the command line to that of the environment', () => {
  const input = { platform: 'linux', environment: { BIFOLIUM_DATA: '/from/environment' }, home: '/home/li' }
  expect(findDataFolder(input)).toBe('/from/environment')
  expect(findDataFolder({ ...input, chosen: '/chosen' })).toBe('/chosen')
})
