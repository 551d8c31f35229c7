import { useRef, useState } from 'react'
import type { ExportedFile } from '#core/exchange/export-manuscript'
import { referenceFileName } from '#core/exchange/reference-file-name'
import type { Finding } from '#core/finding'
import { succeed } from '#core/result'
import type { FileHandle, HostApi, OpenedFile } from '#host/host-api'
import { useText, type TextFunction } from '../../i18n'
import { useToast } from '../../ui'
import { useWorkbench, type ExportChoice, type ExportOptions, type Session } from '../../workbench/workbench'
import { exportName, mediaFolderOf } from './export-name'

/** What the dialog asks for: what the core writes, or a PDF, which is its page printed. */
export interface ChosenOptions extends ExportChoice {
  /** The document whose look a DOCX takes. */
  readonly look?: OpenedFile | undefined
}

export type Progress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'written'
      readonly name: string
      readonly findings: readonly Finding[]
      /** The reference file that a Markdown file with keys needs and that is not saved yet. */
      readonly references: PendingReferences | undefined
    }

interface PendingReferences extends NonNullable<ExportedFile['referenceFile']> {
  /** The Markdown file, as it was written. */
  readonly file: FileHandle
  readonly options: ExportOptions
}

export interface Export {
  readonly progress: Progress
  readonly write: (options: ChosenOptions) => void
  /** Lets go of the file that is being written: nothing is saved. */
  readonly stop: () => void
  /** Saves the reference file that the written file needs: a second file is a second click, or browsers refuse it. */
  readonly writeReferences: () => void
}

/** The export and where it stands. A clean export closes the dialog and says so in a toast. */
export function useExport(session: Session, onDone: () => void): Export {
  const text = useText()
  const toast = useToast()
  const { host } = useWorkbench()
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' })
  const stopping = useRef<AbortController>(undefined)
  const follow = (work: Promise<Progress>) => {
    setProgress({ kind: 'working' })
    const settle = (next: Progress) => {
      const isDone = next.kind === 'written' && next.findings.length === 0 && !next.references
      if (isDone) {
        toast(text('export.written', { name: next.name }))
        onDone()
      }
      setProgress(isDone ? { kind: 'idle' } : next)
    }
    work.then(settle, (error: unknown) =>
      setProgress(failed(text, error instanceof Error ? error.message : String(error)))
    )
  }
  return {
    progress,
    write: (options) => {
      stopping.current = new AbortController()
      follow(writeManuscript(session, host, options, text, stopping.current.signal))
    },
    stop: () => stopping.current?.abort(),
    writeReferences: () => {
      if (progress.kind === 'written') follow(writeReferences(session, host, progress, text))
    }
  }
}

function failed(text: TextFunction, message: string): Progress {
  return { kind: 'failed', message: text('export.failed', { message }) }
}

async function writeManuscript(
  session: Session,
  host: HostApi,
  chosen: ChosenOptions,
  text: TextFunction,
  signal: AbortSignal
): Promise<Progress> {
  const { id, title, languages } = session.state.getState()
  const suggestedName = exportName(title, chosen, chosen.sides === 'both' ? undefined : languages[chosen.sides])
  const { format, look, together, pictures, referenceFile: ending, ...rest } = chosen
  const options: ExportOptions = {
    ...rest,
    format: format === 'pdf' ? 'html' : format,
    bibliographyFile: referenceFileName(suggestedName, format === 'latex' ? 'bib' : ending),
    ...(together !== 'no' && { together }),
    ...(hasFolder(format, pictures) && { mediaFolder: mediaFolderOf(suggestedName, id) }),
    ...(format === 'docx' && look && { referenceDocument: look.bytes })
  }
  const exported = await session.export(options, signal).catch((error: unknown) => {
    if (signal.aborted) return undefined
    throw error
  })
  if (!exported || signal.aborted) return { kind: 'idle' }
  const { bytes, findings, referenceFile, media = [] } = exported
  const printed = format === 'pdf' ? await host.printToPdf(new TextDecoder().decode(bytes)) : succeed(bytes)
  if (!printed.ok) return failed(text, printed.error.message)
  // The page went to the user's print dialog, which saves by itself.
  if (!printed.value) return { kind: 'idle' }
  // A browser saves pictures and text as one archive, which holds the references too.
  const isArchive = media.length > 0 && (await host.describe()).kind === 'served'
  const beside = isArchive && referenceFile ? [...media, referenceFile] : media
  const request = { purpose: format, suggestedName, bytes: printed.value }
  const saved = await host.saveFile({ ...request, ...(beside.length > 0 && { beside }) })
  if (!saved.ok) return failed(text, saved.error.message)
  const file = saved.value
  if (!file) return { kind: 'idle' }
  const references = referenceFile && !isArchive ? { ...referenceFile, file, options } : undefined
  return { kind: 'written', name: file.name, findings, references }
}

/** LaTeX has no other way; a Word file, a page and a PDF hold their pictures. */
const hasFolder = (format: ExportChoice['format'], pictures: ExportChoice['pictures']): boolean =>
  format === 'latex' || (pictures === 'beside' && (format === 'markdown' || format === 'jats'))

/** Where the file gets another name than the text says, the text is written again with that name. */
async function writeReferences(
  session: Session,
  host: HostApi,
  written: Extract<Progress, { kind: 'written' }>,
  text: TextFunction
): Promise<Progress> {
  const { references } = written
  if (!references) return written
  const { name, bytes, file, options } = references
  const saved = await host.saveFile({ purpose: 'references', suggestedName: name, bytes })
  if (!saved.ok) return failed(text, saved.error.message)
  if (!saved.value) return written
  if (saved.value.name !== name) {
    const again = await session.export({ ...options, bibliographyFile: saved.value.name })
    const rewritten = await host.saveFile({
      purpose: options.format,
      suggestedName: file.name,
      bytes: again.bytes,
      file
    })
    if (!rewritten.ok) return failed(text, rewritten.error.message)
  }
  return { ...written, references: undefined }
}
