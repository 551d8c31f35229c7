/** The name of the reference file beside a Markdown file, folder and all: `dir/out.md` has `dir/out.references.json`. */
export function referenceFileName(markdownName: string): string {
  return `${markdownName.replace(/\.[^./\\]*$/u, '')}.references.json`
}
