import type { Finding } from '#core/finding'
import { SIDE_NAMES, type Manuscript, type Side, type SideName } from '#core/manuscript/manuscript'
import { textOf } from '#core/manuscript/text-of'
import { contentOf, type PastedText } from './pasted-text'

/**
 * Compares the accepted text with the manuscript, side by side and character by character; white space, line breaks,
 * list marks and list numbers aside. An error finding for each side that differs, with the first place; none means that
 * nothing was lost or added.
 */
export function lostCharacters(pasted: PastedText, manuscript: Pick<Manuscript, SideName>): readonly Finding[] {
  return SIDE_NAMES.flatMap((name) => {
    const accepted = acceptedText(pasted, name)
    const kept = bare(`${manuscript[name].title}\n${bodyOf(manuscript[name])}`)
    return accepted === kept ? [] : [differenceOf(name, accepted, kept)]
  })
}

/** A side's accepted words, its title first. */
function acceptedText(pasted: PastedText, name: SideName): string {
  const blocks = pasted.blocks.filter((block) => block.side === name && !block.removed)
  const title = blocks.find((block) => block.shape.kind === 'title')
  const ordered = title === undefined ? blocks : [title, ...blocks.filter((block) => block !== title)]
  return bare(ordered.map((block) => contentOf(pasted, block)).join('\n'))
}

function bodyOf(side: Side): string {
  return textOf(side.blocks, { labels: 'raw' })
}

function bare(text: string): string {
  return text.replace(/[\s\u0085]+/gu, '')
}

function differenceOf(side: SideName, accepted: string, kept: string): Finding {
  let at = 0
  while (at < accepted.length && accepted[at] === kept[at]) at++
  const expected = accepted.slice(Math.max(0, at - 20), at + 40)
  const message = `The ${side} side differs from the accepted text near “${expected}”. Keep the pasted text and report this.`
  return {
    severity: 'error',
    code: 'pasted-text-lost',
    message,
    place: { part: side, offset: at },
    values: { side, expected }
  }
}
