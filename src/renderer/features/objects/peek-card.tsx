import { useLayoutEffect, useRef, useState } from 'react'
import { plainText } from '#core/citation/formatted-text'
import type { Citation } from '#core/manuscript/citation'
import type { Authorship, Change } from '#core/manuscript/nodes'
import type { Peek } from '../../editor/side-editor'
import { useFormats, useText, type Formats, type TextFunction } from '../../i18n'
import type { Session } from '../../workbench/workbench'
import { readableText } from './readable-text'
import styles from './objects.module.css'

export interface PeekCardProps {
  readonly peek: Peek
  readonly session: Session
}

const GAP = 6

/** The words of a note, comment or change beside its mark, as long as the pointer or the selection rests on it. */
export function PeekCard({ peek, session }: PeekCardProps) {
  const text = useText()
  const formats = useFormats()
  const card = useRef<HTMLDivElement>(null)
  const element = peek.kind === 'object' ? peek.placed.element : peek.element
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number }>()
  useLayoutEffect(() => {
    const mark = element.getBoundingClientRect()
    const own = card.current?.getBoundingClientRect()
    if (!own) return
    const isBelow = mark.bottom + GAP + own.height < window.innerHeight
    setPlace({
      left: Math.max(GAP, Math.min(mark.left, window.innerWidth - own.width - GAP)),
      top: isBelow ? mark.bottom + GAP : mark.top - own.height - GAP
    })
  }, [element])
  const told = tellOf(peek, session, text, formats)
  if (!told) return null
  return (
    <div
      ref={card}
      role="tooltip"
      className={styles.peek}
      style={place ? { left: place.left, top: place.top } : { visibility: 'hidden' }}
    >
      {told.by !== undefined && <div className={styles.byline}>{told.by}</div>}
      <p>{told.words}</p>
    </div>
  )
}

interface Told {
  readonly by?: string
  readonly words: string
}

/** What there is to tell; undefined for what says everything itself. */
function tellOf(peek: Peek, session: Session, text: TextFunction, formats: Formats): Told | undefined {
  if (peek.kind === 'change') {
    const { type, inserted } = peek.change
    const tell = (kind: Change['type'], { author, date }: Authorship): string => {
      const words = text(`objects.change.${kind}`, { author: author || text('objects.someone') })
      return date === undefined ? words : `${words} · ${formats.moment(date)}`
    }
    return { ...(inserted && { by: tell('insertion', inserted) }), words: tell(type, peek.change) }
  }
  const { object } = peek.placed
  if (object.type === 'note') {
    const words = readableText(object.children, (citation) => wordsOf(citation, session))
    return { words: words || text('objects.noteEmpty') }
  }
  if (object.type !== 'comment') return undefined
  const count = object.replies?.length ?? 0
  const by = [object.author, object.date === undefined ? '' : formats.moment(object.date)]
  const replies = count === 0 ? '' : text('objects.comment.replies', { count })
  const state = object.resolved ? text('objects.comment.resolved') : ''
  return { by: [...by, replies, state].filter((part) => part !== '').join(' · '), words: object.text }
}

function wordsOf(citation: Citation, session: Session): string {
  const shown = session.formatted(citation.id)
  return shown ? plainText(shown) : '[…]'
}
