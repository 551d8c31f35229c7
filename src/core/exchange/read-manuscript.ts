import type { Finding } from '#core/finding'
import type { IdSource, ReferenceId } from '#core/ids'
import { initialPairings } from '#core/bitext/pair-sections'
import type { Manuscript, Side } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import type { Reference } from '#core/references/reference'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import { embedMedia } from './bifolium/embed-media'
import { refusalOf, unpackManuscript } from './bifolium/unpack-manuscript'
import { findUnreadDocx } from './docx/find-unread-docx'
import { readDocx } from './docx/read-docx'
import { findUnreadHtml } from './html/find-unread-html'
import { readHtml } from './html/read-html'
import { findUnreadJats } from './jats/find-unread-jats'
import { readJats } from './jats/read-jats'
import { heldByManuscript } from './loss/held-text'
import { findUnreadMarkdown } from './markdown/find-unread-markdown'
import type { People } from './markdown/read-authors'
import { readMarkdown } from './markdown/read-markdown'
import { findManuscriptFormat } from './manuscript-format'
import type { PicturesFound } from './pictures/pictures-beside'
import { acceptPastedText } from './pasted-text/accept-pasted-text'
import { analysePastedText } from './pasted-text/analyse-pasted-text'
import { findUnreadLines } from './pasted-text/find-unread-lines'
import { removeBoilerplate } from './pasted-text/edit-pasted-text'
import { decodeText } from './references/decode-text'
import { splitSides } from './split-sides'

export interface ReadManuscriptOptions {
  readonly ids: IdSource
  /** ISO 8601 instant of a new manuscript. */
  readonly now: string
  /** The reference of a citation key in Markdown. */
  readonly findReferenceByKey: (key: string) => ReferenceId | undefined
  /** The pictures that stand beside a Markdown file, by the paths of `findPicturePaths`. */
  readonly pictures?: PicturesFound
  /** Leaves out what looks like the web page around a pasted text; otherwise every word comes in. */
  readonly removeBoilerplate?: boolean
}

export interface ReadManuscriptFile {
  readonly manuscript: Manuscript
  /** The references that the file brought along: all of a `.bifolium` file, those that live citations of a DOCX cite. */
  readonly references: readonly Reference[]
  /** CSL text of the manuscript's style, where a `.bifolium` file brings its own. */
  readonly style?: string
  readonly findings: readonly Finding[]
}

/**
 * A manuscript of any file that holds one, told by its name; other names are read as text. Two languages in one file
 * become two sides, paired section by section. An error names the file and why it cannot be read.
 */
export function readManuscript(
  name: string,
  bytes: Uint8Array,
  options: ReadManuscriptOptions
): Result<ReadManuscriptFile, Finding> {
  const format = findManuscriptFormat(name) ?? 'text'
  if (format === 'bifolium') return readBifolium(name, bytes)
  if (format === 'docx') {
    const read = readDocx(bytes, options.ids, options.now)
    if (!read.ok) return fail(inFile(name, read.error))
    const { references, styleId, recordsChanges, people, findings } = read.value
    const file = withPeople(people, ofBlocks(name, { ...read.value, findings }, options))
    const unread = findUnreadDocx(bytes, read.value, [file.manuscript.leading.blocks, file.manuscript.facing.blocks])
    return succeed({
      ...file,
      references,
      // What may be missing first: a window shows only so many.
      findings: [...unread.map((finding) => inFile(name, finding)), ...file.findings],
      manuscript: {
        ...file.manuscript,
        ...(styleId !== undefined && { styleId }),
        ...(recordsChanges && { recordsChanges })
      }
    })
  }
  const { text, findings } = decodeText(name, bytes)
  const refusal = findings.find(({ severity }) => severity === 'error')
  if (refusal) return fail({ ...refusal, message: refusal.message.replace('a reference file', 'a manuscript') })
  if (format === 'jats') {
    const read = readJatsFile(name, text, options)
    return read.ok ? succeed({ ...read.value, findings: [...findings, ...read.value.findings] }) : read
  }
  const read = readTextFile(name, text, format, options)
  const told = [...read.findings, ...findUnreadText(text, format, read.manuscript, options)]
  return succeed({ ...read, findings: [...findings, ...told.map((finding) => inFile(name, finding))] })
}

/** What a second reading of the text finds that the first one did not bring in. */
function findUnreadText(
  text: string,
  format: 'text' | 'markdown' | 'html',
  manuscript: Manuscript,
  { findReferenceByKey, removeBoilerplate }: ReadManuscriptOptions
): readonly Finding[] {
  const held = heldByManuscript(manuscript)
  if (format === 'html') return findUnreadHtml(text, held, [manuscript.leading.blocks, manuscript.facing.blocks])
  if (format === 'markdown') return findUnreadMarkdown(text, held, findReferenceByKey)
  return removeBoilerplate === true ? [] : findUnreadLines(text, held)
}

