import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Socket } from 'node:net'

/** A proxy that opened no way to the address, with the status of its answer. */
export class ProxyError extends Error {
  readonly code = 'PROXY_REFUSED'

  constructor(
    readonly proxy: string,
    readonly status: number
  ) {
    super(`the proxy ${proxy} answered ${status}`)
  }
}

/**
 * A connection to the host and port of an https address through a proxy, by CONNECT: what goes through it is between us
 * and the host, whose certificate is checked as without a proxy. User and password of the proxy stand in its address.
 */
export function openTunnel(target: URL, proxy: URL, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const authority = `${target.hostname}:${target.port || '443'}`
    const open = proxy.protocol === 'https:' ? requestHttps : requestHttp
    const asked = open({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path: authority,
      headers: { Host: authority, ...credentialsOf(proxy) },
      agent: false,
      signal
    })
    asked.once('connect', (answer, socket) => {
      if (answer.statusCode === 200) return resolve(socket)
      socket.destroy()
      return reject(new ProxyError(proxy.host, answer.statusCode ?? 0))
    })
    asked.once('response', (answer) => {
      answer.destroy()
      reject(new ProxyError(proxy.host, answer.statusCode ?? 0))
    })
    asked.once('error', reject)
    asked.end()
  })
}

function credentialsOf({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '') return {}
  const text = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'Proxy-Authorization': `Basic ${Buffer.from(text).toString('base64')}` }
}
