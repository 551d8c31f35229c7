import type { Element } from 'hast'
import type { MarkType } from '#core/manuscript/nodes'

const TAG_MARKS: ReadonlyMap<string, MarkType> = new Map([
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'emphasis'],
  ['em', 'emphasis'],
  ['cite', 'emphasis'],
  ['dfn', 'emphasis'],
  ['var', 'emphasis'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['s', 'delete'],
  ['del', 'delete'],
  ['strike', 'delete'],
  ['sup', 'superscript'],
  ['sub', 'subscript']
])

/** The marks inside `element`: those around it, changed by its tag and then by its style. */
export function marksOf(element: Element, around: ReadonlySet<MarkType>, inLink: boolean): ReadonlySet<MarkType> {
  const marks = new Set(around)
  const tag = TAG_MARKS.get(element.tagName)
  if (tag) marks.add(tag)
  const style = styleOf(element)
  setMark(marks, 'strong', readWeight(style.get('font-weight')))
  setMark(marks, 'emphasis', readSlant(style.get('font-style')))
  const line = style.get('text-decoration-line') ?? style.get('text-decoration')
  if (line !== undefined) {
    // Pages underline their links by style; that says nothing of the text.
    if (!inLink && /\bunderline\b/u.test(line)) marks.add('underline')
    if (/\bline-through\b/u.test(line)) marks.add('delete')
    if (/^none\b/u.test(line) && tag !== 'underline') marks.delete('underline')
  }
  const align = style.get('vertical-align')
  if (align === 'super') marks.add('superscript')
  if (align === 'sub') marks.add('subscript')
  return marks
}

/** The declarations of a style attribute, names in lower case. */
export function styleOf({ properties }: Element): ReadonlyMap<string, string> {
  const { style } = properties
  if (typeof style !== 'string') return new Map()
  return new Map(
    style.split(';').flatMap((declaration) => {
      const colon = declaration.indexOf(':')
      if (colon < 0) return []
      return [
        [
          declaration.slice(0, colon).trim().toLowerCase(),
          declaration
            .slice(colon + 1)
            .trim()
            .toLowerCase()
        ]
      ]
    })
  )
}

function setMark(marks: Set<MarkType>, mark: MarkType, on: boolean | undefined): void {
  if (on === true) marks.add(mark)
  if (on === false) marks.delete(mark)
}

function readWeight(value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined
  if (/^(?:bold|bolder)\b/u.test(value)) return true
  if (/^(?:normal|lighter)\b/u.test(value)) return false
  const weight = Number.parseInt(value, 10)
  return Number.isNaN(weight) ? undefined : weight >= 600
}

function readSlant(value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined
  if (/^(?:italic|oblique)\b/u.test(value)) return true
  return /^normal\b/u.test(value) ? false : undefined
}
