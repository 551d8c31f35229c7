export { findingParts, findingText } from './finding-text'
export type { TextFunction, TextKey, TextValues } from './catalogue'
export {
  currentLanguage,
  formatsFor,
  LANGUAGES,
  languageFor,
  setLanguage,
  text,
  textIn,
  useFormats,
  useLanguage,
  useText,
  type Formats,
  type Language
} from './i18n'
