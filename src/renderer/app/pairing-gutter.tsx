import { useMemo } from 'react'
import type { Pairing } from '#core/manuscript/manuscript'
import type { PairingRow } from '../editor/facing/align-sides'
import { useText } from '../i18n'
import { PairingMark } from '../ui'

export interface PairingGutterProps {
  readonly rows: readonly PairingRow[]
  readonly pairings: readonly Pairing[]
}

/** The state of each pairing, between the pages at the height where it begins. */
export function PairingGutter({ rows, pairings }: PairingGutterProps) {
  const text = useText()
  const byId = useMemo(() => new Map(pairings.map((pairing) => [pairing.id, pairing])), [pairings])
  return rows.map((row) => {
    const pairing = byId.get(row.pairing)
    return (
      pairing && (
        <span key={row.pairing} style={{ position: 'absolute', insetInline: 0, top: row.top, textAlign: 'center' }}>
          <PairingMark state={pairing.state} label={text(`pairing.${pairing.state}`)} />
        </span>
      )
    )
  })
}
