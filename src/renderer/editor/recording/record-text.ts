import { $isLinkNode, $createLinkNode } from '@lexical/link'
import { $getState, $isElementNode, $isTextNode, $setState } from 'lexical'
import type { ElementNode, LexicalNode, NodeKey } from 'lexical'
import { alignTokens } from '#core/manuscript/align-tokens'
import type { AlignStep, Stretch } from '#core/manuscript/align-tokens'
import { nestInlines } from '#core/manuscript/flatten-inlines'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import type { Change } from '#core/manuscript/nodes'
import { takeOutChange } from '#core/manuscript/take-out-change'
import { $inlinesToLexical } from '../convert/to-lexical'
import { $isCaptionNode } from '../nodes/caption-node'
import { changeState, endChangeState, isEqualChange } from '../nodes/change-state'
import { $changeBeside, $isRemark } from './recorder'
import type { Recorder } from './recorder'
import { $findCaret, $putCaretAfter, $putCaretBefore } from './recorded-caret'
import { $createShell, readTakenOut, readTextBefore } from './text-before'
import type { Shell, TextBefore } from './text-before'
import { $isEndTakenOut, $leavesOf, $tokensOf, isBorder } from './text-tokens'
import type { TextToken } from './text-tokens'

/** Marks what became of text blocks that follow each other: what is new in them, and what they lost, which comes back. */
export function $recordText(keys: readonly NodeKey[], blocks: readonly ElementNode[], recorder: Recorder): void {
  const isSame = keys.length === blocks.length && blocks.every((block, at) => block.getKey() === keys[at])
  const parts = isSame
    ? blocks.map((block, at) => [keys.slice(at, at + 1), [block]] as const)
    : [[keys, blocks] as const]
  for (const [old, now] of parts.toReversed()) {
    if (isSame && old[0] !== undefined && !recorder.touched.has(old[0])) continue
    const text = readTextBefore(recorder.before, old)
    // Words that stood in code had no place for marks, and were there.
    if (text.shells.length > 0) new TextRecording(text, now, recorder).$run()
  }
}

/** Marks blocks that nothing stood in the place of, with their ends. */
export function $markNewBlocks(blocks: readonly ElementNode[], recorder: Recorder): void {
  for (const block of blocks) {
    for (const leaf of $leavesOf(block))
      $markNew(leaf, { start: 0, end: leaf.getTextContentSize() }, NO_LEAVES, recorder)
    $markNewEnd(block, recorder)
  }
}

/** Blocks with these keys as they stood, marked as taken out; none for those that the author put in. */
export function $takenOutBlocks(
  keys: readonly NodeKey[],
  parent: ElementNode,
  recorder: Recorder
): readonly ElementNode[] {
  return keys.flatMap((key) => {
    const { tokens, shells } = readTextBefore(recorder.before, [key])
    const [shell] = shells
    const mark = $changeBeside(recorder, 'deletion', [])
    const taken = readTakenOut(recorder.before, tokens, mark)
    const end = takeOutChange(shell?.endChange, mark)
    if (!shell || (!end && taken.length === 0)) return []
    const block = $fill($createShell(shell, parent), taken)
    return [takesEndMark(shell) && end ? $setState(block, endChangeState, end) : block]
  })
}

/** A border that comes back: the mark of the end before it, and the block behind it. */
interface Border {
  readonly end: Change
  readonly shell: Shell
}

class TextRecording {
  readonly #old: TextBefore
  readonly #blocks: readonly ElementNode[]
  readonly #now: readonly TextToken[]
  readonly #known: ReadonlySet<NodeKey>
  readonly #recorder: Recorder

  constructor(old: TextBefore, blocks: readonly ElementNode[], recorder: Recorder) {
    this.#old = old
    this.#blocks = blocks
    const gone = new Set(
      old.shells.slice(1).flatMap(({ key }, at) => (old.shells[at]?.endChange?.type === 'deletion' ? [key] : []))
    )
    this.#now = $tokensOf(blocks, (previous, behind) => $isEndTakenOut(previous) || gone.has(behind.getKey()))
    this.#known = new Set(old.tokens.map(({ node }) => node.getKey()))
    this.#recorder = recorder
  }

  $run(): void {
    const caret = $findCaret(this.#now, this.#blocks)
    const steps = alignTokens(
      this.#old.tokens.map(({ id }) => id),
      this.#now.map(({ id }) => id),
      caret
    )
    this.#$restoreEnd(this.#blocks.at(-1), this.#old.shells.at(-1))
    // From the end on, so that what stands before is still where the tokens say.
    for (const step of steps.toReversed()) this.#$take(step, caret)
  }

  #$take(step: AlignStep, caret: number | undefined): void {
    if (step.kind === 'kept') this.#$keep(step.old, step.now)
    else if (step.kind === 'new') this.#$markNew(step.now)
    else this.#$putBack(step.old, step.at, step.at === caret)
  }

