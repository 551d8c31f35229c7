import { useMemo } from 'react'
import type { SideName } from '#core/manuscript/manuscript'
import { useLanguage } from '../../i18n'

/** The languages of both sides, by the name that the interface's language has for them. */
export function useLanguageNames(languages: Readonly<Record<SideName, string>>): Readonly<Record<SideName, string>> {
  const language = useLanguage()
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'language' })
    const nameOf = (tag: string): string => names.of(tag.split('-')[0] ?? tag) ?? tag
    return { leading: nameOf(languages.leading), facing: nameOf(languages.facing) }
  }, [language, languages])
}
