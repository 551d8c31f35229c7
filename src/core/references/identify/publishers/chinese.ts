import type { Address } from '../address'
import { decodeBase64 } from '../decode-base64'
import type { AddressRule, Build, Publisher } from '../publisher-rule'

const upper = (text: string): string => text.toUpperCase()

/** CNKI's addresses name the database and the file in it in either order, under several names and in any case. */
const CNKI_DATABASE = ['dbcode', 'dbname']

/** The key of a book; on other pages the same parameter names a journal. */
function findCnkiBook({ params }: Address): string | undefined {
  const key = params.find(([name, value]) => name === 'pykm' && /^\w{4,20}$/.test(value))?.[1]
  return key === undefined ? undefined : upper(key)
}

/** The key of a record in CNKI's `detail` pages: the first database that the address names, and the file. */
function findCnkiKey({ params }: Address): string | undefined {
  const file = params.find(([name, value]) => name === 'filename' && /^[\w.]{6,40}$/.test(value))?.[1]
  if (file === undefined) return undefined
  const database = params.find(([name, value]) => CNKI_DATABASE.includes(name) && /^\w{3,30}$/.test(value))?.[1]
  return database === undefined ? upper(file) : `${upper(database)}:${upper(file)}`
}

const CNKI_RULES: readonly AddressRule[] = [
  { rule: 'cnki-filename', match: /^/, recordKeyOf: findCnkiKey },
  {
    rule: 'cnki-filename',
    match: /^\/(?:kcms\d?|kns\w*)\/detail\/(?!detail|search|knetsearch)([\w.]+)\.html?$/i,
    recordKey: ([, file = '']) => upper(file)
  },
  {
    rule: 'cnki-filename',
    match: /\/Article\/([A-Z]+(?:\d{4}|TOTAL)?)-(?:\d+-)?([A-Z0-9]+(?:\.\w{2})?)\.html?$/i,
    recordKey: ([, database = '', file = '']) => `${upper(database)}:${upper(file)}`
  },
  {
    rule: 'cnki-filename',
    match: /\/([A-Z]{4})-([A-Z]{4}\d{9}|\d{10}\.N[HF])\.html?$/i,
    recordKey: ([, database = '', file = '']) => `${upper(database)}:${upper(file)}`
  },
  { rule: 'cnki-filename', match: /\/article\/([A-Z]{4}\d{9})\.html?$/i, recordKey: ([, file = '']) => upper(file) },
  {
    rule: 'cnki-filename',
    match: /^\/(?:\w{2}\/)?detail\/index\/([A-Z]+\d*[A-Z]*)\/([A-Z0-9]{10,40})$/i,
    recordKey: ([, database = '', file = '']) => `${upper(database)}:${upper(file)}`
  }
]

/** Without the kind of record in front. Ids of journals have no digit and are no record. */
const wanfangId = (id: string): string | undefined =>
  !/\d/.test(id) ? undefined : id.replace(/^[A-Z][A-Za-z]+_(?=.)/, '').replace(/\.aspx$/i, '')

/** Wanfang's newer addresses hold kind, id and a check in Base64: `ChRTdGFuZGFyZE5ld1My…` is `GB/T 7714-2015`. */
const wanfangKey: Build = ([, id = '']) => {
  const token = id.replace(/=+$/, '')
  if (!/^Ch[\w+/-]{20,200}$/.test(token)) return wanfangId(id)
  const fields = readFields(decodeBase64(token))
  return fields[1] ?? undefined
}

/** The strings of a protocol-buffer message that has nothing else: a tag, a length, and so many bytes. */
function readFields(bytes: Uint8Array): string[] {
  const fields: string[] = []
  for (let at = 0; at + 2 <= bytes.length;) {
    const tag = bytes[at] ?? 0
    const length = bytes[at + 1] ?? 0
    if ((tag & 7) !== 2 || length > 127 || at + 2 + length > bytes.length) return []
    fields.push(new TextDecoder().decode(bytes.slice(at + 2, at + 2 + length)))
    at += 2 + length
  }
  return fields
}

const WANFANG_KINDS =
  'periodical|thesis|conference|patent|standard|cstad|claw|law|nstr|degree|techresult|localchronicle'

const row = (publisher: string, hosts: string, more: Omit<Publisher, 'publisher' | 'hosts'> = {}): Publisher => ({
  publisher,
  hosts: hosts.split(' '),
  ...more
})

