import type { FormattedSide } from '#core/citation/processor'
import type { Author, Manuscript, SideName } from '#core/manuscript/manuscript'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { numberCaptions } from '#core/manuscript/number-captions'
import { numberEquations } from '#core/manuscript/number-equations'
import { onSide, peopleOfSide, printAuthorName } from '#core/manuscript/people-of-side'
import { visitBlocks } from '#core/manuscript/walk'
import { bibliographyHeading, isBibliographyHeading } from '../bibliography-heading'
import { pairRows } from '../docx/pair-rows'
import { element, escapeHtml, openTag } from './html-text'
import { PAGE_CSS } from './page-css'
import { writeHtmlBibliography, writeHtmlBlocks, writeHtmlNotes } from './write-html-blocks'
import type { HtmlSide } from './write-html-inlines'

export interface HtmlWriteOptions {
  readonly sides: 'both' | SideName
  /** `facing` sets pairings side by side, `interleaved` below each other. */
  readonly layout: 'sequential' | 'facing' | 'interleaved'
}

/** Nothing runs and nothing is fetched: what the page shows stands in it. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** One page that holds everything it shows: both sides, their language on every part, pictures as data, no script. */
export function writeHtml(
  manuscript: Manuscript,
  formatted: Readonly<Record<SideName, FormattedSide>>,
  { sides, layout }: HtmlWriteOptions
): string {
  const names = SIDE_NAMES.filter((name) => sides === 'both' || sides === name)
  const writers = names.map((name) => sideOf(name, manuscript, formatted[name]))
  const shape = names.length === 1 ? 'sequential' : layout
  const body =
    shape === 'sequential'
      ? writers.map((side) => writeArticle(manuscript, side)).join('\n')
      : writeRows(manuscript, writers)
  const { language } = manuscript[names[0] ?? 'leading']
  const head = element('head', {}, writeHead(manuscript, names))
  return `<!doctype html>\n${element('html', { lang: language }, `${head}\n${element('body', { class: shape }, `\n${body}\n`)}`)}\n`
}

function sideOf(side: SideName, manuscript: Manuscript, formatted: FormattedSide): HtmlSide {
  const { language, blocks } = manuscript[side]
  const listed = new Set(formatted.bibliography.entries.map(({ reference }) => reference))
  return {
    side,
    language,
    formatted,
    captionNumbers: numberCaptions(blocks),
    equationNumbers: numberEquations(blocks),
    notes: [],
    listed
  }
}

function writeHead(manuscript: Manuscript, names: readonly SideName[]): string {
  const [main = 'leading'] = names
  const title = manuscript[main].title || manuscript.title
  const meta = (name: string, content: string, lang?: string): string => openTag('meta', { name, content, lang })
  const titles = names.map((name) => ({ title: manuscript[name].title, language: manuscript[name].language }))
  return [
    '<meta charset="utf-8">',
    openTag('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    meta('viewport', 'width=device-width, initial-scale=1'),
    element('title', {}, escapeHtml(title)),
    ...titles.flatMap((one) => (one.title === '' ? [] : [meta('citation_title', one.title, one.language)])),
    ...(manuscript.authors ?? []).flatMap((author) => authorTags(author, main, manuscript)),
    ...titles.map(({ language }) => meta('citation_language', language)),
    meta('citation_date', manuscript.modifiedAt.slice(0, 10)),
    element('style', {}, PAGE_CSS)
  ].join('\n')
}

function authorTags(author: Author, main: SideName, { affiliations = [] }: Manuscript): readonly string[] {
  const name = onSide(author.names, main)
  if (!name) return []
  const institutions = affiliations.filter(({ id }) => author.affiliations.includes(id))
  return [
    openTag('meta', { name: 'citation_author', content: printAuthorName(name) }),
    ...institutions.map(({ names }) =>
      openTag('meta', { name: 'citation_author_institution', content: onSide(names, main) ?? '' })
    ),
    ...(author.orcid === undefined
      ? []
      : [openTag('meta', { name: 'citation_author_orcid', content: `https://orcid.org/${author.orcid}` })])
  ]
}

function writeArticle(manuscript: Manuscript, side: HtmlSide): string {
  const { blocks } = manuscript[side.side]
  const content = [
    writeTitleBlock(manuscript, side),
    writeHtmlBlocks(blocks, side),
    placesBibliography(blocks) ? '' : writeEnd(side, blocks),
    writeHtmlNotes(side)
  ]
  return element('article', { lang: side.language }, `\n${content.filter((part) => part !== '').join('\n')}\n`)
}

function writeTitleBlock(manuscript: Manuscript, side: HtmlSide): string {
  const { title } = manuscript[side.side]
  const { authors, affiliations } = peopleOfSide(manuscript, side.side)
  const people = authors.map(
    ({ name, marks }) => escapeHtml(name) + (marks.length > 0 ? element('sup', {}, marks.join(',')) : '')
  )
  const joint = /^zh\b/iu.test(side.language) ? '，' : ', '
  const places = affiliations.map((place, index) =>
    element('li', {}, (affiliations.length > 1 ? `<sup>${index + 1}</sup> ` : '') + escapeHtml(place))
  )
  return [
    title === '' ? '' : element('h1', {}, escapeHtml(title)),
    people.length === 0 ? '' : element('p', { class: 'authors' }, people.join(joint)),
    places.length === 0 ? '' : element('ul', { class: 'affiliations' }, places.join(''))
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** The list of references of a side that has no place for it, under a heading where the side ends without one. */
function writeEnd(side: HtmlSide, blocks: readonly Block[]): string {
  const list = writeHtmlBibliography(side)
  const last = blocks.filter(({ type }) => type !== 'bibliography').at(-1)
  if (list === '' || isBibliographyHeading(last)) return list
  return `${element('h2', {}, bibliographyHeading(side.language))}\n${list}`
}

function placesBibliography(blocks: readonly Block[]): boolean {
  let places = false
  visitBlocks(blocks, ({ type }) => {
    places ||= type === 'bibliography'
  })
  return places
}

/** Both sides pairing by pairing: titles first, then the rows, then what stands at the end of each side. */
function writeRows(manuscript: Manuscript, sides: readonly HtmlSide[]): string {
  const row = (cells: readonly string[]): string => {
    if (cells.every((cell) => cell === '')) return ''
    const parts = cells.map((cell, index) => element('div', { lang: sides[index]?.language }, cell))
    return element('div', { class: 'row' }, parts.join('\n'))
  }
  return [
    row(sides.map((side) => writeTitleBlock(manuscript, side))),
    ...pairRows(manuscript).map((pair) =>
      row(
        sides.map((side) =>
          writeHtmlBlocks(
            pair[side.side].filter(({ type }) => type !== 'bibliography'),
            side
          )
        )
      )
    ),
    row(sides.map((side) => writeEnd(side, manuscript[side.side].blocks))),
    row(sides.map(writeHtmlNotes))
  ]
    .filter((part) => part !== '')
    .join('\n')
}
