import { useCallback, useMemo } from 'react'
import { createInstance } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { TextFunction, TextKey } from './catalogue'
import { en } from './en'
import { zhCN } from './zh-CN'

export type Language = 'en' | 'zh-CN'
/** The languages of the interface, each by its own name. */
export const LANGUAGES: readonly { readonly value: Language; readonly label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'zh-CN', label: '简体中文' }
]

const instance = createInstance()

void instance.use(initReactI18next).init({
  resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
  lng: 'en',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false
})

/** The interface language that suits a BCP 47 tag: Chinese for any Chinese, else English. */
export function languageFor(tag: string): Language {
  return /^zh\b/i.test(tag) ? 'zh-CN' : 'en'
}

/** Switches the interface, at once and without a restart. */
export async function setLanguage(language: Language): Promise<void> {
  await instance.changeLanguage(language)
}

/** The current language, for code outside of components. */
export function currentLanguage(): Language {
  return languageFor(instance.language)
}

/** A text outside of components (menu titles, undo labels). Components use `useText`, which follows the language. */
export const text: TextFunction = (key, ...values) => instance.t(key, values[0] ?? {})

/** A text in a language that need not be the current one; for texts without values. */
export const textIn = (language: Language, key: TextKey): string => instance.t(key, { lng: language })

/** The texts of the current language; the component renders again when it changes. */
export function useText(): TextFunction {
  const { t } = useTranslation(undefined, { i18n: instance })
  return useCallback<TextFunction>((key, ...values) => t(key, values[0] ?? {}), [t])
}

/** The interface language of a component. */
export function useLanguage(): Language {
  return languageFor(useTranslation(undefined, { i18n: instance }).i18n.language)
}

/** Numbers and dates as the current language writes them. */
export interface Formats {
  readonly number: (value: number) => string
  /** `0.86` as `86%`, rounded down: nothing reads as complete before it is. */
  readonly percent: (share: number) => string
  /** A day and a time, shorter the nearer it is to `now`. */
  readonly moment: (iso: string, now?: Date) => string
  readonly list: (items: readonly string[]) => string
  /** Bytes as kilobytes, from a million on as megabytes. */
  readonly fileSize: (bytes: number) => string
}

/** Formats for a language; an instant that cannot be read is shown as it stands. */
export function formatsFor(language: Language): Formats {
  const number = new Intl.NumberFormat(language)
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const time = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' })
  const day = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' })
  const date = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric' })
  const unit = { style: 'unit', maximumFractionDigits: 1 } as const
  const kilobytes = new Intl.NumberFormat(language, { ...unit, unit: 'kilobyte' })
  const megabytes = new Intl.NumberFormat(language, { ...unit, unit: 'megabyte' })
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(Math.floor(share * 100 + 1e-9) / 100),
    moment: (iso, now = new Date()) => {
      const at = new Date(iso)
      if (Number.isNaN(at.getTime())) return iso
      if (at.toDateString() === now.toDateString()) return time.format(at)
      return (at.getFullYear() === now.getFullYear() ? day : date).format(at)
    },
    list: (items) => list.format(items),
    fileSize: (bytes) => (bytes < 1e6 ? kilobytes.format(Math.ceil(bytes / 1e3)) : megabytes.format(bytes / 1e6))
  }
}

/** The formats of the current language. */
export function useFormats(): Formats {
  const language = useLanguage()
  return useMemo(() => formatsFor(language), [language])
}
