import { useState } from 'react'
import { useStore } from 'zustand'
import type { WritableFormat } from '#core/exchange/references/reference-format'
import { decodeText } from '#core/exchange/references/decode-text'
import type { ReferenceId } from '#core/ids'
import type { Reference } from '#core/references/reference'
import { useFormats, useText, type TextFunction } from '../../i18n'
import { useToast, type ProgressBarProps } from '../../ui'
import { useWorkbench, type ImportReport } from '../../workbench/workbench'
import type { ItemType } from './item-fields'

/** What one file brought, or why it brought nothing. */
export interface FileReport {
  readonly file: string
  readonly report?: ImportReport
  readonly problem?: string
}

/** Asked before references that manuscripts cite are deleted. */
export interface DeleteQuestion {
  readonly ids: readonly ReferenceId[]
  readonly cited: readonly { readonly reference: Reference; readonly titles: readonly string[] }[]
}

export interface LibraryActs {
  readonly text: TextFunction
  readonly progress: ProgressBarProps | undefined
  readonly report: readonly FileReport[] | undefined
  readonly closeReport: () => void
  readonly question: DeleteQuestion | undefined
  readonly answer: (remove: boolean) => void
  readonly importChosen: () => void
  readonly importDropped: (files: readonly File[]) => void
  readonly add: (type: ItemType) => Promise<ReferenceId | undefined>
  readonly remove: (ids: readonly ReferenceId[]) => void
  /** Takes just imported references out again, without a question. */
  readonly dropAdded: (ids: readonly ReferenceId[]) => void
  /** Says what went wrong with an act. */
  readonly failed: (error: unknown) => void
  readonly exportAs: (ids: readonly ReferenceId[], format: WritableFormat) => void
}

type Progress = ProgressBarProps | undefined
const EXTENSIONS = { 'csl-json': 'json', 'csl-yaml': 'yaml', bibtex: 'bib', biblatex: 'bib', ris: 'ris' } as const

/** The acts of the library view, with what they have to say: progress, reports, questions. */
export function useLibraryActs(): LibraryActs {
  const text = useText()
  const { host, library } = useWorkbench()
  const [progress, setProgress] = useState<Progress>()
  const importing = useImport(setProgress)
  const failed = (error: unknown) => importing.setReport([{ file: '', problem: messageOf(error) }])
  const deleting = useDelete(failed)
  const add = useAdd(failed)
  const exportAs = useExport(importing.setReport)
  const importChosen = async () => {
    const opened = await host.openFiles({ purpose: 'references', multiple: true })
    if (!opened.ok) return importing.setReport([{ file: '', problem: opened.error.message }])
    return importing.run(opened.value.map(({ name, bytes }) => ({ name, read: () => Promise.resolve(bytes) })))
  }
  return {
    text,
    progress,
    report: importing.report,
    closeReport: () => importing.setReport(undefined),
    question: deleting.question,
    answer: deleting.answer,
    importChosen: () => void importChosen().catch(failed),
    importDropped: (files) =>
      void importing.run(
        files.map((file) => ({ name: file.name, read: async () => new Uint8Array(await file.arrayBuffer()) }))
      ),
    add,
    remove: deleting.remove,
    dropAdded: (ids) => void library.remove(ids).catch(failed),
    failed,
    exportAs
  }
}

interface Source {
  readonly name: string
  readonly read: () => Promise<Uint8Array>
}

function useImport(setProgress: (progress: Progress) => void) {
  const text = useText()
  const { number } = useFormats()
  const { library, bibliographyPanel } = useWorkbench()
  const [report, setReport] = useState<readonly FileReport[]>()
  const importOne = async ({ name, read }: Source): Promise<FileReport> => {
    const label = text('library.importing', { file: name })
    setProgress({ label, value: null })
    try {
      const bytes = await read()
      const done = await library.importFile(name, bytes, (value, max) => {
        setProgress({ label, value, max, valueText: `${number(value)} / ${number(max)}` })
      })
      return { file: name, report: done }
    } catch (error) {
      return { file: name, problem: messageOf(error) }
    }
  }
  const run = async (sources: readonly Source[]) => {
    if (sources.length === 0) return
    const reports: FileReport[] = []
    for (const source of sources) reports.push(await importOne(source))
    setProgress(undefined)
    const [only] = sources
    if (sources.length === 1 && only && isPlainList(only.name, reports[0])) {
      const { text: list } = decodeText(only.name, await only.read())
      bibliographyPanel.setState({ open: true, text: list })
    } else setReport(reports)
  }
  return { report, setReport, run }
}

/** A text file that is in no format of references: a list as people read it, which is previewed first. */
const isPlainList = (name: string, { report }: FileReport = { file: '' }): boolean =>
  /\.(?:txt|text|md)$/i.test(name) && (report?.findings.some(({ code }) => code === 'format-unknown') ?? false)

function useDelete(failed: (error: unknown) => void) {
  const text = useText()
  const toast = useToast()
  const { library } = useWorkbench()
  const [question, setQuestion] = useState<DeleteQuestion>()
  const removeNow = async (ids: readonly ReferenceId[]) => {
    const { references } = library.state.getState()
    const removed = ids.flatMap((id) => references.get(id) ?? [])
    await library.remove(ids)
    toast(text('library.deleted', { count: removed.length }), { label: text('common.undo'), run: library.undoAct })
  }
  const ask = async (ids: readonly ReferenceId[]) => {
    const { references } = library.state.getState()
    const citing = await library.citedIn(ids)
    const cited = ids.flatMap((id) => {
      const [reference, titles] = [references.get(id), citing.get(id) ?? []]
      return reference && titles.length > 0 ? [{ reference, titles }] : []
    })
    if (cited.length > 0) setQuestion({ ids, cited })
    else if (ids.length > 0) await removeNow(ids)
  }
  const answer = (remove: boolean) => {
    if (question && remove) void removeNow(question.ids).catch(failed)
    setQuestion(undefined)
  }
  return { question, answer, remove: (ids: readonly ReferenceId[]) => void ask(ids).catch(failed) }
}

function useAdd(failed: (error: unknown) => void) {
  const { library } = useWorkbench()
  return (type: ItemType): Promise<ReferenceId | undefined> =>
    library.addItem({ id: '', type }).then(
      (reference) => reference.id,
      (error: unknown) => {
        failed(error)
        return undefined
      }
    )
}

function useExport(setReport: (report: readonly FileReport[]) => void) {
  const text = useText()
  const toast = useToast()
  const { host, library } = useWorkbench()
  const size = useStore(library.state, (state) => state.references.size)
  const write = async (ids: readonly ReferenceId[], format: WritableFormat) => {
    const bytes = new TextEncoder().encode(await library.exportAs(ids, format))
    const stem = ids.length === size ? 'library' : 'references'
    const suggestedName = `${stem}.${EXTENSIONS[format]}`
    const saved = await host.saveFile({ purpose: 'references', suggestedName, bytes })
    if (!saved.ok) setReport([{ file: suggestedName, problem: saved.error.message }])
    else if (saved.value) toast(text('export.written', { name: saved.value.name }))
  }
  return (ids: readonly ReferenceId[], format: WritableFormat) =>
    void write(ids, format).catch((error: unknown) => setReport([{ file: format, problem: messageOf(error) }]))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
