import type { ReactNode } from 'react'
import styles from './feedback.module.css'
import { Icon, type IconName } from './icon'

export interface EmptyStateProps {
  readonly icon?: IconName
  readonly title: string
  readonly text?: ReactNode
  /** Ways to fill it. */
  readonly children?: ReactNode
}

/** What stands where a list or view has nothing yet: one sentence and the next steps. */
export function EmptyState({ icon, title, text, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {icon && <Icon name={icon} size={20} />}
      <p className={styles.emptyTitle}>{title}</p>
      {text && <p className={styles.emptyText}>{text}</p>}
      <div className={styles.acts}>{children}</div>
    </div>
  )
}
