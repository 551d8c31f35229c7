import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { Pairing } from '#core/manuscript/manuscript'
import type { PairingRow } from '../editor/facing/align-sides'
import { useText } from '../i18n'
import { PairingMark } from '../ui'

export interface PairingGutterProps {
  readonly rows: readonly PairingRow[]
  readonly pairings: readonly Pairing[]
}

/** The state of each pairing, between the pages at the height where it begins. Marks far out of sight are left out. */
export function PairingGutter({ rows, pairings }: PairingGutterProps) {
  const text = useText()
  const element = useRef<HTMLDivElement>(null)
  const sight = useSight(element)
  const byId = useMemo(() => new Map(pairings.map((pairing) => [pairing.id, pairing])), [pairings])
  return (
    <div ref={element}>
      {rows
        .filter((row) => row.top >= sight.from && row.top <= sight.to)
        .map((row) => {
          const pairing = byId.get(row.pairing)
          return (
            pairing && (
              <span
                key={row.pairing}
                style={{ position: 'absolute', insetInline: 0, top: row.top, textAlign: 'center' }}
              >
                <PairingMark state={pairing.state} label={text(`pairing.${pairing.state}`)} />
              </span>
            )
          )
        })}
    </div>
  )
}

interface Sight {
  readonly from: number
  readonly to: number
}

/** Scrolling this far, in px, renders marks anew; as much stands ready above and below what is seen. */
const STEP = 1500

/** The heights in sight of the container that scrolls around `inner`, with a margin, in whole steps. */
function useSight(inner: RefObject<HTMLElement | null>): Sight {
  const [sight, setSight] = useState<Sight>({ from: 0, to: 2 * STEP })
  useEffect(() => {
    const scroller = inner.current?.closest('.facing-scroll')
    if (!scroller) return undefined
    const look = (): void => {
      const from = (Math.floor(scroller.scrollTop / STEP) - 1) * STEP
      const to = (Math.ceil((scroller.scrollTop + scroller.clientHeight) / STEP) + 1) * STEP
      setSight((before) => (before.from === from && before.to === to ? before : { from, to }))
    }
    scroller.addEventListener('scroll', look, { passive: true })
    const observer = new ResizeObserver(look)
    observer.observe(scroller)
    return () => {
      scroller.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [inner])
  return sight
}
