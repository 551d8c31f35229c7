import type { BlockShape, BoilerplateReason } from './pasted-text'

/** What the search for boilerplate sees of a block. */
export interface BoilerplateView {
  readonly words: string
  readonly shape: BlockShape
}

const READING_TIME =
  /^(?:(?:\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})\s*[·•|,–-]?\s*)?(?:\d{1,3}\s*[- ]?min(?:ute)?s?\.? read(?:ing time)?|(?:reading time|estimated reading time|read time)\s*[:：]?\s*\d{1,3}.{0,12}|(?:预计|預計)?(?:阅读|閱讀)(?:时间|時間|时长|约|需|本文|大约)?\s*[:：]?\s*(?:约|約|需)?\s*\d{1,3}\s*(?:分钟|分鐘))$/i
const DATE_LINE =
  /^(?:(?:published|posted|updated|last updated|发布时间|发布于|更新时间|日期)\s*(?:on)?\s*[:：]?\s*)?(?:\d{1,2}\/\d{1,2}\/\d{4}|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/i
const SHARING =
  /^(?:share(?: this)?(?: (?:article|post|page|story|on .{1,20}))?|tweet|subscribe(?: (?:now|today|to .{1,60}))?|sign up(?: (?:now|for .{1,60}))?|follow us(?: on .{1,30})?|read more|continue reading|leave a (?:comment|reply)|post a comment|comments? ?\(?\d*\)?|copy link|print(?: this page)?|advertisement|sponsored|related (?:posts|articles)|you may also like|back to top|skip to (?:main )?content|accept (?:all )?cookies|all rights reserved\.?|©.{0,80}|分享(?:到.{0,20}|本文|至.{0,20})?|点赞|收藏|转发|评论|订阅.{0,12}|关注我们.{0,12}|阅读原文|阅读更多|展开全文|扫码.{0,20}|上一篇.{0,60}|下一篇.{0,60}|相关(?:阅读|推荐|文章)|责任编辑.{0,20}|编辑[:：].{0,20}|返回顶部|广告|版权所有.{0,40}|转载请.{0,40}|繼續閱讀|訂閱.{0,12})\s*[:：>»]?$/i
const SHORTEST_REPEAT = 60
/** Blocks from the top among which a page repeats its own beginning. */
const REPEATED_WITHIN = 400
const LONGEST_FURNITURE = 40

/**
 * Why each block looks like part of a web page; undefined for the text itself. Lines in front of the first heading count
 * as furniture only where something else there shows that a page was copied.
 */
export function findBoilerplate(blocks: readonly BoilerplateView[]): readonly (BoilerplateReason | undefined)[] {
  const title = blocks.findIndex((block) => block.shape.kind === 'title')
  const firstHeading = blocks.findIndex((block) => block.shape.kind === 'heading')
  const leads = leadTexts(blocks)
  const reasons = blocks.map((block, i) => {
    if (block.shape.kind === 'title') return undefined
    return (
      ownReason(block) ??
      imageText(blocks, i) ??
      repeatedTitle(blocks, i, title) ??
      repeatedLead(blocks, i, leads, firstHeading)
    )
  })
  const isCopiedPage = reasons.slice(0, Math.max(firstHeading, 0)).some((reason) => reason !== undefined)
  if (!isCopiedPage) return reasons
  return reasons.map(
    (reason, i) => reason ?? (i < firstHeading && isFurniture(blocks[i]) ? 'site-furniture' : undefined)
  )
}

function ownReason({ words, shape }: BoilerplateView): BoilerplateReason | undefined {
  if (shape.kind === 'heading' || words.length > 120) return undefined
  if (READING_TIME.test(words)) return 'reading-time'
  if (DATE_LINE.test(words)) return 'date-line'
  return SHARING.test(words) ? 'sharing-line' : undefined
}

/** The caption of an image and its alternative text: the same short line twice. */
function imageText(blocks: readonly BoilerplateView[], i: number): BoilerplateReason | undefined {
  const block = blocks[i]
  if (block === undefined || block.shape.kind !== 'paragraph' || block.words.length > 200) return undefined
  if (/[.。!?！？]$/.test(block.words)) return undefined
  const isTwin = (other: BoilerplateView | undefined): boolean =>
    other?.shape.kind === 'paragraph' && other.words === block.words
  return isTwin(blocks[i - 1]) || isTwin(blocks[i + 1]) ? 'image-text' : undefined
}

function repeatedTitle(blocks: readonly BoilerplateView[], i: number, title: number): BoilerplateReason | undefined {
  const first = blocks[title]
  if (first === undefined || i <= title || blocks[i]?.shape.kind === 'heading') return undefined
  const words = blocks[i]?.words ?? ''
  if (Math.abs(words.length - first.words.length) > 20) return undefined
  return fold(words) === fold(first.words) ? 'repeated-title' : undefined
}

/** Every later text that a page may repeat at its head: a paragraph, with and without its heading glued in front. */
function leadTexts(blocks: readonly BoilerplateView[]): ReadonlyMap<string, number> {
  const leads = new Map<string, number>()
  blocks.slice(0, REPEATED_WITHIN).forEach((block, i) => {
    if (block.words.length < SHORTEST_REPEAT || block.shape.kind !== 'paragraph') return
    leads.set(fold(block.words), i)
    const above = blocks[i - 1]
    if (above?.shape.kind === 'heading') leads.set(fold(above.words + block.words), i)
  })
  return leads
}

function repeatedLead(
  blocks: readonly BoilerplateView[],
  i: number,
  leads: ReadonlyMap<string, number>,
  firstHeading: number
): BoilerplateReason | undefined {
  const words = blocks[i]?.words ?? ''
  if (i >= firstHeading || words.length < SHORTEST_REPEAT) return undefined
  return (leads.get(fold(words)) ?? -1) > i ? 'repeated-lead' : undefined
}

function isFurniture(block: BoilerplateView | undefined): boolean {
  return (
    block?.shape.kind === 'paragraph' &&
    block.words.length <= LONGEST_FURNITURE &&
    !/[.。!?！？:：,，;；]$/.test(block.words)
  )
}

function fold(words: string): string {
  return words.replace(/\s+/gu, '').toLowerCase()
}
