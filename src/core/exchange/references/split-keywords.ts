/** The keywords of CSL's `keyword`: between semicolons where there are any, for then commas belong to the keywords. */
export function splitKeywords(text: string): readonly string[] {
  return text
    .split(/[;；]/.test(text) ? /[;；]/ : /[,，]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
