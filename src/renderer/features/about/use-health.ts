import { useEffect, useState } from 'react'
import type { HostApi, HostDescription, SnapshotInfo } from '#host/host-api'

/** Where the text lies and in how many copies. What the host could not tell is undefined. */
export interface Health {
  readonly host: HostDescription
  /** Number of the journal's last entry. */
  readonly sequence: number | undefined
  /** Newest first. */
  readonly snapshots: readonly SnapshotInfo[]
  /** Whether the browser promised not to clear its store to free space. */
  readonly kept: boolean
  /** Why the journal could not be read. */
  readonly problem: string | undefined
}

/** Asks host and browser each time the dialog opens; undefined until they have answered. */
export function useHealth(host: HostApi, open: boolean): Health | undefined {
  const [health, setHealth] = useState<Health>()
  useEffect(() => {
    if (!open) return undefined
    let gone = false
    void readHealth(host).then((next) => {
      if (!gone) setHealth(next)
    })
    return () => {
      gone = true
    }
  }, [host, open])
  return health
}

async function readHealth(host: HostApi): Promise<Health> {
  const [description, index, snapshots, kept] = await Promise.all([
    host.describe(),
    host.readJournalIndex(),
    host.listSnapshots().catch(() => []),
    navigator.storage.persisted()
  ])
  return {
    host: description,
    sequence: index.ok ? index.value.sequence : undefined,
    snapshots: [...snapshots].sort((a, b) => b.sequence - a.sequence),
    kept,
    problem: index.ok ? undefined : index.error.message
  }
}
