import type { CheckFinding } from '#core/checks/check-finding'
import { messageKeyOf } from '#core/checks/describe-finding'
import type { SideName } from '#core/manuscript/manuscript'
import { currentLanguage, type TextFunction } from '../../i18n'

/** What a finding says in the language of the interface. */
export function checkText(
  finding: CheckFinding,
  languages: Readonly<Record<SideName, string>>,
  text: TextFunction
): string {
  const { what, other = '', count = 1, side } = finding.values
  // Each message takes those of these that it mentions.
  const values = { what, other, count, side: languageText(languages[side], text) }
  return text(messageKeyOf(finding), values)
}

/** What a side is called: by its language, whichever variant of it. */
export function languageText(tag: string, text: TextFunction): string {
  const language = tag.split('-')[0] ?? tag
  if (language === 'en' || language === 'zh') return text(`checks.language.${language}`)
  return new Intl.DisplayNames(currentLanguage(), { type: 'language' }).of(language) ?? tag
}
