import { useStore } from 'zustand'
import { LookupStatus } from '../../features/lookups'
import { useFormats, useLanguage, useText } from '../../i18n'
import { classes, Icon } from '../../ui'
import { useWorkbench, type Session } from '../../workbench/workbench'
import styles from './shell.module.css'

export interface StatusBarProps {
  readonly session: Session
  /** Goes to the labels that are still to resolve. */
  readonly onLabels: () => void
  /** Goes to the next passage without a counterpart. */
  readonly onUntranslated: () => void
  /** Differences between the sides that wait for a look; undefined where nothing is compared. */
  readonly findings: number | undefined
  readonly onFindings: () => void
}

/** The window's last line: what there is, what is left to do, and the language of the interface. */
export function StatusBar({ session, onLabels, onUntranslated, findings, onFindings }: StatusBarProps) {
  const text = useText()
  const { percent } = useFormats()
  const state = useStore(session.state)
  const labels = state.labels.length
  return (
    <footer className={styles.status} aria-label={text('shell.status')} data-pane="status">
      <span>{text('status.words', { count: state.counts.words })}</span>
      <span>{text('status.han', { count: state.counts.hanCharacters })}</span>
      <span>{text('status.citations', { count: state.citationCount })}</span>
      <button type="button" className={classes(labels > 0 && styles.unresolved)} onClick={onLabels}>
        {labels > 0 ? text('status.labels', { count: labels }) : text('status.labelsNone')}
      </button>
      <button type="button" className={styles.optional} title={`${text('pairing.next')} (F9)`} onClick={onUntranslated}>
        {text('status.paired', { percent: percent(state.paired) })}
      </button>
      {findings !== undefined && (
        <button type="button" className={classes(findings > 0 && styles.unresolved)} onClick={onFindings}>
          {findings > 0 ? text('status.findings', { count: findings }) : text('status.findingsNone')}
        </button>
      )}
      {state.recording && (
        <button
          type="button"
          className={styles.recording}
          title={text('status.recordingStop')}
          onClick={() => session.setRecording(false)}
        >
          {text('status.recording')}
        </button>
      )}
      {state.formatting && <span role="status">{text('shell.formatting')}</span>}
      {state.formatError && (
        <span role="alert" className={styles.failed}>
          <Icon name="alert" />
          {state.formatError}
        </span>
      )}
      <span className={styles.gap} />
      <LookupStatus className={styles.optional} />
      <LanguageSwitch />
    </footer>
  )
}

function LanguageSwitch() {
  const text = useText()
  const { setPreferences } = useWorkbench()
  const chinese = useLanguage() === 'zh-CN'
  return (
    <button
      type="button"
      title={text('shell.switchLanguage')}
      aria-label={`EN 中 ${text('shell.switchLanguage')}`}
      onClick={() => setPreferences({ language: chinese ? 'en' : 'zh-CN' })}
    >
      <span style={chinese ? undefined : { fontWeight: 600, color: 'var(--ink)' }} lang="en">
        EN
      </span>
      <span style={chinese ? { fontWeight: 600, color: 'var(--ink)' } : undefined} lang="zh">
        中
      </span>
    </button>
  )
}
