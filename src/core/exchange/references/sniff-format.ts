import { readableFormats, type ReadableFormat } from './readable-formats'

/** What a text turned out to be. `later` formats are known but not read by this version. */
export type SniffedFormat =
  | { readonly kind: 'readable'; readonly format: ReadableFormat }
  | { readonly kind: 'later'; readonly name: string }
  | { readonly kind: 'web-page' }
  | { readonly kind: 'unknown' }

const WEB_PAGE = /^\s*(?:<!doctype html|<html|<head|<body)/i

/** First lines of formats that have no reader yet. */
const LATER: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:<\?xml[^>]*>\s*)?<xml>\s*<records/i, 'EndNote XML'],
  [/^\s*(?:<\?xml[^>]*>\s*)?<(?:\w+:)?mods(?:Collection)?\b/i, 'MODS XML'],
  [/^\s*<\?xml/i, 'XML']
]

/** Tells the format of a reference file by its content and, where that says nothing, by the extension of its name. */
export function sniffFormat(fileName: string, text: string): SniffedFormat {
  const start = text.slice(0, 200_000)
  if (WEB_PAGE.test(start)) return { kind: 'web-page' }
  const signed = readableFormats.find(({ signs }) => signs.some((sign) => sign.test(start)))
  if (signed) return { kind: 'readable', format: signed.format }
  const later = LATER.find(([sign]) => sign.test(start))
  if (later) return { kind: 'later', name: later[1] }
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const likely =
    readableFormats.find(({ hints }) => hints.some((hint) => hint.test(start))) ??
    readableFormats.find(({ extensions }) => extensions.includes(extension))
  return likely ? { kind: 'readable', format: likely.format } : { kind: 'unknown' }
}
