import { useState, type ReactNode } from 'react'
import { useFormats, useText } from '../../i18n'
import { Button, Dialog, Mark, Notice } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { LicenceList } from './licence-list'
import { useHealth, type Health } from './use-health'
import styles from './about.module.css'

export interface AboutDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** What this program is, where it keeps the texts, in how many copies, and whose work it stands on. */
export function AboutDialog({ open, onClose }: AboutDialogProps) {
  const text = useText()
  const { host } = useWorkbench()
  const health = useHealth(host, open)
  return (
    <Dialog open={open} onClose={onClose} title={text('about.title')} closeLabel={text('common.close')} width={560}>
      <div className={styles.about}>
        <div className={styles.name}>
          <Mark />
          <div>
            <p className={styles.version}>{text('about.version', { version: health?.host.version ?? '' })}</p>
            <p className={styles.quiet}>{text('about.what')}</p>
          </div>
        </div>
        {health && <Places health={health} />}
        <Licences />
      </div>
    </Dialog>
  )
}

function Licences() {
  const text = useText()
  const [list, setList] = useState(false)
  return (
    <section>
      <h3 className={styles.heading}>{text('about.licences')}</h3>
      <ul className={styles.credits}>
        <li>{text('about.own')}</li>
        <li>{text('about.styles')}</li>
        <li>{text('about.font')}</li>
      </ul>
      {list ? (
        <LicenceList />
      ) : (
        <Button size="small" onClick={() => setList(true)}>
          {text('about.showList')}
        </Button>
      )}
    </section>
  )
}

function Places({ health }: { readonly health: Health }) {
  const text = useText()
  const { number, moment } = useFormats()
  const { host, sequence, snapshots, kept, problem } = health
  const [newest] = snapshots
  return (
    <section>
      <h3 className={styles.heading}>{text('about.places')}</h3>
      <dl className={styles.places}>
        <Place name={text('about.host')}>{text(`about.host.${host.kind}`)}</Place>
        <Place name={text('about.first')}>{text(kept ? 'about.kept' : 'about.notKept')}</Place>
        <Place name={text('about.second')}>
          <span className={styles.path}>{host.dataFolder}</span>
          {sequence !== undefined && <span>{text('about.journal', { entries: number(sequence) })}</span>}
        </Place>
        <Place name={text('about.snapshots')}>
          {newest
            ? text('about.snapshotCount', { count: snapshots.length, at: moment(newest.createdAt) })
            : text('about.noSnapshots')}
        </Place>
      </dl>
      {problem && <Notice tone="bad">{problem}</Notice>}
    </section>
  )
}

function Place({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
