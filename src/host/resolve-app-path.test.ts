import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resolveAppPath } from './resolve-app-path'

test.each([
  ['/', 'index.html'],
  ['/index.html', 'index.html'],
  ['/assets/index-CakHL_Q.js', 'assets/index-CakHL_Q.js'],
  [
    '/styles/china-national-standard-gb-t-7714-2015-numeric.json',
    'styles/china-national-standard-gb-t-7714-2015-numeric.json'
  ],
  ['/samples/%E7%BB%BC%E8%BF%B0.md', 'samples/综述.md'],
  ['/samples/two%20words.md', 'samples/two words.md'],
  ['/console.js', 'console.js']
])('finds %s', (pathname, expected) => {
  expect(resolveAppPath(pathname)).toBe(expected)
})

test.each([
  '',
  'index.html',
  '//',
  '//evil.example/x',
  '/..',
  '/../package.json',
  '/../../etc/passwd',
  '/assets/../../package.json',
  '/assets/..',
  '/./index.html',
  '/assets/./x',
  '/%2e%2e/package.json',
  '/%2E%2E/package.json',
  '/.%2e/package.json',
  '/%2e/index.html',
  '/..%2fpackage.json',
  '/..%2Fpackage.json',
  '/%2e%2e%2fpackage.json',
  '/assets%2f..%2f..%2fpackage.json',
  '/%252e%252e/package.json',
  '/%25252e/x',
  '/..\\package.json',
  '/assets\\..\\..\\package.json',
  '/..%5cpackage.json',
  '/%5c%5chost%5cshare',
  '/\\\\host\\share',
  '/C:/Windows/win.ini',
  '/C:\\Windows\\win.ini',
  '/C%3A/Windows/win.ini',
  '/index.html:stream',
  '/index.html%3a%3a$DATA',
  '/index.html%00.js',
  '/index.html\u0000',
  '/%00',
  '/index.html%0a',
  '/index.html%0d%0aSet-Cookie:x',
  '/\u007f',
  '/%7f',
  '/%',
  '/%zz',
  '/%c0%ae%c0%ae/package.json',
  '/%e0%80%ae/x',
  '/%ff',
  '/assets//x.js',
  '/assets/',
  '/.git/config',
  '/.env',
  '/assets/.hidden',
  '/CON',
  '/con.txt',
  '/nul',
  '/aux.js',
  '/COM1',
  '/lpt9.txt',
  '/assets/prn',
  '/index.html.',
  '/index.html ',
  '/index.html%20',
  '/assets./x',
  '/index.html?x',
  '/a*b',
  '/a|b',
  '/<x>',
  `/${'a'.repeat(1001)}`
])('refuses %j', (pathname) => {
  expect(resolveAppPath(pathname)).toBeUndefined()
})

test('never leads outside of the folder', () => {
  const part = fc.oneof(
    fc.constantFrom('..', '.', '%2e', '%2f', '%5c', '\\', '/', 'a', ':', '%00', '综', '%e7'),
    fc.string()
  )
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const path = resolveAppPath(`/${parts.join('')}`)
      if (path === undefined) return
      expect(path.split('/').filter((part) => ['', '.', '..'].includes(part))).toEqual([])
      expect(path).not.toMatch(/[\\:\0]/)
    }),
    { numRuns: 2000, seed: 5 }
  )
})
