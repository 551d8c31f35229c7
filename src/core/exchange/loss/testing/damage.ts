import type { Block, ManuscriptNode } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'

export type Node = ManuscriptNode & { readonly [member: string]: unknown }
export type Fault = (node: Node) => Node | undefined

/** The tree with one of the nodes that `isHit` accepts put through `fault`; undefined where there is none. */
export function damage(
  blocks: readonly Block[],
  choice: number,
  isHit: (node: Node) => boolean,
  fault: Fault
): readonly Block[] | undefined {
  const hits: Node[] = []
  const walk = (value: unknown, visit: (node: Node) => unknown): unknown => {
    if (Array.isArray(value)) return value.map((child) => walk(child, visit)).filter((child) => child !== undefined)
    if (typeof value !== 'object' || value === null) return value
    const node = value as Node
    const visited = 'type' in node ? visit(node) : node
    if (visited !== node) return visited
    return Object.fromEntries(Object.entries(node).map(([member, child]) => [member, walk(child, visit)]))
  }
  walk(blocks, (node) => (isHit(node) ? (hits.push(node), node) : node))
  const chosen = hits[choice % Math.max(hits.length, 1)]
  return chosen && (walk(blocks, (node) => (node === chosen ? fault(node) : node)) as readonly Block[])
}

export const isOf =
  (...types: readonly string[]) =>
  (node: Node): boolean =>
    types.includes(node.type)
export const drop: Fault = () => undefined
export const hasWord = (node: Node): boolean => node.type === 'text' && /[\p{L}\p{N}]/u.test(textOf(node))
export const dropWord: Fault = (node) => ({ ...node, value: textOf(node).replace(/[\p{L}\p{N}\p{M}]+/u, '') })
