import type { ReactNode } from 'react'
import { describeReference } from '#core/references/describe-reference'
import { findWarning } from '#core/references/find-warning'
import type { Reference } from '#core/references/reference'
import { TitleText } from './title-text'
import styles from './reference-line.module.css'

export interface ReferenceLineProps {
  readonly reference: Reference
  /** Said where a reference has neither title nor address. */
  readonly untitled: string
  /** What stands under it: why it is offered, what is wrong with it. */
  readonly children?: ReactNode
}

/** A reference in two lines: its title, then who, when and where. A retracted one says so in its own line. */
export function ReferenceLine({ reference, untitled, children }: ReferenceLineProps) {
  const { title, authors, year, container } = describeReference(reference.item)
  const retracted = findWarning(reference.verification) === 'retracted'
  return (
    <span className={styles.reference} lang={reference.item.language}>
      <span className={retracted ? styles.retracted : styles.title}>
        <TitleText title={title || untitled} />
      </span>
      <span className={styles.source}>
        {[authors, year].filter(Boolean).join(', ')}
        {container && (
          <>
            {(authors || year) && ' · '}
            {/* Chinese has no slanted type. */}
            {/\p{Script=Han}/u.test(container) ? container : <i>{container}</i>}
          </>
        )}
      </span>
      {children}
    </span>
  )
}
