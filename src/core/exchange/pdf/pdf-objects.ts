import { inflateBounded } from '../inflate-bounded'

/** The objects of a PDF file as text, one character a byte; found by looking, not by the file's own index. */
export interface PdfObjects {
  /** The dictionary or other value of an object, without its stream; undefined where there is none. */
  readonly find: (number: number) => string | undefined
  /** What the stream of an object holds, unpacked and bounded; undefined where it has none that can be read. */
  readonly stream: (number: number) => string | undefined
  readonly numbers: () => Iterable<number>
}

/** Streams unpacked at most, together and each: a page and its neighbours need a fraction of it. */
const MOST_STREAMS = 400
const STREAM_BYTES = 400_000
const ALL_BYTES = 6_000_000
/** Characters of dictionaries looked at; only a file of beginnings without ends has as many. */
const MOST_LOOKED_AT = 20_000_000

interface Found {
  readonly body: string
  /** Where the packed stream begins and ends in the file. */
  readonly stream?: { readonly start: number; readonly end: number }
}

/** Bytes as text, one character a byte: offsets stay what they are. */
export function toBinaryText(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return parts.join('')
}

/** Finds the objects of a file, those packed into object streams too. Linear in the size of `bytes`. */
export function findPdfObjects(bytes: Uint8Array): PdfObjects {
  const text = toBinaryText(bytes)
  const objects = new Map<number, Found>()
  let looked = 0
  for (const match of text.matchAll(/(?<!\d)(\d{1,9}) \d{1,5} obj\b/g)) {
    const found = readObject(text, match.index + match[0].length)
    objects.set(Number(match[1]), found)
    looked += found.body.length
    if (looked > MOST_LOOKED_AT) break
  }
  const budget = { streams: MOST_STREAMS, bytes: ALL_BYTES }
  const stream = (number: number): string | undefined => {
    const found = objects.get(number)
    return found && unpack(bytes, found, budget)
  }
  for (const [number, { body }] of objects) {
    if (/\/Type\s*\/ObjStm\b/.test(body)) addPacked(objects, body, stream(number) ?? '')
  }
  return { find: (number) => objects.get(number)?.body, stream, numbers: () => objects.keys() }
}

/** Longest dictionary looked at; what is longer is no dictionary that is needed here. */
const LONGEST_BODY = 20_000

function readObject(text: string, start: number): Found {
  const window = text.slice(start, start + LONGEST_BODY)
  const end = window.search(/\bendobj\b|(?<=>>\s{0,4})stream\r?\n/)
  if (end === -1) return { body: window }
  const body = window.slice(0, end)
  if (window.startsWith('endobj', end)) return { body }
  const from = start + end + 'stream'.length + (window.startsWith('\r\n', end + 6) ? 2 : 1)
  const length = Number(/\/Length\s+(\d{1,9})(?!\s+\d+\s+R)/.exec(body)?.[1] ?? Number.NaN)
  const told = from + length
  // A length that leads nowhere is not believed.
  const isRight = Number.isFinite(told) && /^\s{0,2}endstream/.test(text.slice(told, told + 11))
  const found = isRight ? told : text.indexOf('endstream', from)
  return { body, stream: { start: from, end: found === -1 ? text.length : found } }
}

function unpack(
  bytes: Uint8Array,
  { body, stream }: Found,
  budget: { streams: number; bytes: number }
): string | undefined {
  if (!stream || budget.streams === 0 || budget.bytes === 0) return undefined
  const filter = /\/Filter\s*(?:\[\s*)?\/(\w+)/.exec(body)?.[1]
  if (filter !== undefined && filter !== 'FlateDecode' && filter !== 'Fl') return undefined
  const limit = Math.min(STREAM_BYTES, budget.bytes)
  const packed = bytes.subarray(stream.start, stream.end)
  const plain = filter === undefined ? packed.subarray(0, limit) : inflateBounded(packed, limit)
  budget.streams -= 1
  budget.bytes -= plain.length
  return toBinaryText(plain)
}

/** The objects of an object stream: pairs of number and place, then the objects themselves. */
function addPacked(objects: Map<number, Found>, body: string, content: string): void {
  const first = Number(/\/First\s+(\d{1,9})/.exec(body)?.[1] ?? 0)
  const pairs = content.slice(0, first).match(/\d{1,9}/g) ?? []
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const start = first + Number(pairs[at + 1])
    const end = at + 3 < pairs.length ? first + Number(pairs[at + 3]) : content.length
    const number = Number(pairs[at])
    if (end > start) objects.set(number, { body: content.slice(start, Math.min(end, start + LONGEST_BODY)) })
  }
}
