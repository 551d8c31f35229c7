import { useState } from 'react'
import { useStore } from 'zustand'
import type { PackInfo } from '#host/lookup-api'
import { useFormats, useText } from '../../i18n'
import { Button, EmptyState, IconButton, Notice, ProgressBar } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import styles from './lookups.module.css'

/** The slices of metadata on this machine: added from a file, with their date, and removed. */
export function PackList() {
  const text = useText()
  const { lookups } = useWorkbench()
  const packs = useStore(lookups.state, (state) => state.packs)
  const [problem, setProblem] = useState<string>()
  const add = async (): Promise<void> => setProblem(await lookups.addPack())
  const remove = async (id: string): Promise<void> => setProblem(await lookups.removePack(id))
  const button = (
    <Button icon="add" onClick={() => void add()}>
      {text('packs.add')}
    </Button>
  )
  return (
    <div className={styles.form}>
      {problem && <Notice tone="bad">{problem}</Notice>}
      {packs.length === 0 ? (
        <EmptyState icon="folder" title={text('packs.none')} text={text('packs.noneText')}>
          {button}
        </EmptyState>
      ) : (
        <>
          <ul className={styles.list}>
            {packs.map((pack) => (
              <li key={pack.id} className={styles.row}>
                <Pack pack={pack} onCancel={() => void remove(pack.id)} />
                {pack.state.kind !== 'importing' && (
                  <IconButton
                    icon="bin"
                    size="small"
                    label={text('packs.remove', { name: pack.name })}
                    onClick={() => void remove(pack.id)}
                  />
                )}
              </li>
            ))}
          </ul>
          <div>{button}</div>
        </>
      )}
    </div>
  )
}

function Pack({ pack, onCancel }: { readonly pack: PackInfo; readonly onCancel: () => void }) {
  const text = useText()
  const { moment, percent } = useFormats()
  const { state, name } = pack
  if (state.kind === 'importing') {
    const { readBytes, totalBytes, records } = state
    return (
      <div className={styles.what}>
        <ProgressBar
          label={text('packs.importing', { name })}
          value={totalBytes > 0 ? readBytes : null}
          max={Math.max(1, totalBytes)}
          valueText={text('packs.imported', { percent: percent(readBytes / Math.max(1, totalBytes)), records })}
          cancel={{ label: text('common.cancel'), run: onCancel }}
        />
      </div>
    )
  }
  return (
    <div className={styles.what}>
      <span>
        {name} <span className={styles.quiet}>{text(`packs.kind.${pack.kind}`)}</span>
      </span>
      {state.kind === 'ready' ? (
        <span className={styles.quiet}>
          {text('packs.ready', { count: state.records, date: moment(pack.date) })}
          {state.skippedLines > 0 && ` · ${text('packs.skipped', { count: state.skippedLines })}`}
        </span>
      ) : (
        <span className={styles.bad}>{state.message}</span>
      )}
    </div>
  )
}
