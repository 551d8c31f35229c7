/** The name of the reference file beside an exported one, folder and all: `dir/out.md` has `dir/out.references.json`. */
export function referenceFileName(exportedName: string, ending: 'references.json' | 'bib' = 'references.json'): string {
  return `${exportedName.replace(/\.[^./\\]*$/u, '')}.${ending}`
}
