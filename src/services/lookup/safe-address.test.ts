import type { LookupFunction } from 'node:net'
import { expect, test } from 'vitest'
import { httpGet } from './http-get'
import { findAddressFault, isPublicAddress } from './safe-address'

const PUBLIC = [
  '130.14.29.110',
  '8.8.8.8',
  '172.15.0.1',
  '192.167.255.255',
  '2607:f220:41e:4290::110',
  '::ffff:8.8.8.8'
]
const PRIVATE = [
  '127.0.0.1',
  '127.1.2.3',
  '10.0.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:10.0.0.1',
  '2001:db8::1',
  '2002:7f00:1::',
  'localhost',
  '',
  '127.1'
]

test.each(PUBLIC)('takes %s for public', (address) => expect(isPublicAddress(address)).toBe(true))
test.each(PRIVATE)('does not take %j for public', (address) => expect(isPublicAddress(address)).toBe(false))

const policy = { trustedOrigins: new Set(['http://127.0.0.1:8080']) }

test.each([
  'http://api.crossref.org/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://[::1]/',
  'https://localhost/',
  'https://intranet/',
  'https://printer.local/',
  'https://user@api.crossref.org/',
  'https://api.crossref.org:8443/',
  'http://127.0.0.1:8081/',
  'https://127.0.0.1:8080/',
  'ftp://api.crossref.org/',
  'file:///etc/passwd',
  'https://169.254.169.254/'
])('does not ask %s', (url) => expect(findAddressFault(new URL(url), policy)).toBeTypeOf('string'))

test.each(['https://api.crossref.org/works/10.1000%2Fx', 'https://130.14.29.110/', 'http://127.0.0.1:8080/works'])(
  'asks %s',
  (url) => expect(findAddressFault(new URL(url), policy)).toBeUndefined()
)

test('does not connect to a public name that leads to a private address', async () => {
  for (const address of ['127.0.0.1', '10.1.2.3', '::1', '169.254.169.254']) {
    const resolveName: LookupFunction = (_name, _options, callback) =>
      callback(null, [{ address, family: address.includes(':') ? 6 : 4 }])
    const got = await httpGet(
      {
        url: new URL('https://api.crossref.org/works/x'),
        headers: {},
        redirectHosts: [],
        signal: new AbortController().signal
      },
      { trustedOrigins: new Set(), resolveName }
    )
    expect(got).toMatchObject({ ok: false, error: { code: 'unsafe-address' } })
  }
})
