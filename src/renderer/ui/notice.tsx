import type { ReactNode } from 'react'
import styles from './feedback.module.css'
import { classes } from './control'
import { Icon } from './icon'

export interface NoticeProps {
  readonly tone?: 'info' | 'ok' | 'warn' | 'bad'
  /** One sentence: what, where, and the way out. */
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** A message in the place it is about. Errors are read out at once. */
export function Notice({ tone = 'info', children, actions }: NoticeProps) {
  const icon = tone === 'ok' ? 'check' : tone === 'info' ? 'info' : 'alert'
  return (
    <div className={classes(styles.notice, tone !== 'info' && styles[tone])} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={icon} />
      <div>{children}</div>
      {actions && <span className={styles.noticeActs}>{actions}</span>}
    </div>
  )
}
