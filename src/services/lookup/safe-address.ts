import { lookup } from 'node:dns'
import { BlockList, isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import type { ProxyFinder } from './find-proxy'

/** Networks that no public service lives in: this machine, its neighbours, and what is reserved. */
const PRIVATE_NETWORKS: readonly (readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 3, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
  ['4000::', 2, 'ipv6'],
  ['8000::', 1, 'ipv6']
]

// One list for each family: in a common one, IPv4 addresses would be looked for among the mapped ones of IPv6.
const blocked = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const [network, prefix, family] of PRIVATE_NETWORKS) blocked[family].addSubnet(network, prefix, family)

/** True for an IP address of the public internet; names, private and reserved addresses are none. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return isPublicAddress(mapped)
  return family === 4 ? !blocked.ipv4.check(address, 'ipv4') : !blocked.ipv6.check(address, 'ipv6')
}

/** Where requests may go: https to public hosts, and the origins that whoever started the program named. */
export interface AddressPolicy {
  /** Origins such as `http://127.0.0.1:8080` that are exempt; from the command line or environment, never from a window. */
  readonly trustedOrigins: ReadonlySet<string>
  /** Stands in for the system's name resolution in tests. */
  readonly resolveName?: LookupFunction
  /** Finds the proxy that stands between this machine and an address. */
  readonly findProxy?: ProxyFinder
}

/** Why `url` may not be requested; undefined when it may. A name is checked again when it has been resolved. */
export function findAddressFault(url: URL, policy: AddressPolicy): string | undefined {
  if (policy.trustedOrigins.has(url.origin)) return undefined
  if (url.protocol !== 'https:') return `it is not https`
  if (url.username !== '' || url.password !== '') return `it holds a user name`
  if (url.port !== '') return `it names a port`
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isIP(host) !== 0) return isPublicAddress(host) ? undefined : `${host} is not a public address`
  if (
    !host.includes('.') ||
    /\.(?:local|localhost|internal|intranet|lan|home|corp|arpa|test|invalid|onion)$/i.test(host)
  ) {
    return `${host} is not a public host`
  }
  return undefined
}

/** An error of name resolution that led to an address which may not be asked. */
export class UnsafeAddressError extends Error {
  readonly code = 'UNSAFE_ADDRESS'
}

/**
 * Name resolution for one connection that gives public addresses only, so that what was checked is what is connected
 * to: a name cannot point elsewhere in between.
 */
export function makeGuardedLookup(policy: AddressPolicy): LookupFunction {
  const resolveName: LookupFunction = policy.resolveName ?? lookup
  return (hostname, options, callback) => {
    resolveName(hostname, { ...options, all: true }, (error, found) => {
      const list = Array.isArray(found) ? found : []
      if (error) return callback(error, [])
      const safe = list.filter(({ address }) => isPublicAddress(address))
      if (safe.length === 0 || safe.length < list.length) {
        return callback(new UnsafeAddressError(`${hostname} leads to an address that is not public`), [])
      }
      const [first] = safe
      return options.all || !first ? callback(null, safe) : callback(null, first.address, first.family)
    })
  }
}

/** Longest that this machine is asked for a name which the proxy may know better. */
const RESOLVE_MS = 1500

/**
 * Why a host may not be asked through a proxy, which resolves names itself: as far as this machine knows the name, it
 * leads to an address that is not public. A name that only the proxy can resolve passes, and still has to prove by its
 * certificate that it is the host.
 */
export function findNameFault(hostname: string, policy: AddressPolicy): Promise<UnsafeAddressError | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), RESOLVE_MS)
    makeGuardedLookup(policy)(hostname, { all: true }, (error) => {
      clearTimeout(timer)
      resolve(error instanceof UnsafeAddressError ? error : undefined)
    })
  })
}
