import { useCallback, useState, type ClipboardEvent } from 'react'
import { decodeText } from '#core/exchange/references/decode-text'
import { findingText, useFormats, useText } from '../../i18n'
import { Button, classes, Notice, ProgressBar, useFileDrop } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import styles from './bibliography.module.css'

export interface BibliographySourceProps {
  readonly text: string
  readonly working: boolean
  readonly problem: string | undefined
  readonly onText: (text: string) => void
  readonly onContinue: (text: string) => void
}

/** A longer text is not put into the box, which would be slow; it is kept all the same. */
const LONGEST_IN_BOX = 200_000

/** Where a bibliography comes in: pasted, typed, opened or dropped. Pasting into the empty box goes on at once. */
export function BibliographySource(props: BibliographySourceProps) {
  const { text: held, working, problem, onText, onContinue } = props
  const text = useText()
  const { number } = useFormats()
  const { over, dropTarget, openFile, fileProblem } = useTextFiles(onContinue, onText)
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const content = event.clipboardData.getData('text/plain')
    if (event.currentTarget.value !== '' || content.trim() === '') return
    event.preventDefault()
    onContinue(content)
  }
  const trouble = problem ?? fileProblem
  return (
    <div ref={dropTarget} className={classes(styles.source, over && styles.over)}>
      {held.length > LONGEST_IN_BOX ? (
        <Notice
          actions={
            <Button size="small" onClick={() => onText('')}>
              {text('common.clear')}
            </Button>
          }
        >
          {text('paste.longText', { characters: number(held.length) })}
        </Notice>
      ) : (
        <textarea
          className={styles.box}
          aria-label={text('bibliography.box')}
          placeholder={text('bibliography.placeholder')}
          value={held}
          disabled={working}
          onPaste={paste}
          onChange={(event) => onText(event.target.value)}
        />
      )}
      {trouble && <Notice tone="bad">{trouble}</Notice>}
      {working && <ProgressBar label={text('bibliography.working')} value={null} />}
      <div className={styles.foot}>
        <Button icon="folder" disabled={working} onClick={() => void openFile()}>
          {text('paste.openFile')}
        </Button>
        <span className={styles.gap} />
        <Button variant="main" disabled={held.trim() === ''} busy={working} onClick={() => onContinue(held)}>
          {text('paste.continue')}
        </Button>
      </div>
    </div>
  )
}

/** Texts from files, chosen or dropped; what cannot be read as text is said. */
function useTextFiles(onContinue: (text: string) => void, onText: (text: string) => void) {
  const { host } = useWorkbench()
  const words = useText()
  const [fileProblem, setFileProblem] = useState<string>()
  const take = useCallback(
    (name: string, bytes: Uint8Array) => {
      const { text: content, findings } = decodeText(name, bytes)
      const error = findings.find(({ severity }) => severity === 'error')
      setFileProblem(error && findingText(error, words))
      if (error) onText('')
      else onContinue(content)
    },
    [onContinue, onText, words]
  )
  const [over, dropTarget] = useFileDrop((files) => {
    const [file] = files
    if (file) void file.arrayBuffer().then((buffer) => take(file.name, new Uint8Array(buffer)))
  })
  const openFile = async () => {
    const opened = await host.openFiles({ purpose: 'text' })
    if (!opened.ok) return setFileProblem(opened.error.message)
    const [file] = opened.value
    return file && take(file.name, file.bytes)
  }
  return { over, dropTarget, openFile, fileProblem }
}
