import { useStore } from 'zustand'
import type { ReferenceId } from '#core/ids'
import { collectionRows } from '#core/references/collections'
import { useText } from '../../i18n'
import type { MenuEntry } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import type { Organising } from './use-organising'

/** Longest list of references whose collections are looked up to tick the menu. */
const MOST_TICKED = 2000

/** The collections as a menu: a tick where all the references stand in one; choosing puts them in or takes them out. */
export function useCollectionMenu(ids: readonly ReferenceId[], organising: Organising): readonly MenuEntry[] {
  const text = useText()
  const { library } = useWorkbench()
  const collections = useStore(library.state, (state) => state.collections)
  const references = useStore(library.state, (state) => state.references)
  const rows = collectionRows(collections)
  const choices = rows.map((row): MenuEntry => {
    const checked =
      ids.length <= MOST_TICKED && ids.every((id) => references.get(id)?.collections?.includes(row.id) ?? false)
    return {
      kind: 'item',
      id: row.id,
      label: `${'\u2003'.repeat(row.depth)}${row.name}`,
      checked,
      run: () => organising.collect(ids, row.id, !checked)
    }
  })
  return [
    ...choices,
    ...(choices.length > 0 ? [{ kind: 'separator', id: 'new-separator' } as const] : []),
    {
      kind: 'item',
      id: 'new',
      label: text('library.newCollection'),
      icon: 'add',
      run: () => organising.askName({ kind: 'new', parent: undefined, members: ids })
    }
  ]
}
