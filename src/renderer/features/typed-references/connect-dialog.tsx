import { useEffect, useState } from 'react'
import { countTyped, linkedMarks, type TypedReferences } from '#core/exchange/typed-references/typed-references'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import { useText } from '../../i18n'
import { Button, Dialog, EmptyState, Notice, ProgressBar } from '../../ui'
import { TypedList } from './typed-list'
import styles from './typed-references.module.css'

export interface ConnectTypedDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  /** The typed references of the open manuscript. */
  readonly find: () => Promise<TypedReferences>
  /** Makes citations of them. A rejected promise is shown, and nothing is changed. */
  readonly onConnect: () => Promise<void>
}

type Stage =
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly found: TypedReferences; readonly busy: boolean; readonly problem?: string }
  | { readonly kind: 'failed'; readonly message: string }

/** Offers to connect the typed list of an open manuscript with the typed citations of it. */
export function ConnectTypedDialog({ open, onClose, find, onConnect }: ConnectTypedDialogProps) {
  const text = useText()
  const [stage, setStage] = useState<Stage>({ kind: 'looking' })
  useEffect(() => {
    if (!open) return undefined
    let isCurrent = true
    setStage({ kind: 'looking' })
    find().then(
      (found) => isCurrent && setStage({ kind: 'found', found, busy: false }),
      (error: unknown) => isCurrent && setStage({ kind: 'failed', message: messageOf(error) })
    )
    return () => {
      isCurrent = false
    }
    // Once, as the dialog comes up: the manuscript cannot change under it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [open])
  const connect = (found: TypedReferences) => {
    setStage({ kind: 'found', found, busy: true })
    onConnect().then(onClose, (error: unknown) =>
      setStage({ kind: 'found', found, busy: false, problem: messageOf(error) })
    )
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={text('typed.dialogTitle')}
      closeLabel={text('common.close')}
      width={820}
      flush
    >
      {stage.kind === 'looking' && (
        <div className={styles.intro}>
          <ProgressBar label={text('typed.looking')} value={null} />
        </div>
      )}
      {stage.kind === 'failed' && (
        <div className={styles.intro}>
          <Notice tone="bad">{stage.message}</Notice>
        </div>
      )}
      {stage.kind === 'found' && <Found {...stage} onClose={onClose} onConnect={() => connect(stage.found)} />}
    </Dialog>
  )
}

interface FoundProps {
  readonly found: TypedReferences
  readonly busy: boolean
  readonly problem?: string
  readonly onClose: () => void
  readonly onConnect: () => void
}

function Found({ found, busy, problem, onClose, onConnect }: FoundProps) {
  const text = useText()
  const { entries, linked, marks, unmatched } = countTyped(found)
  if (entries === 0) {
    return (
      <div className={styles.empty}>
        <EmptyState icon="quote" title={text('typed.none')} text={text('typed.noneText')} />
      </div>
    )
  }
  const isLinked = linkedMarks(found).length > 0
  const isJoined = SIDE_NAMES.some((side) => found.lists.filter((list) => list.side === side).length > 1)
  return (
    <>
      <div className={styles.intro}>
        <p className={styles.counts}>
          {text('typed.entries', { count: entries })}
          {found.lists.length > 1 && `${text('typed.stop')}${text('typed.lists', { count: found.lists.length })}`}
          {marks > 0 && `${text('typed.stop')}${text('typed.linked', { count: linked, marks })}`}
          {unmatched > 0 && (
            <>
              {text('typed.stop')}
              <span className={styles.warn}>{text('typed.unmatched', { count: unmatched })}</span>
            </>
          )}
        </p>
        <p className={styles.counts}>
          {text(!isLinked ? 'typed.uncited' : isJoined ? 'typed.explainJoined' : 'typed.explain')}
        </p>
        {problem && <Notice tone="bad">{problem}</Notice>}
      </div>
      {isLinked && <TypedList found={found} takesFocus />}
      <div className={styles.foot}>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        <Button variant="main" busy={busy} disabled={!isLinked} onClick={onConnect}>
          {text('typed.connectAll', { count: linked })}
        </Button>
      </div>
    </>
  )
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
