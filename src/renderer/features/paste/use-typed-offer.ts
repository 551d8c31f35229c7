import { useEffect, useRef, useState } from 'react'
import type { PastedText } from '#core/exchange/pasted-text/pasted-text'
import { isWholeMatch, linkedMarks, type TypedReferences } from '#core/exchange/typed-references/typed-references'

/** A typed list of references that a proposal holds, and whether it is to be connected. */
export interface TypedReferencesOffer {
  readonly found: TypedReferences
  readonly connect: boolean
  readonly setConnect: (connect: boolean) => void
}

export interface TypedDecision {
  /** Undefined while nothing was found. */
  readonly offer: TypedReferencesOffer | undefined
  /** Whether to connect: what was chosen, else whether every mark has its entry, which may first have to be looked at. */
  readonly decide: () => Promise<boolean>
}

/** Every change of the proposal may change the list; it is looked at again after a pause. */
const PAUSE_MS = 400

/** The typed references of the proposal as it stands; connected without asking only where every mark has its entry. */
export function useTypedOffer(
  pasted: PastedText,
  findTyped: (pasted: PastedText) => Promise<TypedReferences>
): TypedDecision {
  const [found, setFound] = useState<TypedReferences>()
  const [chosen, setChosen] = useState<boolean>()
  const isFirst = useRef(true)
  useEffect(() => {
    let isCurrent = true
    const look = () =>
      findTyped(pasted).then(
        (next) => isCurrent && setFound(next),
        // Without an offer the text comes in as it is.
        () => isCurrent && setFound(undefined)
      )
    const timer = setTimeout(() => void look(), isFirst.current ? 0 : PAUSE_MS)
    isFirst.current = false
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [pasted, findTyped])
  return {
    offer:
      found && linkedMarks(found).length > 0
        ? { found, connect: chosen ?? isWholeMatch(found), setConnect: setChosen }
        : undefined,
    decide: async () => {
      const known = found ?? (await findTyped(pasted))
      return linkedMarks(known).length > 0 && (chosen ?? isWholeMatch(known))
    }
  }
}
