import { Progress } from '@base-ui/react/progress'
import styles from './feedback.module.css'
import { Button } from './button'

export interface ProgressBarProps {
  /** What is going on, in words. */
  readonly label: string
  /** Steps done; null when the end is not known. */
  readonly value: number | null
  readonly max?: number
  /** The count in words, e.g. `1,200 of 5,000`. */
  readonly valueText?: string
  readonly cancel?: { readonly label: string; readonly run: () => void }
}

/** Work that takes more than half a second: a bar, a count, and a way to stop it. */
export function ProgressBar({ label, value, max = 100, valueText, cancel }: ProgressBarProps) {
  return (
    <Progress.Root className={styles.progress} value={value} max={max} aria-valuetext={valueText}>
      <Progress.Label className={styles.words}>{label}</Progress.Label>
      <span className={styles.value} aria-hidden="true">
        {valueText}
      </span>
      <Progress.Track className={styles.track}>
        <Progress.Indicator className={styles.bar} />
      </Progress.Track>
      {cancel && (
        <Button size="small" onClick={cancel.run}>
          {cancel.label}
        </Button>
      )}
    </Progress.Root>
  )
}
