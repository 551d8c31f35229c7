/** A picture, or any other content, that an address holds itself. */
export interface DataContent {
  /** Lower case, without parameters, e.g. `image/png`. */
  readonly mediaType: string
  readonly bytes: Uint8Array
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code)
  return SIGNS.indexOf(sign === '-' ? '+' : sign === '_' ? '/' : sign)
})
/** The grammar of a data address: `data:type;parameters;base64,content`. */
const HEAD = /^data:([\w.+-]+\/[\w.+-]+)?((?:;[^,;]{0,200}){0,8}),/iu
const MAX_HEAD = 2_000

/** What a data address holds; undefined for every other address. */
export function readDataAddress(url: string): DataContent | undefined {
  const head = HEAD.exec(url.slice(0, MAX_HEAD))
  if (!head) return undefined
  const [whole, mediaType = 'text/plain', parameters = ''] = head
  const isBase64 = parameters.toLowerCase().endsWith(';base64')
  const bytes = isBase64 ? decodeBase64(url, whole.length) : decodePercent(url.slice(whole.length))
  return { mediaType: mediaType.toLowerCase(), bytes }
}

/** The address that holds `bytes`. */
export function dataAddress({ mediaType, bytes }: DataContent): string {
  return `data:${mediaType};base64,${encodeBase64(bytes)}`
}

/** Signs that are not of the alphabet are passed over, as browsers do with spaces. */
function decodeBase64(text: string, start: number): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(((text.length - start) * 3) / 4))
  let length = 0
  let bits = 0
  let held = 0
  for (let at = start; at < text.length; at++) {
    const value = VALUES[text.charCodeAt(at)] ?? -1
    if (value < 0) continue
    bits = ((bits << 6) | value) & 0xffffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[length++] = (bits >> held) & 0xff
  }
  return bytes.subarray(0, length)
}

function decodePercent(text: string): Uint8Array {
  const parts = text.split(/(%[\dA-F]{2})/iu)
  const encoder = new TextEncoder()
  const bytes = parts.flatMap((part) =>
    /^%[\dA-F]{2}$/iu.test(part) ? [Number.parseInt(part.slice(1), 16)] : [...encoder.encode(part)]
  )
  return Uint8Array.from(bytes)
}

function encodeBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const triple = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0)
    const present = bytes.length - from
    for (let index = 0; index < 4; index++) {
      codes[to + index] = index > present ? 61 : SIGNS.charCodeAt((triple >> (18 - 6 * index)) & 63)
    }
  }
  return new TextDecoder().decode(codes)
}
