import type { FilterContext, LibraryFilter } from '#core/references/filter-references'
import type { TextFunction } from '../../i18n'

/** What a filter is called. */
export function filterName(filter: LibraryFilter, context: FilterContext, text: TextFunction): string {
  if (filter.kind === 'all') return text('library.all')
  if (filter.kind === 'tag') return filter.tag
  if (filter.kind === 'smart') return text(`library.filter.${filter.filter}`)
  return context.collections.find(({ id }) => id === filter.id)?.name ?? text('library.all')
}
