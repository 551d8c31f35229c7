import type { Finding } from '#core/finding'
import type { WordedCode } from '#core/finding-codes'
import type { TextFunction } from './catalogue'
import { findingsZh } from './findings/findings-zh'
import { fillWords } from './findings/fill-words'
import { placeTexts, type PlaceText } from './findings/place-text'
import { currentLanguage } from './i18n'
import { lossText } from './loss-text'

/** What a finding says in the language of the interface, and where, as far as it does not say so itself. */
export function findingText(finding: Finding, text: TextFunction): string {
  const message = messageText(finding, text)
  const untold = placeTexts(finding, text).filter(
    ({ shown, name }) => !message.includes(shown) && !(name && message.includes(name))
  )
  return untold.length === 0 ? message : text('finding.at', { message, place: joinPlaces(untold, text) })
}

/** The same in its parts, for lists that set the place apart; the place is empty where there is none to look at. */
export function findingParts(
  finding: Finding,
  text: TextFunction
): { readonly message: string; readonly place: string } {
  const place = joinPlaces(placeTexts(finding, text), text)
  return { message: messageText(finding, text), place: place.slice(0, 1).toUpperCase() + place.slice(1) }
}

const joinPlaces = (places: readonly PlaceText[], text: TextFunction): string =>
  places.map(({ shown }) => shown).join(text('finding.stop'))

const messageText = (finding: Finding, text: TextFunction): string => lossText(finding, text) ?? ownText(finding, text)

/** The core speaks English, so its message is that of the English interface, and of what has no words in another. */
function ownText(finding: Finding, text: TextFunction): string {
  if (currentLanguage() === 'en') return finding.message
  const said = isWorded(finding.code) ? fillWords(findingsZh[finding.code], finding, text) : undefined
  if (said === undefined) return finding.message
  const closest = finding.values?.['closest']
  return closest === undefined ? said : said + text('finding.closest', { word: String(closest) })
}

const isWorded = (code: string): code is WordedCode => Object.hasOwn(findingsZh, code)
