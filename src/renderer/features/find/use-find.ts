import { useState } from 'react'
import { SIDE_NAMES, type SideName } from '#core/manuscript/manuscript'
import type { FindOptions } from '../../editor/side-editor'
import type { Session } from '../../workbench/workbench'

type Counts = Readonly<Record<SideName, number>>

export interface Find {
  readonly query: string
  readonly setQuery: (query: string) => void
  readonly options: FindOptions
  readonly setOptions: (options: FindOptions) => void
  readonly counts: Counts
  /** How many the last replacement changed. */
  readonly replaced: number | undefined
  readonly step: (delta: 1 | -1) => void
  readonly replace: (replacement: string) => void
  readonly replaceAll: (replacement: string) => void
  readonly clear: () => void
}

const NONE: Counts = { leading: 0, facing: 0 }

/** Searches both sides as one text: after the last match of a side comes the first of the other. */
export function useFind(session: Session): Find {
  const [query, setQuery] = useState('')
  const [options, setOptions] = useState<FindOptions>({ caseSensitive: false, wholeWord: false })
  const [counts, setCounts] = useState(NONE)
  const [side, setSide] = useState<SideName>(session.state.getState().activeSide)
  const [place, setPlace] = useState(-1)
  const [replaced, setReplaced] = useState<number>()

  const search = (text: string, how: FindOptions): void => {
    setCounts({
      leading: session.editors.leading.find(text, how),
      facing: session.editors.facing.find(text, how)
    })
    setPlace(-1)
    setReplaced(undefined)
  }
  const step = (delta: 1 | -1): void => {
    const other: SideName = side === 'leading' ? 'facing' : 'leading'
    const atEnd = place >= 0 && (delta === 1 ? place === counts[side] - 1 : place === 0)
    const next = counts[side] === 0 || (atEnd && counts[other] > 0) ? other : side
    setSide(next)
    setPlace(session.editors[next].findStep(delta))
  }
  return {
    query,
    setQuery: (text) => {
      setQuery(text)
      search(text, options)
    },
    options,
    setOptions: (how) => {
      setOptions(how)
      search(query, how)
    },
    counts,
    replaced,
    step,
    replace: (replacement) => {
      if (place < 0) return step(1)
      session.editors[side].replaceMatch(replacement)
      const found = session.editors[side].find(query, options)
      setCounts({ ...counts, [side]: found })
      setReplaced(1)
      if (found > 0) setPlace(session.editors[side].findStep(1))
      else setPlace(-1)
    },
    replaceAll: (replacement) => {
      const changed = SIDE_NAMES.reduce((sum, one) => sum + session.editors[one].replaceAll(replacement), 0)
      search(query, options)
      setReplaced(changed)
    },
    clear: () => SIDE_NAMES.forEach((one) => session.editors[one].find('', options))
  }
}
