import { useState } from 'react'
import { useStore } from 'zustand'
import { useText } from '../../i18n'
import { Dialog, Tabs } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { NetworkSettings } from './network-settings'
import { PackList } from './pack-list'
import { RequestList } from './request-list'
import styles from './lookups.module.css'

type Tab = 'network' | 'packs' | 'requests'

export interface LookupsDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** What may be asked of whom, what is on this machine, and what waits for an answer. */
export function LookupsDialog({ open, onClose }: LookupsDialogProps) {
  const text = useText()
  return (
    <Dialog open={open} onClose={onClose} title={text('lookups.title')} closeLabel={text('common.close')} width={560}>
      <Sections />
    </Dialog>
  )
}

function Sections() {
  const text = useText()
  const { lookups } = useWorkbench()
  const [tab, setTab] = useState<Tab>('network')
  const waiting = useStore(lookups.state, (state) => state.jobs.size)
  return (
    <div className={styles.dialog}>
      <Tabs
        label={text('lookups.title')}
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'network', label: text('lookups.network'), content: <NetworkSettings /> },
          { value: 'packs', label: text('lookups.packs'), content: <PackList /> },
          {
            value: 'requests',
            label: waiting > 0 ? `${text('lookups.requests')} · ${waiting}` : text('lookups.requests'),
            content: <RequestList />
          }
        ]}
      />
    </div>
  )
}
