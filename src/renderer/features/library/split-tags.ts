/** The tags of a line as people type it, separated by semicolons or commas of either script; each once. */
export function splitTags(value: string): readonly string[] {
  const tags = value.split(/[;；,，、]/).map((tag) => tag.trim())
  return [...new Set(tags.filter((tag) => tag !== ''))]
}
