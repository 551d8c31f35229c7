/** Endings of the pictures that a manuscript can hold. */
const ENDING = String.raw`\.(?:png|jpe?g|gif|webp|bmp|tiff?|svg|emf|wmf)`
/** A target of a picture, link or definition in Markdown: in angle brackets, bare, or Obsidian's. */
const TARGET = new RegExp(
  String.raw`(?:\]\(\s?|\]:\s{1,3})<([^<>\n]{1,500}${ENDING})>|(?:\]\(\s?|\]:\s{1,3}|!\[\[)([^\s<>|"]{1,500}?${ENDING})(?=[\s)|\]]|$)`,
  'giu'
)

const SCHEME = /^[a-z][\w+.-]*:/iu

/**
 * The path that an address in Markdown names beside the file: relative and inside the file's folder, `/` between its
 * parts. Undefined for anything with a scheme, for absolute paths and for those that leave the folder.
 */
export function findPicturePath(url: string): string | undefined {
  // Megabytes of a picture in its own address are not decoded.
  if (SCHEME.test(url)) return undefined
  const path = decode(url).replace(/^(?:\.\/)+/u, '')
  const isOutside = path === '' || /^(?:[a-z][\w+.-]*:|\/|~)|[\\\p{Cc}?#]|(?:^|\/)\.\.?(?:\/|$)/iu.test(path)
  return isOutside ? undefined : path
}

/** The paths of all pictures that a Markdown text may name beside it, each once; see `findPicturePath`. */
export function findPicturePaths(markdown: string): readonly string[] {
  const targets = [...markdown.matchAll(TARGET)].map(([, quoted, bare = '']) => quoted ?? bare)
  const paths = targets.flatMap((target) => findPicturePath(target.replace(/\\([!-/:-@[-`{-~])/gu, '$1')) ?? [])
  return [...new Set(paths)]
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
