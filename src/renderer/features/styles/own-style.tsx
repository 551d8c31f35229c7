import { useState } from 'react'
import type { Finding } from '#core/finding'
import { findingText, useText } from '../../i18n'
import { Button, Notice } from '../../ui'
import { useWorkbench, type AddedStyle, type StyleEntry } from '../../workbench/workbench'
import styles from './styles.module.css'

/** A file that was tried, and what became of it. */
export interface TriedFile {
  readonly file: string
  readonly result: AddedStyle | { readonly kind: 'failed'; readonly message: string }
}

/** Adding and replacing `.csl` files: the last one tried, and whether one is under way. */
export interface OwnFiles {
  readonly tried: TriedFile | undefined
  readonly busy: boolean
  /** Asks for a file and adds it, in place of an own style's where `replaces` is its id. */
  readonly add: (replaces?: string) => void
  /** Forgets what became of the last file. */
  readonly dismiss: () => void
}

/** `onUse` gets the style that a file brought, or the parent of one that only points to it. */
export function useOwnFiles(onUse: (id: string, isSilent: boolean) => void): OwnFiles {
  const { host, styles: library } = useWorkbench()
  const [tried, setTried] = useState<TriedFile>()
  const [busy, setBusy] = useState(false)
  const tryFile = async (replaces: string | undefined): Promise<TriedFile | undefined> => {
    const opened = await host.openFiles({ purpose: 'style' })
    if (!opened.ok) return { file: '', result: { kind: 'failed', message: opened.error.message } }
    const file = opened.value[0]
    if (!file) return undefined
    const result = await library.addOwn(file.bytes, replaces)
    if (result.kind !== 'refused') onUse(result.entry.id, result.kind === 'added' && result.findings.length === 0)
    return { file: file.name, result }
  }
  const add = (replaces?: string) => {
    setBusy(true)
    tryFile(replaces)
      .then((next) => setTried(next ?? tried))
      .catch((error: unknown) => {
        setTried({
          file: '',
          result: { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
        })
      })
      .finally(() => setBusy(false))
  }
  return { tried, busy, add, dismiss: () => setTried(undefined) }
}

/** True when there is a list to read about the last file, which needs the room. */
export const hasFaults = ({ tried }: OwnFiles): boolean =>
  tried !== undefined && tried.result.kind !== 'failed' && tried.result.findings.length > 0

export interface OwnStyleProps {
  readonly files: OwnFiles
  /** The own style that the arrow keys stand on. */
  readonly active: StyleEntry | undefined
  readonly onRemove: (id: string) => void
}

/** Adds a `.csl` file of the user's own, replaces or removes one; what is wrong with a file is said here, by line. */
export function OwnStyle({ files, active, onRemove }: OwnStyleProps) {
  const text = useText()
  return (
    <div className={styles.own}>
      {files.tried && <Outcome tried={files.tried} />}
      <div className={styles.acts}>
        <Button icon="add" busy={files.busy} onClick={() => files.add()}>
          {text('styles.addOwn')}
        </Button>
        {active && (
          <>
            <Button variant="quiet" onClick={() => files.add(active.id)}>
              {text('styles.replace')}
            </Button>
            <Button variant="quiet" onClick={() => onRemove(active.id)}>
              {text('styles.remove')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

function Outcome({ tried: { file, result } }: { readonly tried: TriedFile }) {
  const text = useText()
  if (result.kind === 'failed') return <Notice tone="bad">{result.message}</Notice>
  const count = result.findings.length
  if (result.kind === 'refused')
    return (
      <Notice tone="bad">
        {text('styles.refused', { file, count })}
        <Faults findings={result.findings} />
      </Notice>
    )
  return (
    <>
      {result.kind === 'replaced' && (
        <Notice tone="ok">{text('styles.replaced', { title: result.entry.title })}</Notice>
      )}
      {result.kind === 'parent' && (
        <Notice>{text('styles.parent', { title: result.title, parent: result.entry.title })}</Notice>
      )}
      {count > 0 && (
        <Notice tone="warn">
          {text('styles.warned', { file, count })}
          <Faults findings={result.findings} />
        </Notice>
      )}
    </>
  )
}

const MOST_SHOWN = 30

function Faults({ findings }: { readonly findings: readonly Finding[] }) {
  const text = useText()
  const hidden = findings.length - MOST_SHOWN
  return (
    <ul className={styles.faults}>
      {findings.slice(0, MOST_SHOWN).map((finding, index) => (
        <li key={index}>{findingText(finding, text)}</li>
      ))}
      {hidden > 0 && <li>{text('styles.more', { count: hidden })}</li>}
    </ul>
  )
}
