import type { SideWriter } from './write-runs'
import { xmlAttribute } from './xml-text'

/** `runs` under a name that fields and links lead to; `name` must be fit for a bookmark. */
export function writeBookmark(name: string, runs: string, { document }: SideWriter): string {
  const id = document.nextMark()
  return `<w:bookmarkStart w:id="${id}" w:name="${xmlAttribute(name)}"/>${runs}<w:bookmarkEnd w:id="${id}"/>`
}