function readTextFile(
  name: string,
  text: string,
  format: 'text' | 'markdown' | 'html',
  options: ReadManuscriptOptions
): ReadManuscriptFile {
  if (format === 'html') return ofBlocks(name, readHtml(text, options), options)
  if (format === 'markdown') return readMarkdownFile(name, text, options)
  const pasted = removeBoilerplate(analysePastedText(text), options.removeBoilerplate === true)
  const { manuscript, findings } = acceptPastedText(pasted, { ...options, title: stemOf(name) })
  return { manuscript, references: [], findings }
}

function readJatsFile(name: string, text: string, options: ReadManuscriptOptions): Result<ReadManuscriptFile, Finding> {
  const read = readJats(text, { ids: options.ids, now: options.now, file: name })
  if (!read.ok) return read
  const { leading, facing, people, references, findings } = read.value
  const manuscript = makeManuscript(titleOf(name, leading), { leading, facing }, options)
  const whole = { ...manuscript, ...people }
  const unread = findUnreadJats(text, heldByManuscript(whole), references).map((finding) => inFile(name, finding))
  return succeed({ manuscript: whole, references, findings: [...findings, ...unread] })
}

function readMarkdownFile(name: string, text: string, options: ReadManuscriptOptions): ReadManuscriptFile {
  const { title, leading, facing, people, findings } = readMarkdown(text, options)
  if (!facing) {
    const document = withPeople(
      people,
      ofBlocks(name, { blocks: leading.blocks, findings, ...(title !== undefined && { title }) }, options)
    )
    return withSideTitle(document, leading.title, leading.language)
  }
  const sides = {
    leading: {
      language: leading.language ?? splitSides(leading.blocks).leading.language,
      title: leading.title ?? '',
      blocks: leading.blocks
    },
    facing: {
      language: facing.language ?? splitSides(facing.blocks).leading.language,
      title: facing.title ?? '',
      blocks: facing.blocks
    }
  }
  const manuscript = makeManuscript(title ?? titleOf(name, sides.leading), sides, options)
  return withPeople(people, { manuscript, references: [], findings })
}

const withPeople = (people: People | undefined, file: ReadManuscriptFile): ReadManuscriptFile =>
  people ? { ...file, manuscript: { ...file.manuscript, ...people } } : file

/** What the header says of the first side counts where it agrees with the script found. */
function withSideTitle(
  document: ReadManuscriptFile,
  title: string | undefined,
  language: string | undefined
): ReadManuscriptFile {
  const { manuscript } = document
  const { leading } = manuscript
  const agrees = language !== undefined && baseOf(language) === baseOf(leading.language)
  const side: Side = { ...leading, title: title ?? leading.title, ...(agrees && { language }) }
  return { ...document, manuscript: { ...manuscript, leading: side } }
}

const baseOf = (tag: string): string => (tag.split('-')[0] ?? '').toLowerCase()

interface TitledBlocks {
  readonly blocks: readonly Block[]
  readonly title?: string
  readonly findings: readonly Finding[]
}

function ofBlocks(
  name: string,
  { blocks, title, findings }: TitledBlocks,
  options: ReadManuscriptOptions
): ReadManuscriptFile {
  const split = splitSides(blocks)
  const isDocx = findManuscriptFormat(name) === 'docx'
  const sides = {
    leading: { ...split.leading, title: isDocx ? (title ?? '') : '' },
    facing: { ...split.facing, title: '' }
  }
  return {
    manuscript: makeManuscript(title ?? titleOf(name, sides.leading), sides, options),
    references: [],
    findings: findings.map((finding) => inFile(name, finding))
  }
}

function makeManuscript(
  title: string,
  { leading, facing }: Pick<Manuscript, 'leading' | 'facing'>,
  { ids, now }: ReadManuscriptOptions
): Manuscript {
  return {
    id: ids('manuscript'),
    title,
    leading,
    facing,
    pairings: initialPairings(leading, facing, ids),
    styleId: 'frontiers',
    createdAt: now,
    modifiedAt: now
  }
}

function titleOf(name: string, leading: Side): string {
  const heading = leading.blocks.find((block) => block.type === 'heading')
  return leading.title || (heading ? textOf(heading).replaceAll('\n', ' ').trim() : '') || stemOf(name)
}

const stemOf = (name: string): string => (/[^/\\]+$/u.exec(name)?.[0] ?? name).replace(/\.[^.]*$/u, '')

function readBifolium(name: string, bytes: Uint8Array): Result<ReadManuscriptFile, Finding> {
  const unpacked = unpackManuscript(bytes)
  if (!unpacked.ok) return fail(refusalOf(unpacked.error, name))
  return succeed({ ...unpacked.value, manuscript: embedMedia(unpacked.value) })
}

const inFile = (name: string, finding: Finding): Finding => ({ ...finding, place: { ...finding.place, file: name } })
