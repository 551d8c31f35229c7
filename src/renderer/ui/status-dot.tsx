import type { PairingState } from '#core/manuscript/manuscript'
import styles from './status-dot.module.css'
import { classes } from './control'

type Shape = 'ring' | 'half' | 'full' | 'target' | 'double' | 'cross'

const PAIRING: Readonly<Record<PairingState, readonly [Shape, string | undefined]>> = {
  untranslated: ['ring', styles.quiet],
  draft: ['half', styles.warn],
  translated: ['full', styles.done],
  reviewed: ['target', styles.ok],
  stale: ['double', styles.bad]
}

const TONES = { ok: 'full', warn: 'half', bad: 'cross', quiet: 'ring' } as const

/** A state that differs by shape as well as colour. `label` is read out; leave it empty where words stand beside it. */
export function StatusDot({ tone, label }: { readonly tone: keyof typeof TONES; readonly label: string }) {
  return <Dot shape={TONES[tone]} colour={styles[tone]} label={label} />
}

/** The mark of a pairing's state: ○ untranslated, ◐ draft, ● translated, ◉ reviewed, ◎ stale. */
export function PairingMark({ state, label }: { readonly state: PairingState; readonly label: string }) {
  const [shape, colour] = PAIRING[state]
  return <Dot shape={shape} colour={colour} label={label} />
}

function Dot(props: { readonly shape: Shape; readonly colour: string | undefined; readonly label: string }) {
  const { shape, colour, label } = props
  return (
    <span
      className={classes(styles.dot, colour)}
      {...(label ? { role: 'img', 'aria-label': label, title: label } : {})}
    >
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        {shape === 'cross' ? (
          <path d="m2.5 2.5 7 7m0-7-7 7" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        ) : (
          <circle
            cx="6"
            cy="6"
            r="4.4"
            fill={shape === 'full' ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth="1.4"
          />
        )}
        {shape === 'half' && <path d="M6 1.6a4.4 4.4 0 0 1 0 8.8Z" fill="currentColor" />}
        {shape === 'target' && <circle cx="6" cy="6" r="2.4" fill="currentColor" />}
        {shape === 'double' && <circle cx="6" cy="6" r="1.9" fill="none" stroke="currentColor" strokeWidth="1.2" />}
      </svg>
    </span>
  )
}
