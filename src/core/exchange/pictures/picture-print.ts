import { dataAddress } from './data-address'

/** How many groups of three bytes a print takes of a picture. */
const GROUPS = 256
const NO_TYPE = 'data:;base64,'

/** Tells a picture from any other by its length and a sample of its bytes, however big it is. */
export function printOfBytes(bytes: Uint8Array): string {
  const groups = Math.floor(bytes.length / 3)
  const sample = sampleOf(groups).flatMap((group) => [...bytes.subarray(group * 3, group * 3 + 3)])
  const content = dataAddress({ mediaType: '', bytes: Uint8Array.from(sample) }).slice(NO_TYPE.length)
  return `${bytes.length} ${content}`
}

/** The print of the picture that a data address holds, as `dataAddress` writes it. */
export function printOfAddress(url: string): string {
  const start = url.indexOf(',') + 1
  const padding = url.endsWith('==') ? 2 : url.endsWith('=') ? 1 : 0
  const length = ((url.length - start) / 4) * 3 - padding
  const sample = sampleOf(Math.floor(length / 3)).map((group) => url.slice(start + group * 4, start + group * 4 + 4))
  return `${length} ${sample.join('')}`
}

/** Groups from the first to the last, as far apart as their number wants it. */
function sampleOf(groups: number): readonly number[] {
  const count = Math.min(groups, GROUPS)
  return Array.from({ length: count }, (_, at) =>
    count === groups ? at : Math.floor((at * (groups - 1)) / (count - 1))
  )
}
