import type { Page } from '@playwright/test'
import type { HostMethod } from '../../src/host/methods'
import type { Reply } from '../../src/host/reply'

type Bridge = Record<string, (...args: readonly unknown[]) => Promise<Reply>>

async function callInPage([name, values]: [string, readonly unknown[]]): Promise<Reply> {
  const send = (window as { readonly bifolium?: Bridge }).bifolium?.[name]
  if (send) return send(...values)
  const headers = { 'X-Bifolium': '1', 'Content-Type': 'application/json' }
  const response = await fetch(`/host/call/${name}`, { method: 'POST', headers, body: JSON.stringify(values) })
  return response.json() as Promise<Reply>
}

/** Calls the host as the window does, below its client: over the bridge, or over HTTP with the window's session. */
export function callHost(page: Page, method: HostMethod, ...args: readonly unknown[]): Promise<Reply> {
  return page.evaluate(callInPage, [method, args] as [string, readonly unknown[]])
}
