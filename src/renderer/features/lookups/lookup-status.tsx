import { useStore } from 'zustand'
import { useText } from '../../i18n'
import { isPending } from '../../workbench/lookups'
import { useWorkbench } from '../../workbench/workbench'

/** A word on the network in the status bar: whether services may be asked, and what is under way or waits. */
export function LookupStatus({ className }: { readonly className: string | undefined }) {
  const text = useText()
  const { lookups, lookupsPanel } = useWorkbench()
  const { jobs, connection, settings } = useStore(lookups.state)
  const pending = [...jobs.values()].filter(isPending)
  const running = pending.filter((job) => job.state.kind === 'running').length
  const state = settings.network !== 'off' && connection === 'offline' ? 'cut' : settings.network
  return (
    <button
      type="button"
      className={className}
      title={text('lookups.status.why')}
      onClick={() => lookupsPanel.setState({ open: true })}
    >
      {running > 0
        ? text('lookups.status.running', { count: running })
        : [
            text(`lookups.status.${state}`),
            ...(pending.length > 0 ? [text('lookups.status.waiting', { count: pending.length })] : [])
          ].join(' · ')}
    </button>
  )
}
