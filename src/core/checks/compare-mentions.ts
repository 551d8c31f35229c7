import { compareItems, type ComparedItem } from './compare-items'
import { CHINESE_FIGURE, CHINESE_TABLE } from './figure-words'
import type { PairCheck } from './pair-check'
import type { SideText } from './paired-text'

/** Figures and tables that one side of a pairing mentions and the other does not. */
export const compareMentions: PairCheck = (pair) => compareItems(pair, readMentions, 'mention-missing', 'mention-moved')

/*
 * mention = [ supplementary ] noun list
 * list    = number ( joint number )*     joint: comma, “and”, dash
 */
const NUMBER = String.raw`S?\d{1,3}(?![\d.]*\d?[%％])[A-Za-z]?(?![A-Za-z\d])`
const JOINT = String.raw`\s*(?:,|;|&|、|，|和|与|及|至|and|to|[-–—~～])\s*`
const NOUN = String.raw`(?:(?:\b(?:figures?|figs?|tables?|tabs?)\b\.?|${CHINESE_TABLE}|${CHINESE_FIGURE})\s*)`
const MENTION = new RegExp(
  String.raw`(?<extra>\bsuppl(?:ementa(?:ry|l))?\.?\s+(?:material\s+)?|附|补充)?(?<noun>${NOUN})(?<list>${NUMBER}(?:${JOINT}${NUMBER}){0,12})`,
  'giu'
)
/** Ranges longer than this are no ranges. */
const MOST = 20

function readMentions({ text }: SideText): readonly ComparedItem[] {
  return [...text.matchAll(MENTION)].flatMap((match) => {
    const { extra, noun = '', list = '' } = match.groups ?? {}
    const kind = /表|tab/iu.test(noun) ? 'table' : 'figure'
    const span = { start: match.index, end: match.index + match[0].length }
    return numbersOf(list).map((number) => {
      const name = extra !== undefined && !number.startsWith('S') ? `S${number}` : number
      return { key: `${kind} ${name}`, words: match[0].trim(), ...span }
    })
  })
}

/** The numbers of a list, those within its ranges too; letters of parts left out. */
function numbersOf(list: string): readonly string[] {
  const found: string[] = []
  let last: { readonly prefix: string; readonly value: number } | undefined
  for (const [, joint = '', prefix = '', digits = ''] of list.matchAll(/([^\dS]*?)(S?)(\d{1,3})[A-Za-z]?/giu)) {
    const value = Number(digits)
    const isRange = last && /[-–—~～至]|\bto\b/u.test(joint) && value > last.value && value - last.value <= MOST
    for (let next = isRange && last ? last.value + 1 : value; next <= value; next += 1) {
      found.push(`${prefix.toUpperCase() || (isRange ? (last?.prefix ?? '') : '')}${next}`)
    }
    last = { prefix: prefix.toUpperCase(), value }
  }
  return found
}
