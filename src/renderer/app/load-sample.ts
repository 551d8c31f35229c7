import type { IdSource, ReferenceId } from '#core/ids'
import { initialPairings } from '#core/bitext/pair-sections'
import { DEFAULT_STYLE } from '#core/citation/style-catalogue'
import type { ReadResource } from '#core/citation/style-source'
import { readMarkdown } from '#core/exchange/markdown/read-markdown'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { CslItem, Reference, Verification } from '#core/references/reference'
import type { LoadedLibrary } from './workbench/library'

export interface SampleOptions {
  readonly library: LoadedLibrary
  readonly read: ReadResource
  readonly ids: IdSource
  /** ISO 8601 instant. */
  readonly now: string
}

/** The shipped sample as a new manuscript; its references join the library with what their verification found. */
export async function loadSample({ library, read, ids, now }: SampleOptions): Promise<Manuscript> {
  const text = async (name: string): Promise<string> =>
    new TextDecoder().decode(await read(`samples/progressive-ms.${name}`))
  const items = JSON.parse(await text('references.json')) as readonly CslItem[]
  const verification = JSON.parse(await text('verification.json')) as Readonly<Record<string, Verification>>
  const references = items.map((item): Reference => {
    const id = ids<'ReferenceId'>('r')
    return {
      id,
      key: item.id,
      item: { ...item, id },
      verification: verification[item.id] ?? { kind: 'unchecked' },
      tags: [],
      addedAt: now,
      modifiedAt: now
    }
  })
  const adopted = await library.adopt(references)
  const idOfKey = new Map<string, ReferenceId>(
    references.map((reference) => [reference.key, adopted.get(reference.id) ?? reference.id])
  )
  const document = readMarkdown(await text('md'), { ids, findReferenceByKey: (key) => idOfKey.get(key) })
  const leading = { language: 'en-US', title: document.title ?? '', blocks: document.leading.blocks }
  const facing = { language: 'zh-CN', title: '', blocks: document.facing?.blocks ?? [] }
  return {
    id: ids<'ManuscriptId'>('m'),
    title: document.title ?? '',
    leading,
    facing,
    pairings: initialPairings(leading, facing, ids),
    styleId: DEFAULT_STYLE,
    createdAt: now,
    modifiedAt: now
  }
}
