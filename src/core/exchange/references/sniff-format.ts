import { readableFormats, type ReadableFormat } from './readable-formats'

/** What a text turned out to be. */
export type SniffedFormat =
  | { readonly kind: 'readable'; readonly format: ReadableFormat }
  | { readonly kind: 'web-page' }
  | { readonly kind: 'unknown' }

const WEB_PAGE = /^\s*(?:<!doctype html|<html|<head|<body)/i

/** Tells the format of a reference file by its content and, where that says nothing, by the extension of its name. */
export function sniffFormat(fileName: string, text: string): SniffedFormat {
  const start = text.slice(0, 200_000)
  if (WEB_PAGE.test(start)) return { kind: 'web-page' }
  const signed = readableFormats.find(({ signs }) => signs.some((sign) => sign.test(start)))
  if (signed) return { kind: 'readable', format: signed.format }
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const likely =
    readableFormats.find(({ hints }) => hints.some((hint) => hint.test(start))) ??
    readableFormats.find(({ extensions }) => extensions.includes(extension))
  return likely ? { kind: 'readable', format: likely.format } : { kind: 'unknown' }
}
