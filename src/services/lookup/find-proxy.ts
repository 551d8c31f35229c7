/** The proxy for an address; undefined where it is asked directly. */
export type ProxyFinder = (url: URL) => Promise<URL | undefined>

/**
 * The proxy that the environment names for an address (`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`, in either case); undefined
 * where it names none, excepts the address, or names one that is neither http nor https.
 */
export function findProxyInEnvironment(
  url: URL,
  environment: Readonly<Record<string, string | undefined>>
): URL | undefined {
  const valueOf = (name: string): string => environment[name] ?? environment[name.toLowerCase()] ?? ''
  const named = valueOf('HTTPS_PROXY') || valueOf('ALL_PROXY')
  if (named === '' || isExcepted(url, valueOf('NO_PROXY'))) return undefined
  return parseProxy(named.includes('://') ? named : `http://${named}`)
}

/**
 * The proxy of a list as systems give it, e.g. `PROXY proxy.example.edu:3128; DIRECT`: its first entry counts. Undefined
 * for a direct connection and for kinds that are not supported (SOCKS).
 */
export function parseProxyList(list: string): URL | undefined {
  const [kind = '', host] = (list.split(';')[0] ?? '').trim().split(/\s+/)
  if (host === undefined || !/^(?:PROXY|HTTPS)$/i.test(kind)) return undefined
  return parseProxy(`${/^HTTPS$/i.test(kind) ? 'https' : 'http'}://${host}`)
}

function parseProxy(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url && /^https?:$/.test(url.protocol) ? url : undefined
}

/** Entries are hosts, `.suffixes`, either with a port, or `*`; a host takes its subdomains along, as curl has it. */
function isExcepted(url: URL, list: string): boolean {
  const port = url.port || '443'
  return list.split(/[\s,]+/).some((entry) => {
    const [name = '', only] = entry.toLowerCase().split(':')
    if (name === '') return false
    const suffix = name.replace(/^\*?\.?/, '')
    const isHost = name === '*' || url.hostname === suffix || url.hostname.endsWith(`.${suffix}`)
    return isHost && (only === undefined || only === port)
  })
}
