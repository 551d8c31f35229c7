import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import type { SaxesTagPlain } from 'saxes'

/** The XML of every part of a written document, by path. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}

/** Parses XML strictly and calls `visit` with each element's name and those of its children; throws where it is not well-formed. */
export function parseStrictly(
  xml: string,
  visit: (name: string, children: readonly string[]) => void = () => {}
): void {
  const open: { readonly name: string; readonly children: string[] }[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }: SaxesTagPlain) => {
    open.at(-1)?.children.push(name)
    open.push({ name, children: [] })
  })
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed) visit(closed.name, closed.children)
  })
  parser.write(xml).close()
}
