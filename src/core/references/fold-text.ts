import { plainTitle } from './title-markup'

const LETTERS_WITHOUT_DECOMPOSITION: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i'
}

const PRINTABLE_ASCII = /^[ -~]*$/

/**
 * Text as it is compared and searched: lower case, without accents, full-width forms made half-width, dashes and
 * quotation marks plain, white space single. Chinese characters stay as they are; an empty text stays empty.
 */
export function foldText(text: string): string {
  // What has nothing to fold is most of a library, and long to normalise.
  if (PRINTABLE_ASCII.test(text)) return text.toLowerCase().replace(/ +/g, ' ').trim()
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS_WITHOUT_DECOMPOSITION[letter] ?? letter)
    .replace(/[‐-―−]/g, '-')
    .replace(/[‘’ʼ′]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The letters and digits alone, folded: what two spellings of one title have in common. */
export function foldToLetters(text: string): string {
  return foldText(plainTitle(text)).replace(/[^\p{L}\p{N}]+/gu, '')
}
