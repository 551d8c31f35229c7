import { flowOutput, type Change, type Token } from './flow'
import type { FontStyle, Output } from './output'
import { superscriptsIn } from './superscripts'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&#38;', '<': '&#60;', '>': '&#62;' }

const escapeHtml = (text: string): string => text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? '')

/** HTML of an output tree as the public CSL test suite writes it; raised letters of Unicode become `<sup>`. */
export const writeHtml = (output: Output): string => flowOutput(output).map(tokenHtml).join('')

function tokenHtml(token: Token): string {
  if (token.kind === 'text')
    return superscriptsIn(token.text)
      .map((part) => (part.isRaised ? `<sup>${escapeHtml(part.text)}</sup>` : escapeHtml(part.text)))
      .join('')
  if (token.kind === 'quote') return escapeHtml(token.text)
  const tags = tagsOf(token.change)
  return token.kind === 'open'
    ? tags.map(([open]) => open).join('')
    : tags
        .map(([, close]) => close)
        .reverse()
        .join('')
}

type Tag = readonly [open: string, close: string]

const SPAN = '</span>'

function tagsOf({ font, display }: Change): readonly Tag[] {
  const block: readonly Tag[] = display ? [displayTag(display)] : []
  return font ? [...block, ...fontTags(font)] : block
}

function displayTag(display: string): Tag {
  return display === 'right-inline'
    ? ['<div class="csl-right-inline">', '</div>\n  ']
    : display === 'left-margin'
      ? ['\n    <div class="csl-left-margin">', '</div>']
      : [`\n\n    <div class="csl-${display}">`, '</div>\n']
}

function fontTags(font: FontStyle): readonly Tag[] {
  const tags: Tag[] = []
  if (font.vertical === 'baseline') tags.push(['<span style="baseline">', SPAN])
  else if (font.vertical) tags.push([`<${font.vertical}>`, `</${font.vertical}>`])
  if (font.underline !== undefined)
    tags.push([`<span style="text-decoration:${font.underline ? 'underline' : 'none'};">`, SPAN])
  if (font.bold !== undefined) tags.push(font.bold ? ['<b>', '</b>'] : ['<span style="font-weight:normal;">', SPAN])
  if (font.smallCaps !== undefined)
    tags.push([`<span style="font-variant:${font.smallCaps ? 'small-caps' : 'normal'};">`, SPAN])
  if (font.italic !== undefined) tags.push(font.italic ? ['<i>', '</i>'] : ['<span style="font-style:normal;">', SPAN])
  return tags
}
