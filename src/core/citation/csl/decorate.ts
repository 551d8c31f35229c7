import type { CslNode } from '../csl-tree'
import { bareText, joinRow, mapText, type Display, type FontStyle, type Output } from './output'
import type { Scope } from './scope'
import { applyTextCase, isTextCase } from './text-case'

/** What an element does to what it prints: case, periods, font, quotes, affixes, display. */
export type Decorate = (output: Output, scope: Scope) => Output

const DISPLAYS: ReadonlySet<string> = new Set(['block', 'left-margin', 'right-inline', 'indent'])

/** The decoration that an element's attributes ask for; undefined for none. */
export function compileDecoration(
  attrs: CslNode['attrs'],
  options: { readonly inner?: Decorate } = {}
): Decorate | undefined {
  const { inner } = options
  const format = compileFormat(attrs)
  const affix = compileAffixes(attrs)
  const display = attrs['display']
  if (!format && !affix && !inner && display === undefined) return undefined
  return (output, scope) => {
    let made = inner ? inner(output, scope) : output
    if (format) made = format(made, scope)
    if (affix) made = affix(made)
    return display !== undefined && DISPLAYS.has(display) ? { children: [made], display: display as Display } : made
  }
}

/** Periods, case, font and quotes, without affixes. */
export function compileFormat(attrs: CslNode['attrs']): Decorate | undefined {
  const stripsPeriods = attrs['strip-periods'] === 'true'
  const textCase = attrs['text-case']
  const font = readFont(attrs)
  const hasQuotes = attrs['quotes'] === 'true'
  const upright = font && withoutItalics(font)
  const casing = isTextCase(textCase) ? textCase : undefined
  if (!stripsPeriods && !casing && !font && !hasQuotes) return undefined
  return (output, scope) => {
    let made = output
    if (stripsPeriods) made = mapText(made, (text) => text.replaceAll('.', ''))
    if (casing) made = applyTextCase(made, casing, scope.item.language || scope.locale.tag)
    if (hasQuotes) made = { children: [made], quotes: scope.locale.quotes }
    const shown = font?.italic && IS_EAST_ASIAN.test(bareText(made)) ? upright : font
    return shown ? { children: [made], font: shown } : made
  }
}

/** Chinese, Japanese and Korean are never set in italics. */
const IS_EAST_ASIAN = /^\P{L}*[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u

function withoutItalics({ italic: _italic, ...font }: FontStyle): FontStyle | undefined {
  return Object.keys(font).length > 0 ? font : undefined
}

/** The prefix and suffix around an output. */
export function compileAffixes(attrs: CslNode['attrs']): ((output: Output) => Output) | undefined {
  const prefix = attrs['prefix'] ?? ''
  const suffix = attrs['suffix'] ?? ''
  if (prefix === '' && suffix === '') return undefined
  return (output) => joinRow([prefix, output, suffix])
}

/** The font that attributes set; undefined when they set none. */
export function readFont(attrs: CslNode['attrs']): FontStyle | undefined {
  const font: { -readonly [key in keyof FontStyle]: FontStyle[key] } = {}
  const style = attrs['font-style']
  if (style !== undefined) font.italic = style === 'italic' || style === 'oblique'
  const weight = attrs['font-weight']
  if (weight !== undefined) font.bold = weight === 'bold'
  const variant = attrs['font-variant']
  if (variant !== undefined) font.smallCaps = variant === 'small-caps'
  const decoration = attrs['text-decoration']
  if (decoration !== undefined) font.underline = decoration === 'underline'
  const vertical = attrs['vertical-align']
  if (vertical === 'sup' || vertical === 'sub' || vertical === 'baseline') font.vertical = vertical
  return Object.keys(font).length > 0 ? font : undefined
}
