import type { FormattedSide, FormatRequest, StyleError } from '#core/citation/processor'
import type { CitationId, ReferenceId } from '#core/ids'
import type { SideName } from '#core/manuscript/manuscript'
import type { CslItem } from '#core/references/reference'
import type { Result } from '#core/result'
import type { StylePreview, StyleSample } from '../../workbench/workbench'

export interface StylePreviewOptions {
  /** CSL XML of a style. */
  readonly textOf: (id: string) => Promise<string>
  readonly format: (side: SideName, request: FormatRequest) => Promise<Result<FormattedSide, StyleError>>
}

/** Shows what a style does, with one English and one Chinese article. */
export function createStylePreview({ textOf, format }: StylePreviewOptions): (id: string) => Promise<StylePreview> {
  const shown = new Map<string, StylePreview>()
  return async (id) => {
    const style = await textOf(id)
    const known = shown.get(style)
    if (known) return known
    const samples = await Promise.all([
      formatSample(format, 'leading', { style, locale: 'en-US' }, ENGLISH),
      formatSample(format, 'facing', { style, locale: 'zh-CN' }, CHINESE)
    ])
    const failed = samples.find((sample) => !sample.ok)
    const preview: StylePreview =
      failed && !failed.ok
        ? { kind: 'failed', message: failed.error.message }
        : { kind: 'shown', samples: samples.flatMap((sample) => (sample.ok ? [sample.value] : [])) }
    shown.set(style, preview)
    return preview
  }
}

async function formatSample(
  format: StylePreviewOptions['format'],
  side: SideName,
  { style, locale }: Pick<FormatRequest, 'style' | 'locale'>,
  item: CslItem
): Promise<Result<StyleSample, StyleError>> {
  const reference = item.id as ReferenceId
  const id = 'sample' as CitationId
  const result = await format(side, {
    style,
    locale,
    references: new Map([[reference, item]]),
    citations: [{ id, mode: 'normal', items: [{ reference }] }]
  })
  if (!result.ok) return result
  const entry = result.value.bibliography.entries[0]
  return {
    ok: true,
    value: {
      language: locale,
      citation: result.value.citations.get(id) ?? [],
      ...(entry && { entry: entry.label ? [...entry.label, { text: ' ' }, ...entry.body] : entry.body })
    }
  }
}

const name = (family: string, given: string) => ({ family, given })

const ENGLISH: CslItem = {
  id: 'sample-en',
  type: 'article-journal',
  language: 'en',
  title: 'Autologous mesenchymal stem cells for the treatment of secondary progressive multiple sclerosis',
  author: [
    name('Connick', 'Peter'),
    name('Kolappan', 'Madhan'),
    name('Crawley', 'Charles'),
    name('Webber', 'Daniel J.'),
    name('Patani', 'Rickie'),
    name('Michell', 'Andrew W.'),
    name('Du', 'Ming-Qing')
  ],
  'container-title': 'The Lancet Neurology',
  'container-title-short': 'Lancet Neurol',
  volume: '11',
  issue: '2',
  page: '150-156',
  issued: { 'date-parts': [[2012, 2]] },
  DOI: '10.1016/S1474-4422(11)70305-2'
}

const CHINESE: CslItem = {
  id: 'sample-zh',
  type: 'article-journal',
  language: 'zh-CN',
  title: '“北斗一号”监控管理网设计与实现',
  author: [name('武', '丽丽'), name('华', '一新'), name('张', '亚军'), name('刘', '英敏')],
  'container-title': '测绘科学',
  volume: '33',
  issue: '5',
  page: '8-9',
  issued: { 'date-parts': [[2008]] }
}
