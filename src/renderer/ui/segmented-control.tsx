import { useId } from 'react'
import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import styles from './choice.module.css'
import { classes } from './control'
import type { Choice } from './select'

export interface SegmentedControlProps<T extends string> {
  readonly label: string
  readonly labelHidden?: boolean
  /** Takes the whole width, in a narrow panel. */
  readonly stretched?: boolean
  readonly value: T
  readonly choices: readonly Choice<T>[]
  readonly onChange: (value: T) => void
}

/** One of two to four values, all of them in sight. Arrow keys choose. */
export function SegmentedControl<T extends string>(props: SegmentedControlProps<T>) {
  const id = useId()
  return (
    <div className={classes(styles.group, props.stretched && styles.stretched)}>
      <span id={id} className={props.labelHidden ? 'visually-hidden' : styles.label}>
        {props.label}
      </span>
      <RadioGroup<T>
        aria-labelledby={id}
        className={styles.segments}
        value={props.value}
        onValueChange={(next) => props.onChange(next)}
      >
        {props.choices.map((choice) => (
          <Radio.Root key={choice.value} value={choice.value} className={styles.segment}>
            {choice.label}
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  )
}
