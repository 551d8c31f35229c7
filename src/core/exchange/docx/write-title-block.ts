import type { FormattedText } from '#core/citation/formatted-text'
import type { Manuscript } from '#core/manuscript/manuscript'
import { peopleOfSide } from '#core/manuscript/people-of-side'
import type { PrintedAuthor } from '#core/manuscript/people-of-side'
import { writeFormatted, writePlain } from './write-runs'
import type { SideWriter } from './write-runs'

/** How a side joins names and tells to whom letters go. */
interface BlockWords {
  readonly comma: string
  readonly correspondence: string
}

const WORDS: readonly (readonly [RegExp, BlockWords])[] = [
  [/^zh-(?:hant|tw|hk|mo)\b/i, { comma: '，', correspondence: '通訊作者：' }],
  [/^zh\b/i, { comma: '，', correspondence: '通信作者：' }],
  [/^ja\b/i, { comma: '、', correspondence: '責任著者：' }]
]
const ENGLISH: BlockWords = { comma: ', ', correspondence: 'Correspondence: ' }

/** What the first paragraph says of its place: nothing, or that it begins a page. */
export type TitleOpening = '' | '<w:pageBreakBefore/>'

/** The title of a side and, below it, its authors, their institutions, identifiers and to whom letters go. */
export function writeTitleBlock(manuscript: Manuscript, writer: SideWriter, opening: TitleOpening = ''): string {
  const { title } = manuscript[writer.side]
  const { authors, affiliations } = peopleOfSide(manuscript, writer.side)
  const words = WORDS.find(([tag]) => tag.test(writer.tag))?.[1] ?? ENGLISH
  const paragraphs: readonly (readonly [style: string, runs: string])[] = [
    ['Title', title === '' ? '' : writePlain(title, writer)],
    ['Authors', writeFormatted(namesOf(authors, words), writer)],
    ...affiliations.map(
      (name, index) => ['Affiliation', writeFormatted(affiliation(name, index, affiliations.length), writer)] as const
    ),
    ['Affiliation', writeFormatted(identifiersOf(authors, words), writer)],
    ['Affiliation', writeFormatted(correspondenceOf(authors, words), writer)]
  ]
  const written = paragraphs.filter(([, runs]) => runs !== '')
  return written
    .map(([style, runs], index) => {
      const properties = index === 0 ? opening : ''
      return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${runs}</w:p>`
    })
    .join('')
}

function namesOf(authors: readonly PrintedAuthor[], { comma }: BlockWords): FormattedText {
  return joined(
    authors.map(({ name, marks }) => [
      { text: name },
      ...(marks.length > 0 ? [{ text: marks.join(','), superscript: true as const }] : [])
    ]),
    comma
  )
}

function affiliation(name: string, index: number, count: number): FormattedText {
  return count > 1 ? [{ text: String(index + 1), superscript: true as const }, { text: ` ${name}` }] : [{ text: name }]
}

function identifiersOf(authors: readonly PrintedAuthor[], { comma }: BlockWords): FormattedText {
  const known = authors.flatMap(({ name, orcid }) =>
    orcid === undefined ? [] : [[{ text: `${name} ` }, { text: orcid, link: `https://orcid.org/${orcid}` }]]
  )
  return known.length === 0 ? [] : [{ text: 'ORCID: ' }, ...joined(known, comma)]
}

function correspondenceOf(authors: readonly PrintedAuthor[], { comma, correspondence }: BlockWords): FormattedText {
  const known = authors.flatMap(({ name, email, isCorresponding }) => {
    if (!isCorresponding) return []
    return [
      [{ text: name }, ...(email === undefined ? [] : [{ text: comma }, { text: email, link: `mailto:${email}` }])]
    ]
  })
  return known.length === 0
    ? []
    : [{ text: '* ' }, { text: correspondence }, ...joined(known, comma === ', ' ? '; ' : '；')]
}

const joined = (parts: readonly FormattedText[], between: string): FormattedText =>
  parts.flatMap((part, index) => (index === 0 ? part : [{ text: between }, ...part]))
