import type { Finding } from '#core/finding'
import { succeed } from '#core/result'
import type { Result } from '#core/result'
import { elementsOf, parseXml } from './xml-tree'
import type { XmlElement, XmlStream } from './xml-tree'
import type { ZipArchive } from './zip-gate'

/** One line of a part's relationships. */
export interface Relationship {
  readonly id: string
  /** The last step of the type address, e.g. `officeDocument`. */
  readonly kind: string
  readonly target: string
  readonly isExternal: boolean
}

/** What one part points to: addresses outside, and paths of pictures inside, by relationship id. */
export interface PartTargets {
  readonly links: ReadonlyMap<string, string>
  readonly pictures: ReadonlyMap<string, string>
}

/** The root element of a part; undefined where the package has no such part. */
export function readPart(zip: ZipArchive, path: string, stream?: XmlStream): Result<XmlElement | undefined, Finding> {
  const bytes = zip.read(path)
  if (!bytes.ok) return bytes
  return bytes.value ? parseXml(bytes.value, path, stream) : succeed(undefined)
}

/** The relationships of a part, or of the package itself for the path `''`; none where it has none. */
export function readRelationships(zip: ZipArchive, path: string): Result<readonly Relationship[], Finding> {
  const slash = path.lastIndexOf('/') + 1
  const root = readPart(zip, `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`)
  if (!root.ok) return root
  return succeed(
    (root.value ? elementsOf(root.value) : []).map(({ attributes }) => ({
      id: attributes.get('Id') ?? '',
      kind: (attributes.get('Type') ?? '').replace(/^.*\//, ''),
      target: attributes.get('Target') ?? '',
      isExternal: attributes.get('TargetMode') === 'External'
    }))
  )
}

/** The path of a target: absolute in the package, or next to the part that names it. Steps up stay inside. */
export function resolveTarget(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** What the reader of a part needs of its relationships. */
export function targetsOf(path: string, relationships: readonly Relationship[]): PartTargets {
  const pictures = relationships.filter(({ kind, isExternal }) => kind === 'image' && !isExternal)
  return {
    links: new Map(relationships.filter(({ kind }) => kind === 'hyperlink').map(({ id, target }) => [id, target])),
    pictures: new Map(pictures.map(({ id, target }) => [id, resolveTarget(path, target)]))
  }
}
