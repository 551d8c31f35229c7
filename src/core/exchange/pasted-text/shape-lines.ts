import type { HeadingNumber } from '#core/bitext/heading-number'
import type { LineGroup } from './join-wrapped-lines'
import type { BlockMark, BlockShape } from './pasted-text'

/** A block's shape and the mark or number it begins with. */
export interface ShapedGroup extends LineGroup {
  readonly shape: BlockShape
  readonly mark: BlockMark | undefined
}

type Depth = 1 | 2 | 3 | 4

const LONGEST_HEADING = 150
const LONGEST_HEADING_HAN = 60
const SENTENCE_END = /[.。;；!！,，、]$/
/** Headings that stand without a number in almost every article. */
const WELL_KNOWN =
  /^(?:abstract|introduction|background|methods|materials and methods|methods and materials|results|discussion|conclusions?|references|acknowledge?ments|funding|limitations|摘\s*要|引\s*言|前\s*言|背景|方法|资料与方法|结果|讨论|结论|结\s*语|参考文献|致谢|資料與方法|結果|討論|結論|參考文獻)\s*[:：]?$/i

/** Decides for each block what it is; the title is settled later, when sides are known. */
export function shapeGroups(groups: readonly LineGroup[]): readonly ShapedGroup[] {
  const parents = parentNumbers(groups)
  const indents: number[] = []
  let parent: Depth | 0 = 0
  return groups.map((group, i) => {
    const { first } = group
    const shape = shapeOf(groups, i, parents, parent, indents)
    if (shape.kind !== 'item') indents.length = 0
    if (shape.kind === 'heading' && first.number?.form !== 'parenthesis') parent = shape.depth
    return { ...group, shape, mark: markOf(group) }
  })
}

function markOf({ first }: LineGroup): BlockMark | undefined {
  if (first.bullet !== undefined) return first.bullet.mark
  if (first.hashes !== undefined) return first.hashes.mark
  return first.number === undefined ? undefined : { end: first.start + first.number.width, kind: 'number' }
}

function shapeOf(
  groups: readonly LineGroup[],
  i: number,
  parents: ReadonlySet<string>,
  parent: Depth | 0,
  indents: number[]
): BlockShape {
  const first = groups[i]?.first
  if (first === undefined) return { kind: 'paragraph' }
  if (first.hashes !== undefined) return { kind: 'heading', depth: toDepth(first.hashes.depth) }
  if (first.bullet !== undefined) return { kind: 'item', ordered: false, level: levelAt(first.indent, indents) }
  if (first.number === undefined) {
    return WELL_KNOWN.test(first.words) && groups[i]?.last === first
      ? { kind: 'heading', depth: 1 }
      : { kind: 'paragraph' }
  }
  if (isListNumber(groups, i, first.number, parents)) {
    const level = levelAt(first.indent, indents)
    return { kind: 'item', ordered: true, level, number: first.number.path[0] ?? 1 }
  }
  if (!looksLikeHeading(first.words, groups[i]?.last === first)) return { kind: 'paragraph' }
  return { kind: 'heading', depth: depthOf(first.number, parent) }
}

/** Numbers that others continue: `1` where there is a `1.1`. Such a number heads a section. */
function parentNumbers(groups: readonly LineGroup[]): ReadonlySet<string> {
  const parents = new Set<string>()
  for (const { first } of groups) {
    if (first.number?.form === 'decimal' && first.number.path.length > 1) parents.add(String(first.number.path[0]))
  }
  return parents
}

/**
 * `1.`, `(1)` and `1)` number list items where a neighbour carries the number before or after, unless sections of that
 * number exist (`1.1`).
 */
function isListNumber(
  groups: readonly LineGroup[],
  i: number,
  number: HeadingNumber,
  parents: ReadonlySet<string>
): boolean {
  const value = number.path[0] ?? 0
  if (number.path.length > 1 || (number.form !== 'decimal' && number.form !== 'parenthesis')) return false
  if (number.form === 'decimal' && parents.has(String(value))) return false
  return isNeighbour(groups[i - 1], number, value - 1) || isNeighbour(groups[i + 1], number, value + 1)
}

function isNeighbour(group: LineGroup | undefined, number: HeadingNumber, value: number): boolean {
  const other = group?.first.number
  return other?.form === number.form && other.path.length === 1 && other.path[0] === value
}

function looksLikeHeading(words: string, isOneLine: boolean): boolean {
  if (!isOneLine || words === '' || SENTENCE_END.test(words)) return false
  if (!/^[\p{Lu}\p{Script=Han}"“‘《「(（\d]/u.test(words)) return false
  const longest = /\p{Script=Han}{2}/u.test(words) ? LONGEST_HEADING_HAN : LONGEST_HEADING
  return words.length <= longest && !/[.。!?！？]\s+\S/.test(words.replace(/\b(?:vs|Dr|St|No|e\.g|i\.e)\./g, ''))
}

function depthOf(number: HeadingNumber, parent: Depth | 0): Depth {
  switch (number.form) {
    case 'decimal':
      return toDepth(number.path.length)
    case 'parenthesis':
      return toDepth(parent + 1)
    case 'han-parenthesis':
      return 2
    default:
      return 1
  }
}

function toDepth(depth: number): Depth {
  return depth <= 1 ? 1 : depth === 2 ? 2 : depth === 3 ? 3 : 4
}

/** Level of an item by its indent among the items above it, which `indents` keeps from the outermost in. */
function levelAt(indent: number, indents: number[]): number {
  while (indents.length > 0 && indent < (indents.at(-1) ?? 0)) indents.pop()
  if (indents.length === 0 || indent > (indents.at(-1) ?? 0) + 1) indents.push(indent)
  return Math.min(indents.length, 9) - 1
}
