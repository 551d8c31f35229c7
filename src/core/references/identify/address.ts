/** An http(s) address taken apart, decoded, with proxies and wrappers taken off. */
export interface Address {
  /** As it was written, with a scheme. */
  readonly url: string
  /** Of the publisher, in lower case, without `www.`, proxy or archive. */
  readonly host: string
  /** Decoded, from its first slash. */
  readonly path: string
  /** Decoded, by lower-case name, in the order of the address. */
  readonly params: readonly (readonly [name: string, value: string])[]
  /** Decoded, without `#`. */
  readonly hash: string
}

const MAX_WRAPPERS = 4
const MAX_DECODINGS = 3

/** Takes an address apart; undefined when it is no http(s) address with a host that has a dot. */
export function parseAddress(text: string): Address | undefined {
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`
  let inner = url
  for (let round = 0; round < MAX_WRAPPERS; round += 1) {
    const address = takeApart(url, inner)
    if (!address) return undefined
    const wrapped = findWrapped(address)
    if (wrapped === undefined) return address
    inner = wrapped
  }
  return takeApart(url, inner)
}

function takeApart(url: string, inner: string): Address | undefined {
  const parsed = parse(inner)
  if (!parsed || !/^https?:$/.test(parsed.protocol) || !parsed.hostname.includes('.')) return undefined
  return {
    url,
    host: unproxy(parsed.hostname).replace(/^www\d?\./, ''),
    path: decode(parsed.pathname),
    params: readParams(parsed.search),
    hash: decode(parsed.hash.slice(1))
  }
}

function parse(url: string): URL | undefined {
  try {
    return new URL(url)
  } catch {
    return undefined
  }
}

/** Decodes percent escapes, also those that were escaped again; what is no valid escape stays. */
export function decode(text: string): string {
  let result = text
  for (let round = 0; round < MAX_DECODINGS && /%[0-9a-f]{2}/i.test(result); round += 1) {
    try {
      result = decodeURIComponent(result)
    } catch {
      return result.replace(/(?:%[0-7][0-9a-f])+/gi, (ascii) => decodeURIComponent(ascii))
    }
  }
  return result
}

function readParams(search: string): [string, string][] {
  if (search.length < 2) return []
  return search
    .slice(1)
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=')
      const name = at < 0 ? pair : pair.slice(0, at)
      return [decode(name).toLowerCase(), at < 0 ? '' : decode(pair.slice(at + 1))]
    })
}

/** Services that carry the address of the page in a parameter of their own, and archives that carry it in the path. */
const CARRIERS = ['url', 'qurl', 'u', 'q', 'target', 'link', 'dest', 'to', 'uri']

function findWrapped({ host, path, params }: Address): string | undefined {
  const inPath = /^\/(?:web\/\d{4,14}(?:[a-z]{2}_)?\/|prx\/\d{3}\/)?(https?)(?::\/{1,2}|\/)([^/]+\.[^/]+\/.*)$/i.exec(
    path
  )
  if (inPath) return `${inPath[1]}://${inPath[2]}`
  if (/^(?:\w+\.)?(?:weibo|zotero)\.\w+$/.test(host)) return undefined
  const carried = params.find(([name, value]) => CARRIERS.includes(name) && /^https?:\/\/[^/]+\.[^/]/i.test(value))
  return carried?.[1]
}

const PROXY_LABEL = /proxy|^ezp|^remotexs$|^(?:web|ssl)?vpn\d?$|^idm$|^libaccess$|^eresources?$/

/**
 * The publisher's host behind a library's proxy: `doi-org.ezproxy.x.edu`, `www.nejm.org.proxy.x.edu`, `0-www.nejm.org.lib.x.edu`.
 * Any other host is returned as it is.
 */
function unproxy(host: string): string {
  const name = host.toLowerCase().replace(/\.translate\.goog$/, '')
  const labels = name.replace(/^0-/, '').split('.')
  const first = labels[0] ?? ''
  const proxy = labels.findIndex((label, index) => index > 0 && PROXY_LABEL.test(label))
  const hyphenated = /^[a-z0-9-]+-(?:org|com|gov|net|edu|cn|uk|int|eu|de|info|io)$/.test(first)
  if (hyphenated && (proxy > 0 || name !== host || labels.length > 3)) {
    return first.replaceAll('--', '\n').replaceAll('-', '.').replaceAll('\n', '-')
  }
  if (proxy > 1) return labels.slice(0, proxy).join('.')
  if (name.startsWith('0-')) return cutAfterTopLevel(labels)
  return name
}

/** `www.nejm.org.library.edu` up to its first top-level domain. */
function cutAfterTopLevel(labels: readonly string[]): string {
  const end = labels.findIndex((label, index) => index > 0 && /^(?:org|com|gov|net|edu|int)$/.test(label))
  return labels.slice(0, end < 0 ? labels.length : end + 1).join('.')
}
