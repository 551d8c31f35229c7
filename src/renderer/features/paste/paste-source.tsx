import { useCallback, type ClipboardEvent } from 'react'
import { decodeText } from '#core/exchange/references/decode-text'
import { FILE_TYPES } from '#host/file-types'
import { findingText, useFormats, useText } from '../../i18n'
import { Button, classes, Notice, ProgressBar, useFileDrop } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import styles from './paste.module.css'

/** A text and the file it came from, if it did. */
export interface PastedSource {
  readonly text: string
  readonly name: string | undefined
}

export interface PasteSourceProps {
  readonly source: PastedSource
  readonly working: boolean
  readonly problem: string | undefined
  readonly onProblem: (message: string) => void
  readonly onSource: (source: PastedSource) => void
  readonly onContinue: (source: PastedSource) => void
  /** Takes a file that is no text but a document, such as one of Word. */
  readonly onDocument: (document: DocumentFile) => void
}

/** A document as it was chosen or dropped. */
export interface DocumentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A longer text is not put into the text box, which would be slow; it is kept all the same. */
const LONGEST_IN_BOX = 200_000

/** Where a text comes in: pasted, typed, opened or dropped. Pasting into the empty box goes on at once. */
export function PasteSource(props: PasteSourceProps) {
  const { source, working, problem, onProblem, onSource, onContinue } = props
  const text = useText()
  const { number } = useFormats()
  const { over, dropTarget, openFile } = useTextFiles(props)
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const content = event.clipboardData.getData('text/plain')
    if (event.currentTarget.value !== '') return
    event.preventDefault()
    if (content.trim() === '') onProblem(text('paste.emptyClipboard'))
    else onContinue({ text: content, name: undefined })
  }
  const long = source.text.length > LONGEST_IN_BOX
  return (
    <div ref={dropTarget} className={classes(styles.source, over && styles.over)}>
      {long ? (
        <Notice
          actions={
            <Button size="small" onClick={() => onSource({ text: '', name: undefined })}>
              {text('common.clear')}
            </Button>
          }
        >
          {text('paste.longText', { characters: number(source.text.length) })}
        </Notice>
      ) : (
        <textarea
          className={styles.box}
          aria-label={text('paste.box')}
          placeholder={text('paste.placeholder')}
          value={source.text}
          disabled={working}
          onPaste={paste}
          onChange={(event) => onSource({ text: event.target.value, name: undefined })}
        />
      )}
      {problem && <Notice tone="bad">{problem}</Notice>}
      {working && <ProgressBar label={text('paste.working')} value={null} />}
      <div className={styles.foot}>
        <Button icon="folder" disabled={working} onClick={() => void openFile()}>
          {text('paste.openFile')}
        </Button>
        <span className={styles.gap} />
        <Button variant="main" disabled={source.text.trim() === ''} busy={working} onClick={() => onContinue(source)}>
          {text('paste.continue')}
        </Button>
      </div>
    </div>
  )
}

const isDocument = (name: string): boolean =>
  FILE_TYPES.document.endings.some((ending) => name.toLowerCase().endsWith(ending))

/** Texts from files, chosen or dropped; a document goes on as such, what is neither is said. */
function useTextFiles(props: Pick<PasteSourceProps, 'onProblem' | 'onContinue' | 'onDocument'>) {
  const { onProblem, onContinue, onDocument } = props
  const { host } = useWorkbench()
  const text = useText()
  const takeFile = useCallback(
    (name: string, bytes: Uint8Array) => {
      const { text: content, findings } = decodeText(name, bytes)
      const error = findings.find((finding) => finding.severity === 'error')
      if (!error) onContinue({ text: content, name })
      else if (isDocument(name)) onDocument({ name, bytes })
      else onProblem(findingText(error, text))
    },
    [onProblem, onContinue, onDocument, text]
  )
  const [over, dropTarget] = useFileDrop((files) => {
    const [file] = files
    if (file) void file.arrayBuffer().then((buffer) => takeFile(file.name, new Uint8Array(buffer)))
  })
  const openFile = async () => {
    const opened = await host.openFiles({ purpose: 'text' })
    if (!opened.ok) return onProblem(opened.error.message)
    const [file] = opened.value
    return file && takeFile(file.name, file.bytes)
  }
  return { over, dropTarget, openFile }
}
