import { SERVICE_NAMES } from '#core/references/lookup-answer'
import type { ServiceName } from '#core/references/lookup-answer'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'

/**
 * Addresses in the place of services' own, as `name=https://…` each, from the command line or, separated by spaces or
 * commas, from `BIFOLIUM_SERVICE_URLS`. Http is for this machine only.
 */
export function readServiceUrls(
  entries: readonly string[]
): Result<Readonly<Partial<Record<ServiceName, string>>>, string> {
  const urls: Partial<Record<ServiceName, string>> = {}
  for (const entry of entries) {
    const [label = '', url = ''] = entry.split(/=(.*)/s)
    const name = SERVICE_NAMES.find((known) => known === label)
    if (!name) return fail(`“${label}” is no service; expected one of ${SERVICE_NAMES.join(', ')}.`)
    const parsed = URL.canParse(url) ? new URL(url) : undefined
    const isLocal = parsed?.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(parsed.hostname)
    if (!parsed || (parsed.protocol !== 'https:' && !isLocal)) {
      return fail(`The address of ${name} is “${url}”; expected https, or http on this machine.`)
    }
    urls[name] = url
  }
  return succeed(urls)
}

/** The entries of `BIFOLIUM_SERVICE_URLS`. */
export const splitServiceUrls = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/[\s,]+/).filter((entry) => entry !== '')
