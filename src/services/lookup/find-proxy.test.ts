import { expect, test } from 'vitest'
import { findProxyInEnvironment, parseProxyList } from './find-proxy'

const CROSSREF = new URL('https://api.crossref.org/works')
const find = (environment: Readonly<Record<string, string>>) => findProxyInEnvironment(CROSSREF, environment)?.href

test('takes the proxy for https, else that for all, in either case', () => {
  expect(find({})).toBeUndefined()
  expect(find({ HTTPS_PROXY: 'http://p.example.edu:3128', ALL_PROXY: 'http://q' })).toBe('http://p.example.edu:3128/')
  expect(find({ https_proxy: 'p.example.edu:3128' })).toBe('http://p.example.edu:3128/')
  expect(find({ ALL_PROXY: 'https://q.example.edu' })).toBe('https://q.example.edu/')
  expect(find({ HTTP_PROXY: 'http://p.example.edu:3128' })).toBeUndefined()
})

test('knows no other kinds of proxies', () => {
  expect(find({ HTTPS_PROXY: 'socks5://p.example.edu:1080' })).toBeUndefined()
  expect(find({ HTTPS_PROXY: 'http://' })).toBeUndefined()
})

test.each([
  ['*', undefined],
  ['crossref.org', undefined],
  ['example.org, .crossref.org', undefined],
  ['*.crossref.org', undefined],
  ['API.CROSSREF.ORG:443', undefined],
  ['api.crossref.org:8443', 'http://p/'],
  ['ref.org', 'http://p/'],
  ['', 'http://p/']
])('leaves out what NO_PROXY lists: %s', (list, expected) => {
  expect(find({ HTTPS_PROXY: 'p', NO_PROXY: list })).toBe(expected)
})

test.each([
  ['DIRECT', undefined],
  ['', undefined],
  ['PROXY proxy.example.edu:3128; DIRECT', 'http://proxy.example.edu:3128/'],
  ['HTTPS proxy.example.edu:443', 'https://proxy.example.edu/'],
  ['SOCKS5 proxy.example.edu:1080; PROXY p:1', undefined],
  ['DIRECT; PROXY p:1', undefined]
])('reads the list of a system: %s', (list, expected) => {
  expect(parseProxyList(list)?.href).toBe(expected)
})
