import { expect, it } from 'vitest'
import type { CitationId, ReferenceId } from '#core/ids'
import type { Citation, CitationItem } from '#core/manuscript/citation'
import type { CslItem } from '#core/references/reference'
import { provisionalCitation } from './provisional-citation'

const ITEMS: Readonly<Record<string, CslItem>> = {
  harris: {
    id: 'harris',
    type: 'article-journal',
    title: 'Phase I trial',
    author: [{ family: 'Harris' }, { family: 'Yan' }, { family: 'Sadiq' }],
    issued: { 'date-parts': [[2018]] }
  },
  hou: {
    id: 'hou',
    type: 'article-journal',
    title: '移植',
    author: [{ family: '侯' }, { family: '王' }, { family: '李' }],
    issued: { 'date-parts': [[2013]] }
  },
  site: { id: 'site', type: 'webpage', title: 'MS facts' }
}

const show = (
  mode: Citation['mode'],
  ...items: readonly (string | (Omit<CitationItem, 'reference'> & { id: string }))[]
) =>
  provisionalCitation(
    {
      id: 'c' as CitationId,
      mode,
      items: items.map((item) => {
        if (typeof item === 'string') return { reference: item as ReferenceId }
        const { id, ...rest } = item
        return { ...rest, reference: id as ReferenceId }
      })
    },
    (id) => ITEMS[id]
  )

it('shows authors and years, in the script of each reference', () => {
  expect(show('normal', 'harris', 'hou')).toBe('(Harris et al., 2018; 侯等, 2013)')
  expect(show('author-in-text', 'hou', 'harris')).toBe('侯等 (2013; Harris et al., 2018)')
  expect(show('suppress-author', 'harris')).toBe('(2018)')
})

it('keeps locator and what stands before and behind', () => {
  expect(show('normal', { id: 'harris', prefix: 'see ', locator: '3', suffix: 'for more' })).toBe(
    '(see Harris et al., 2018, 3 for more)'
  )
})

it('shows the title where there is no author, and what is missing among the known', () => {
  expect(show('normal', 'site', 'lost')).toBe('(MS facts; …)')
  expect(show('normal', 'lost')).toBeUndefined()
  expect(show('normal')).toBeUndefined()
})