  /** What stayed keeps its mark, whatever the edit made of it. */
  #$keep(old: Stretch, now: Stretch): void {
    for (let last = now.end - 1; last >= now.start;) {
      const token = this.#now[last]
      const before = this.#old.tokens[old.start + last - now.start]
      if (!token || !before) return
      let first = last
      if (isBorder(token)) this.#$restoreEnd(this.#blocks[token.block], this.#old.shells[before.block])
      else {
        const isSame = (at: number): boolean =>
          this.#now[at]?.node === token.node && this.#old.tokens[old.start + at - now.start]?.node === before.node
        while (first > now.start && isSame(first - 1)) first--
        const change = this.#old.changes.get(before.node.getKey()) ?? null
        if (!isEqualChange($getState(token.node, changeState), change)) {
          const part = $cutOut(token.node, this.#now[first]?.start ?? 0, token.end)
          $setState(part, changeState, change)
        }
      }
      last = first - 1
    }
  }

  #$restoreEnd(block: ElementNode | undefined, shell: Shell | undefined): void {
    if (block && shell && $getState(block, endChangeState) !== shell.endChange) {
      $setState(block, endChangeState, shell.endChange)
    }
  }

  #$markNew({ start, end }: Stretch): void {
    for (let last = end - 1; last >= start;) {
      const token = this.#now[last]
      if (!token) return
      let first = last
      while (first > start && this.#now[first - 1]?.node === token.node && !isBorder(token)) first--
      const block = this.#blocks[token.block]
      if (!isBorder(token))
        $markNew(token.node, { start: this.#now[first]?.start ?? 0, end: token.end }, this.#known, this.#recorder)
      else if (block) $markNewEnd(block, this.#recorder)
      last = first - 1
    }
  }

  #$putBack(old: Stretch, at: number, isAtCaret: boolean): void {
    const { contents, borders } = this.#readGone(old, at)
    if (borders.length === 0 && contents[0]?.length === 0) return
    const { left, right, block } = this.#placeAt(at)
    if (!block) return
    const isForward = isAtCaret && this.#recorder.isForward
    if (isAtCaret && !isForward) $putCaretAfter(left, block)
    const isWhole = old.start === 0 || isBorder(this.#old.tokens[old.start - 1] as TextToken)
    const shell = this.#old.shells[this.#old.tokens[old.start]?.block ?? 0]
    const last =
      borders.length > 0 && !left && isWhole && shell && shell.key !== block.getKey()
        ? $insertBefore(block, shell, contents, borders)
        : $insertWithin(block, { left, right }, contents, borders)
    if (isForward) $putCaretBefore(right, last)
  }

  /** What is gone and has to come back, cut at its borders; what the author put in, borders too, goes for good. */
  #readGone(
    old: Stretch,
    at: number
  ): { readonly contents: readonly (readonly FlatInline[])[]; readonly borders: readonly Border[] } {
    const { before } = this.#recorder
    const beside = [this.#now[at - 1]?.node, this.#now[at]?.node]
    const mark = $changeBeside(this.#recorder, 'deletion', beside)
    const pieces: TextToken[][] = [[]]
    const borders: Border[] = []
    for (const token of this.#old.tokens.slice(old.start, old.end)) {
      const shell = this.#old.shells[token.block + 1]
      const end = takeOutChange(this.#old.shells[token.block]?.endChange, mark)
      if (!isBorder(token)) pieces.at(-1)?.push(token)
      else if (shell && end && takesEndMark(this.#old.shells[token.block])) {
        borders.push({ end, shell })
        pieces.push([])
      }
    }
    return { contents: pieces.map((tokens) => readTakenOut(before, tokens, mark)), borders }
  }

  #placeAt(at: number): Place & { readonly block: ElementNode | undefined } {
    const [left, right] = [this.#now[at - 1], this.#now[at]]
    const index = right ? right.block : (left?.block ?? this.#blocks.length - 1)
    return {
      block: this.#blocks[left && isBorder(left) ? left.block + 1 : index],
      left: left && !isBorder(left) ? $cutBehind(left) : undefined,
      right: right && !isBorder(right) ? $leafAt(left, right) : undefined
    }
  }
}

/** The leaves beside a place; undefined at the border of a block. */
interface Place {
  readonly left: LexicalNode | undefined
  readonly right: LexicalNode | undefined
}

/** The leaf that ends with a token, cut off from what stands behind it. */
function $cutBehind({ node, end }: TextToken): LexicalNode {
  if ($isTextNode(node) && end < node.getTextContentSize()) node.splitText(end)
  return node
}

/** The leaf that begins with the token `right`, once what stands before it was cut off. */
function $leafAt(left: TextToken | undefined, right: TextToken): LexicalNode | undefined {
  return left?.node.is(right.node) ? (right.node.getNextSibling() ?? undefined) : right.node
}

const NO_LEAVES: ReadonlySet<NodeKey> = new Set()

/** `known` are the leaves that stood in the blocks before. */
function $markNew(node: LexicalNode, { start, end }: Stretch, known: ReadonlySet<NodeKey>, recorder: Recorder): void {
  if ($isRemark(node)) return
  const own = $getState(node, changeState)
  if (own?.type === 'insertion' && own.author === recorder.author) return
  const isWhole = !$isTextNode(node) || (start === 0 && end === node.getTextContentSize())
  if (own?.type === 'deletion' && isWhole && !known.has(node.getKey())) {
    // Deleted words that are pasted, or come along with others, are no part of what is put in.
    node.remove(true)
    return
  }
  const part = $cutOut(node, start, end)
  $setState(part, changeState, $changeBeside(recorder, 'insertion', [part.getPreviousSibling(), part.getNextSibling()]))
}

function $cutOut(node: LexicalNode, start: number, end: number): LexicalNode {
  if (!$isTextNode(node) || (start === 0 && end === node.getTextContentSize())) return node
  return node.splitText(start, end)[start === 0 ? 0 : 1] ?? node
}

/** Captions have no place for the mark of an end. */
const takesEndMark = (shell: Shell | undefined): boolean =>
  shell !== undefined && (shell.kind === 'text' || 'heading' in shell.kind)

function $markNewEnd(block: ElementNode, recorder: Recorder): void {
  if ($isCaptionNode(block)) return
  const own = $getState(block, endChangeState)
  if (own?.type === 'insertion' && own.author === recorder.author) return
  $setState(block, endChangeState, $changeBeside(recorder, 'insertion', [block.getLastDescendant()]))
}

/** Whole blocks come back before the block that followed them. Gives the last node that came back. */
function $insertBefore(
  block: ElementNode,
  first: Shell,
  contents: readonly (readonly FlatInline[])[],
  borders: readonly Border[]
): LexicalNode | undefined {
  const parent = block.getParentOrThrow()
  for (const [at, { end }] of borders.entries()) {
    const shell = at === 0 ? first : borders[at - 1]?.shell
    if (shell)
      block.insertBefore($setState($fill($createShell(shell, parent), contents[at] ?? []), endChangeState, end))
  }
  return $insertWithin(
    block,
    { left: undefined, right: block.getFirstDescendant() ?? undefined },
    contents.slice(-1),
    []
  )
}

/** What is gone comes back at a place in a block, which its borders part. Gives the last node that came back. */
function $insertWithin(
  block: ElementNode,
  place: Place,
  contents: readonly (readonly FlatInline[])[],
  borders: readonly Border[]
): LexicalNode | undefined {
  const [first = [], ...others] = contents
  if (borders.length === 0) return $insertInline(block, place, first)
  const parent = block.getParentOrThrow()
  const end = $getState(block, endChangeState)
  const tail = $takeTail(block, place)
  $fill(block, first)
  let last: LexicalNode = block
  let lastBlock = block
  for (const [at, border] of borders.entries()) {
    $setState(lastBlock, endChangeState, border.end)
    const next = $fill($createShell(border.shell, parent), others[at] ?? [])
    lastBlock.insertAfter(next)
    lastBlock = next
    last = next.getLastDescendant() ?? next
  }
  $setState(lastBlock, endChangeState, end)
  lastBlock.splice(lastBlock.getChildrenSize(), 0, [...tail])
  return last
}

function $insertInline(
  block: ElementNode,
  { left, right }: Place,
  content: readonly FlatInline[]
): LexicalNode | undefined {
  const nodes = $inlinesToLexical(nestInlines(content))
  const link = left?.getParent()
  if (left && right && $isLinkNode(link) && link.is(right.getParent())) {
    const inner = nodes.flatMap((node) => ($isLinkNode(node) ? node.getChildren() : [node]))
    link.splice(left.getIndexWithinParent() + 1, 0, inner)
    return inner.at(-1)
  }
  const before = left && $topOf(left, block)
  block.splice(before ? before.getIndexWithinParent() + 1 : 0, 0, nodes)
  const last = nodes.at(-1)
  return $isElementNode(last) ? (last.getLastDescendant() ?? last) : last
}

/** Takes what stands behind a place out of its block; a link around the place is parted. */
function $takeTail(block: ElementNode, { left, right }: Place): readonly LexicalNode[] {
  if (!left) return block.getChildren()
  const link = left.getParent()
  const tail = $topOf(left, block).getNextSiblings()
  if (!right || !$isLinkNode(link) || !link.is(right.getParent())) return tail
  const rest = $createLinkNode(link.getURL(), { title: link.getTitle() })
  return [rest.splice(0, 0, left.getNextSiblings()), ...tail]
}

const $topOf = (leaf: LexicalNode, block: ElementNode): LexicalNode =>
  [leaf, ...leaf.getParents()].find((node) => node.getParent()?.is(block)) ?? leaf

/*
 * Splice, not append: a list item's append takes paragraphs apart.
 */
function $fill<T extends ElementNode>(block: T, content: readonly FlatInline[]): T {
  return block.splice(block.getChildrenSize(), 0, $inlinesToLexical(nestInlines(content)))
}
