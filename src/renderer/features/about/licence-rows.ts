/** One package of the list of third-party licences. */
export interface LicenceRow {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly copyright: string
}

/** The rows of the table in `THIRD-PARTY-LICENCES.md`, its head left out; none where the page has no table. */
export function licenceRows(page: string): readonly LicenceRow[] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')))
    .filter(([, name = '']) => name !== 'package' && !/^-+$/.test(name))
    .map(([, name = '', version = '', licence = '', copyright = '']) => ({ name, version, licence, copyright }))
}
