import { formatSide } from '#core/citation/citation-session'
import { neededLocales } from '#core/citation/cited-items'
import { formatTogether } from '#core/citation/format-together'
import type { FormatRequest, FormattedSide, StyleError } from '#core/citation/processor'
import type { Result } from '#core/result'
import { DEFAULT_STYLE } from '#core/citation/style-catalogue'
import type { StyleSource } from '#core/citation/style-source'
import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import { citationsOf } from '#core/manuscript/citations-of'
import type { Manuscript, Side, SideName } from '#core/manuscript/manuscript'
import type { CslItem, Reference } from '#core/references/reference'

export interface FormatSettings {
  /** CSL text; the shipped style that the manuscript names when undefined. */
  readonly style: string | undefined
  /** A variant of one side's language; the side of another language keeps its own. */
  readonly locale: string | undefined
  /** Whether the sides are numbered, and list their works, each by itself. */
  readonly numbering?: 'each' | 'shared'
  readonly bibliography?: 'each' | 'one'
  /** True where the output prints no citation. */
  readonly skip: boolean
}

const NOTHING: FormattedSide = {
  citations: new Map(),
  bibliography: { entries: [], hangingIndent: false, entrySpacing: 0 },
  missing: []
}

/** Citations and bibliography of both sides. A manuscript without citations needs no style. */
export async function formatManuscript(
  manuscript: Manuscript,
  references: ReadonlyMap<ReferenceId, Reference>,
  settings: FormatSettings,
  source: StyleSource
): Promise<{ readonly formatted: Readonly<Record<SideName, FormattedSide>>; readonly findings: readonly Finding[] }> {
  const citations = { leading: citationsOf(manuscript.leading.blocks), facing: citationsOf(manuscript.facing.blocks) }
  if (settings.skip || citations.leading.length + citations.facing.length === 0) {
    return { formatted: { leading: NOTHING, facing: NOTHING }, findings: [] }
  }
  const { style, findings } = await chooseStyle(manuscript.styleId, settings.style, source)
  const items = new Map<ReferenceId, CslItem>([...references].map(([id, { item }]) => [id, item]))
  const requestOf = (name: SideName): FormatRequest => ({
    style,
    locale: localeOf(manuscript[name], settings.locale),
    references: items,
    citations: citations[name]
  })
  const format = async (name: SideName): Promise<FormattedSide> => {
    if (citations[name].length === 0) return NOTHING
    const request = requestOf(name)
    return valueOf(formatSide(request, await source.locales(neededLocales(request))))
  }
  const formatBoth = async (list: 'each' | 'one'): Promise<Readonly<Record<SideName, FormattedSide>>> => {
    const requests = { leading: requestOf('leading'), facing: requestOf('facing') }
    const needed = new Set([...neededLocales(requests.leading), ...neededLocales(requests.facing)])
    const locales = await source.locales([...needed])
    return valueOf(formatTogether(requests, list, (request) => formatSide(request, locales)))
  }
  const isShared = settings.numbering === 'shared' || settings.bibliography === 'one'
  const formatted = isShared
    ? await formatBoth(settings.bibliography ?? 'each')
    : { leading: await format('leading'), facing: await format('facing') }
  return { formatted, findings: [...findings, ...missingFindings(formatted)] }
}

function valueOf<T>(result: Result<T, StyleError>): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** Where the style that a manuscript names is not here, the default one serves, and this is told. */
async function chooseStyle(
  own: string,
  given: string | undefined,
  source: StyleSource
): Promise<{ readonly style: string; readonly findings: readonly Finding[] }> {
  const found = given ?? (await source.style(own))
  if (found !== undefined) return { style: found, findings: [] }
  const usual = await source.style(DEFAULT_STYLE)
  if (usual === undefined) throw new Error(`The style “${DEFAULT_STYLE}” is missing from the program’s resources.`)
  return {
    style: usual,
    findings: [
      {
        severity: 'warning',
        code: 'style-missing',
        message: `The manuscript’s citation style “${own}” is not here; “${DEFAULT_STYLE}” is used instead. Give its file with --style.`,
        values: { style: own, used: DEFAULT_STYLE }
      }
    ]
  }
}

function localeOf({ language }: Side, locale: string | undefined): string {
  return locale !== undefined && baseOf(locale) === baseOf(language) ? locale : language
}

const baseOf = (tag: string): string => (tag.split('-')[0] ?? '').toLowerCase()

function missingFindings(formatted: Readonly<Record<SideName, FormattedSide>>): readonly Finding[] {
  return [...new Set([...formatted.leading.missing, ...formatted.facing.missing])].map((reference) => ({
    severity: 'warning',
    code: 'reference-missing',
    message: `The reference “${reference}” is cited but not in the library; its citation is shown as unresolved.`,
    values: { reference }
  }))
}
