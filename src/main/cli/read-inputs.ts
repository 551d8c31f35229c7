import { joinManuscripts, findJoinLosses } from '#core/exchange/join-manuscripts'
import { findManuscriptFormat } from '#core/exchange/manuscript-format'
import { embedPictures, picturesBeside, tellNotTaken } from '#core/exchange/pictures/pictures-beside'
import { findPicturePaths } from '#core/exchange/pictures/picture-paths'
import { readManuscript, type ReadManuscriptFile, type ReadManuscriptOptions } from '#core/exchange/read-manuscript'
import { decodeText } from '#core/exchange/references/decode-text'
import { connectTypedReferences } from '#core/exchange/typed-references/connect-typed-references'
import { findTypedReferences } from '#core/exchange/typed-references/find-typed-references'
import type { IdSource } from '#core/ids'
import { SIDE_NAMES, type Manuscript } from '#core/manuscript/manuscript'
import type { CommandIo } from './command'
import type { LoadedLibrary } from './load-library'

export interface ReadInputsOptions {
  /** Leaves out of pasted texts what looks like the web page around them. */
  readonly clean: boolean
  /** Leaves a typed list of references and the typed citations of it as text. */
  readonly keepTyped: boolean
}

/** The files of a command line as one manuscript, with what they bring along. Throws with the file that cannot be used. */
export async function readInputs(
  names: readonly string[],
  { clean, keepTyped }: ReadInputsOptions,
  library: LoadedLibrary,
  ids: IdSource,
  io: CommandIo
): Promise<ReadManuscriptFile> {
  const files: (ReadManuscriptFile & { readonly name: string })[] = []
  const options = { ids, findReferenceByKey: library.findByKey, removeBoilerplate: clean }
  for (const name of names) files.push({ name, ...(await readInput(name, options, io)) })
  const { manuscript, references } = joinManuscripts(files, ids)
  const joined = {
    manuscript,
    references,
    ...(files[0]?.style !== undefined && { style: files[0].style }),
    findings: [...files.flatMap(({ findings }) => findings), ...findJoinLosses(files, { manuscript, references })]
  }
  const isStored = names.every((name) => /\.bifolium$/iu.test(name))
  return keepTyped || isStored ? joined : connectTyped(joined, library, ids)
}

/** Apart from what goes on with the manuscript, so that the bytes of the file, which may be many, are let go of. */
async function readInput(
  name: string,
  options: Omit<ReadManuscriptOptions, 'now' | 'pictures'>,
  io: CommandIo
): Promise<ReadManuscriptFile> {
  const shown = name === '-' ? 'standard input' : name
  const bytes = await io.readInput(name)
  const isMarkdown = name !== '-' && findManuscriptFormat(name) === 'markdown'
  const read = readManuscript(shown, bytes, {
    ...(isMarkdown && { pictures: await io.readBeside(name, findPicturePaths(decodeText(name, bytes).text)) }),
    ...options,
    now: await io.dateOf(name)
  })
  if (!read.ok) throw new Error(`${shown}: ${read.error.message}`)
  if (isEmpty(read.value.manuscript)) throw new Error(`${shown} holds no text that could be converted.`)
  return isMarkdown ? read.value : withMedia(name, read.value, io)
}

/**
 * Pictures in a media folder beside the file belong to it. Those that are not there are told by whoever writes; those
 * that are there and are not taken, here.
 */
async function withMedia(name: string, read: ReadManuscriptFile, io: CommandIo): Promise<ReadManuscriptFile> {
  const names = name === '-' ? [] : picturesBeside(read.manuscript)
  if (names.length === 0) return read
  const found = await io.readBeside(name, names)
  const { manuscript } = embedPictures(read.manuscript, found)
  const refused = picturesBeside(manuscript).flatMap((path) =>
    found.has(path) ? [tellNotTaken(path, found.get(path))] : []
  )
  return { ...read, manuscript, findings: [...read.findings, ...refused] }
}

/** Typed lists and citations connected; entries that the library or the files have already become no second reference. */
function connectTyped(read: ReadManuscriptFile, library: LoadedLibrary, ids: IdSource): ReadManuscriptFile {
  const connected = connectTypedReferences(read.manuscript, findTypedReferences(read.manuscript), {
    ids,
    now: read.manuscript.createdAt,
    library: [...library.references, ...read.references]
  })
  return {
    ...read,
    manuscript: connected.manuscript,
    references: [...read.references, ...connected.references],
    findings: [...read.findings, ...connected.findings]
  }
}

const isEmpty = (manuscript: Manuscript): boolean =>
  SIDE_NAMES.every((name) => manuscript[name].blocks.length === 0 && manuscript[name].title === '')
