import type { Verification } from '#core/references/reference'
import styles from './verification-note.module.css'
import { StatusDot } from './status-dot'

/** How each state is marked, by shape and colour. */
export const VERIFICATION_TONES = {
  unchecked: 'quiet',
  'not-indexed': 'quiet',
  verified: 'ok',
  mismatch: 'warn',
  corrected: 'warn',
  concern: 'warn',
  retracted: 'bad'
} as const satisfies Record<Verification['kind'], string>

export interface VerificationNoteProps {
  readonly kind: Verification['kind']
  /** The state in words. */
  readonly words: string
}

/** What a comparison with its source has found of a reference, as a mark and in words. */
export function VerificationNote({ kind, words }: VerificationNoteProps) {
  return (
    <span className={styles.note}>
      <StatusDot tone={VERIFICATION_TONES[kind]} label="" />
      {words}
    </span>
  )
}
