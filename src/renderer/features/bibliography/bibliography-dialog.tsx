import { useCallback, useEffect, useState } from 'react'
import type { PlainEntry } from '#core/exchange/references/plain/plain-entry'
import { useText } from '../../i18n'
import { Dialog, useToast } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { BibliographyPreview } from './bibliography-preview'
import { BibliographySource } from './bibliography-source'
import { startPreview, takenItems, type PreviewEntry } from './preview-entries'

export interface BibliographyDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  /** A text to begin with, such as a file's; without one the clipboard is looked at. */
  readonly given?: string | undefined
  /** Called once entries are in the library. */
  readonly onAdded: () => void
  /** Reads a text away from the main thread. */
  readonly readText: (text: string) => Promise<readonly PlainEntry[]>
}

/** Where the text is now. It is kept until its entries are accepted, however often the dialog is closed. */
interface Stage {
  readonly text: string
  readonly preview: readonly PreviewEntry[] | undefined
  readonly working: boolean
  readonly problem: string | undefined
}

const EMPTY: Stage = { text: '', preview: undefined, working: false, problem: undefined }

/** From a pasted bibliography, by way of a preview in which every field can be changed, to references of the library. */
export function BibliographyDialog({ open, onClose, given, onAdded, readText }: BibliographyDialogProps) {
  const words = useText()
  const accept = useAccept()
  const [stage, setStage] = useState(EMPTY)
  const change = useCallback((part: Partial<Stage>) => setStage((current) => ({ ...current, ...part })), [])
  const failed = useCallback(
    (error: unknown) => change({ working: false, problem: error instanceof Error ? error.message : String(error) }),
    [change]
  )
  const read = useCallback(
    async (text: string) => {
      change({ text, working: true, problem: undefined })
      const entries = await readText(text)
      if (entries.length > 0) change({ working: false, preview: startPreview(entries) })
      else change({ working: false, problem: words('bibliography.nothing') })
    },
    [change, readText, words]
  )
  const isFresh = open && stage.text === '' && stage.preview === undefined
  useFirstText(isFresh, given, (text) => void read(text).catch(failed))
  const add = async (entries: readonly PreviewEntry[]) => {
    change({ preview: entries, working: true, problem: undefined })
    await accept(entries)
    setStage(EMPTY)
    onClose()
    onAdded()
  }
  const back = () => change({ preview: undefined, problem: undefined })
  const { preview, text, working, problem } = stage
  return (
    <Dialog
      open={open}
      onClose={preview ? back : onClose}
      title={words(preview ? 'bibliography.previewTitle' : 'bibliography.title')}
      closeLabel={words(preview ? 'common.back' : 'common.close')}
      width={preview ? 1180 : 680}
      flush
    >
      {preview ? (
        <BibliographyPreview
          start={preview}
          busy={working}
          problem={problem}
          onBack={back}
          onAccept={(entries) => void add(entries).catch(failed)}
        />
      ) : (
        <BibliographySource
          text={text}
          working={working}
          problem={problem}
          onText={(next) => change({ text: next, problem: undefined })}
          onContinue={(next) => void read(next).catch(failed)}
        />
      )}
    </Dialog>
  )
}

/** Takes the given text, or what the clipboard holds, as the dialog comes up; where it may not look, the box is there. */
function useFirstText(isFresh: boolean, given: string | undefined, onText: (text: string) => void): void {
  useEffect(() => {
    if (!isFresh) return undefined
    let isCurrent = true
    const look = async () => {
      const text = given ?? (await navigator.clipboard.readText())
      // A word or a link that was copied is no bibliography.
      if (isCurrent && text.trim().length > 40) onText(text)
    }
    look().catch(() => undefined)
    return () => {
      isCurrent = false
    }
    // Once, as the dialog comes up.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isFresh])
}

/** Adds the chosen entries to the library in one act that can be undone. */
function useAccept(): (entries: readonly PreviewEntry[]) => Promise<void> {
  const words = useText()
  const toast = useToast()
  const { library } = useWorkbench()
  return async (entries) => {
    const bytes = new TextEncoder().encode(JSON.stringify(takenItems(entries)))
    const { added, existing } = await library.importFile('bibliography.json', bytes)
    const ids = added.map(({ id }) => id)
    const said = [
      words('library.added', { count: added.length }),
      existing.length > 0 && words('library.existing', { count: existing.length })
    ]
    const message = said.filter(Boolean).join(' · ')
    if (ids.length === 0) toast(message)
    else toast(message, { label: words('common.undo'), run: library.undoAct })
  }
}