/** Chinese databases, publishers and servers. Most give no identifier away, but name the record. */
export const CHINESE: readonly Publisher[] = [
  row('CNKI', 'cnki.net cnki.com.cn', {
    rules: [...CNKI_RULES, { rule: 'cnki-record', match: /\/pubdetail/i, recordKeyOf: findCnkiBook }],
    listing:
      /\/(?:kns8?s?\/(?:defaultresult|search|AdvSearch|brief)|knavi|search|BookStore\/search|Journal\/Search|kns55)\b|^\/?(?:\?|$)/i
  }),
  row('Wanfang', 'wanfangdata.com.cn wanfangdata.com', {
    rules: [
      {
        rule: 'wanfang-id',
        match: new RegExp(`^/(?:${WANFANG_KINDS})[/_]([^?#]+?)(?:\\.aspx)?/?$`, 'i'),
        recordKey: wanfangKey
      },
      { rule: 'wanfang-id', match: /^\/(?:Paper\/Detail|details?)\/(\w+_.+?)\/?$/i, recordKey: wanfangKey },
      { rule: 'wanfang-id', params: ['id'], match: /^(.{4,120})$/, recordKey: wanfangKey }
    ],
    listing: /^\/(?:paper\b|perio\b|Paper\/Search|search|searchList|magazine|nstr\/?$|thesis\/?$|conference\/?$|\?|$)/i
  }),
  row('CQVIP', 'cqvip.com vipslib.com', {
    rules: [
      { rule: 'vip-id', match: /^\/doc\/\w+\/(\d{5,20})(?:\/|$)/i, recordKey: '$1' },
      { rule: 'vip-id', match: /^\/asset\/detail\/(\w{5,20})(?:\/|$)/i, recordKey: '$1' },
      { rule: 'vip-id', match: /^\/qk\/(\w+\/\w+\/\w+)\.html?$/i, recordKey: '$1' },
      { rule: 'vip-id', params: ['id', 'lngid'], match: /^(\d{5,20})$/, recordKey: '$1' }
    ],
    listing: /^\/(?:search|advancesearch|Qikan\/Search|Qikan\/Journal|\?|$)/i
  }),
  row('Yiigle (Chinese Medical Association)', 'yiigle.com', {
    rules: [
      { rule: 'yiigle-id', match: /^\/cmaid\/(\d{4,10})(?:\/|$)/i, recordKey: '$1' },
      { rule: 'yiigle-id', match: /^\/(?:CN\w+|yufabiao)\/(?:\w+\/)?(\d{4,10})\.htm/i, recordKey: '$1' },
      { rule: 'cma-doi', match: /\/(cma\.j\.(?:cn|issn)[\w.-]+?)(?:\.html?|\/)?$/i, ids: { DOI: '10.3760/$1' } }
    ],
    listing: /^\/(?:Paper\/Search|search|\?|$)/i
  }),
  row('Baidu Scholar', 'xueshu.baidu.com', {
    rules: [{ rule: 'baidu-paper', params: ['paperid'], match: /^([0-9a-z]{20,40})$/, recordKey: '$1' }],
    listing: /^\/(?:s\b|search|\?|$)/
  }),
  row('Baidu Baike', 'baike.baidu.com'),
  row('Duxiu', 'duxiu.com superlib.net', {
    rules: [{ rule: 'duxiu-number', params: ['dxnumber', 'dxid'], match: /^(\d{8,20})$/, recordKey: '$1' }],
    listing: /search/i
  }),
  row('NSTL', 'nstl.gov.cn', {
    rules: [{ rule: 'nstl-id', params: ['id'], match: /^([0-9a-f]{24,40})$/, recordKey: '$1' }],
    listing: /^\/search/
  }),
  row('NCPSSD', 'ncpssd.org ncpssd.cn', {
    rules: [{ rule: 'ncpssd-id', params: ['id'], match: /^(\w{6,30})$/, recordKey: '$1' }],
    listing: /\/(?:articlelist|index|search)\b/i
  }),
  row('PubScholar', 'pubscholar.cn', { listing: /^\/(?:search|explore)/ }),
  row('Airiti', 'airitilibrary.com airiti.com', {
    rules: [{ rule: 'airiti-id', params: ['docid'], match: /^([\w-]{8,80})$/, recordKey: '$1' }],
    listing: /search/i
  }),
  row('SciEngine', 'sciengine.com', { listing: /^\/(?:plat|[A-Z]+\/home|search)/ }),
  row('Zhangqiao', 'zhangqiaokeyan.com', { listing: /^\/(?:search|(?:journal|conference)-foreign-\d+)/ }),
  row('Zhizhen', 'zhizhen.com', { listing: /^\/nav\// }),
  row('Chaoxing', 'chaoxing.com', { listing: /search/i }),
  row('SinoMed', 'sinomed.ac.cn', { listing: /search/i }),
  row('DXY', 'dxy.cn'),
  row('ChinaDOI', 'chinadoi.cn')
]
