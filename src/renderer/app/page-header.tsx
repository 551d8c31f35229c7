import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { SideName } from '#core/manuscript/manuscript'
import { useLanguage } from '../i18n'
import type { Session } from '../workbench/workbench'
import styles from './app.module.css'

export interface PageHeaderProps {
  readonly session: Session
  readonly side: SideName
}

/** The running head of a page: which language it is in, and the title of that side where it has one of its own. */
export function PageHeader({ session, side }: PageHeaderProps) {
  const tag = useStore(session.state, (state) => state.languages[side])
  const title = useStore(session.state, (state) => state.titles[side])
  const language = useLanguage()
  const name = useMemo(() => new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag, [language, tag])
  return (
    <header className={styles.pageHeader}>
      <span className={styles.pageLanguage} title={name}>
        {shortName(tag)}
      </span>
      <span className={styles.pageTitle} lang={tag} title={title}>
        {title}
      </span>
    </header>
  )
}

/** A language as its readers write it in few letters: 中文, 日本語, else `EN`, `DE`. */
function shortName(tag: string): string {
  const primary = tag.split('-')[0] ?? tag
  return /^(?:zh|ja|ko)$/i.test(primary)
    ? (new Intl.DisplayNames(tag, { type: 'language' }).of(primary) ?? primary)
    : primary.toUpperCase()
}
