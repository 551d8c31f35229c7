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
  const hits = nodesOf(blocks).filter(isHit)
  const chosen = hits[choice % Math.max(hits.length, 1)]
  return chosen && replaceNodes(blocks, (node) => (node === chosen ? fault(node) : node))
}

/** The tree with two of the nodes that `isHit` accepts in each other's place; undefined where no two say different things. */
export function swap(
  blocks: readonly Block[],
  choice: number,
  isHit: (node: Node) => boolean,
  saidBy: (node: Node) => string
): readonly Block[] | undefined {
  const hits = nodesOf(blocks).filter(isHit)
  const first = hits[choice % Math.max(hits.length, 1)]
  const second = first && hits.find((node) => saidBy(node) !== saidBy(first))
  if (!first || !second) return undefined
  return replaceNodes(blocks, (node) => (node === first ? second : node === second ? first : node))
}

function nodesOf(blocks: readonly Block[]): readonly Node[] {
  const nodes: Node[] = []
  replaceNodes(blocks, (node) => (nodes.push(node), node))
  return nodes
}

function replaceNodes(blocks: readonly Block[], visit: (node: Node) => Node | undefined): readonly Block[] {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk).filter((child) => child !== undefined)
    if (typeof value !== 'object' || value === null) return value
    const node = value as Node
    const visited = 'type' in node ? visit(node) : node
    if (visited !== node) return visited
    return Object.fromEntries(Object.entries(node).map(([member, child]) => [member, walk(child)]))
  }
  return walk(blocks) as readonly Block[]
}

export const isOf =
  (...types: readonly string[]) =>
  (node: Node): boolean =>
    types.includes(node.type)
export const drop: Fault = () => undefined
export const hasWord = (node: Node): boolean => node.type === 'text' && /[\p{L}\p{N}]/u.test(textOf(node))
export const dropWord: Fault = (node) => ({ ...node, value: textOf(node).replace(/[\p{L}\p{N}\p{M}]+/u, '') })

const WORD = /\p{sc=Han}|[\p{L}\p{N}]+/gu

function differingWords(node: Node): readonly RegExpExecArray[] {
  const words = [...textOf(node).matchAll(WORD)]
  const other = words.find(([word]) => word !== words[0]?.[0])
  return words[0] && other ? [words[0], other] : []
}

/** True for a text with two words that differ. */
export const hasWords = (node: Node): boolean => node.type === 'text' && differingWords(node).length > 0

/** The first word and the first other one in each other's place. */
export const swapWords: Fault = (node) => {
  const text = textOf(node)
  const [first, second] = differingWords(node)
  if (!first || !second) return node
  const between = text.slice(first.index + first[0].length, second.index)
  const rest = text.slice(second.index + second[0].length)
  return { ...node, value: text.slice(0, first.index) + second[0] + between + first[0] + rest }
}

/** The words of a node and all that is in it, without white space. */
export const wordsOf = (node: Node): string => textOf(node).replace(/\s+/gu, '')
