import { parseName } from '#core/references/names'
import type { CslName } from '#core/references/reference'

/**
 * The names of several texts, one each, those that hold none left out; undefined for an empty list. A comma at the end
 * marks a group, as EndNote has it: `World Health Organization,`.
 */
export function parseNames(texts: readonly string[]): readonly CslName[] | undefined {
  const names = texts.flatMap((text) => {
    const group = /^([^,，]+)[,，]$/.exec(text.trim())?.[1]
    return group === undefined ? (parseName(text) ?? []) : { literal: group.trim() }
  })
  return names.length > 0 ? names : undefined
}

/**
 * The names in texts that may hold several each: with semicolons between, and in Chinese texts with commas as CNKI has
 * them (`颜宏,石德成`, `王伟；李娜`).
 */
export function parseNameLists(texts: readonly string[]): readonly CslName[] | undefined {
  return parseNames(texts.flatMap((text) => text.split(/\s*[;；]\s*/)).flatMap(splitHanNames))
}

function splitHanNames(text: string): readonly string[] {
  const parts = text.split(/\s*[,，、]\s*/)
  return parts.length > 1 && parts.every((part) => /^\p{Script=Han}{2,}[\p{Script=Han}·]*$/u.test(part))
    ? parts
    : [text]
}
