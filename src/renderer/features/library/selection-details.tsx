import type { ReferenceId } from '#core/ids'
import type { DuplicateGroup } from '#core/references/find-duplicates'
import type { Reference } from '#core/references/reference'
import { useText } from '../../i18n'
import { Button, IconButton, Menu, Notice, ReferenceLine } from '../../ui'
import { useCollectionMenu } from './collection-menu'
import type { Organising } from './use-organising'
import styles from './library.module.css'

export interface SelectionDetailsProps {
  readonly references: readonly Reference[]
  readonly ids: readonly ReferenceId[]
  /** The group of duplicates that is selected, if it is one. */
  readonly group: DuplicateGroup | undefined
  readonly organising: Organising
  readonly onMerge: () => void
  readonly onTellApart: () => void
  readonly onEdit: () => void
  readonly onDelete: () => void
  readonly onBack?: () => void
}

/** Most references that are merged at once; more side by side cannot be read. */
const MOST_MERGED = 8
/** References named below the acts. */
const SHOWN = 100

/** What can be done with several references at once. */
export function SelectionDetails(props: SelectionDetailsProps) {
  const { references, ids, group, organising, onMerge, onTellApart, onEdit, onDelete, onBack } = props
  const text = useText()
  const collections = useCollectionMenu(ids, organising)
  const mergeable = references.length <= MOST_MERGED
  return (
    <section className={styles.details} aria-label={text('library.many')} tabIndex={-1}>
      <header className={styles.detailsHead}>
        {onBack && <IconButton icon="back" label={text('common.back')} onClick={onBack} />}
        <h3>{text('library.selected', { count: references.length })}</h3>
      </header>
      <div className={styles.many}>
        {group && (
          <Notice tone={group.kind === 'same' ? 'ok' : 'warn'}>
            {text(group.kind === 'same' ? 'library.duplicateSame' : 'library.duplicateLikely')}
          </Notice>
        )}
        <div className={styles.manyActs}>
          {mergeable && (
            <Button variant={group ? 'main' : 'plain'} icon="copy" title={text('library.mergeHint')} onClick={onMerge}>
              {text('library.merge')}
            </Button>
          )}
          {group && <Button onClick={onTellApart}>{text('library.different')}</Button>}
          <Button icon="edit" onClick={onEdit}>
            {text('library.edit')}
          </Button>
          <Menu trigger={<Button icon="folder">{text('library.collect')}</Button>} entries={collections} />
          <Button icon="bin" onClick={onDelete}>
            {text('common.delete')}
          </Button>
        </div>
        <ul className={styles.manyList}>
          {references.slice(0, SHOWN).map((reference) => (
            <li key={reference.id}>
              <ReferenceLine reference={reference} untitled={text('library.untitled')} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
