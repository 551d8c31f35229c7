import { useState } from 'react'
import type { AuthorId } from '#core/ids'
import type { Author, SideName } from '#core/manuscript/manuscript'
import { useText } from '../../i18n'
import { Button, classes, Icon } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { AuthorFields } from './author-fields'
import { moveEntry, namesOf, type Details } from './edit-details'
import { EntryActs } from './entry-acts'
import { moveByKey } from './keep-focus'
import styles from './details.module.css'

export interface DetailsListProps {
  readonly details: Details
  readonly languages: Readonly<Record<SideName, string>>
  readonly onChange: (details: Details) => void
}

/** The authors in the order they are named; one is open for editing. */
export function AuthorList({ details, languages, onChange }: DetailsListProps) {
  const text = useText()
  const { newAuthorId } = useWorkbench()
  const { authors, affiliations } = details
  const [openId, setOpenId] = useState<AuthorId | undefined>(authors.length === 1 ? authors[0]?.id : undefined)
  const change = (next: readonly Author[]): void => onChange({ ...details, authors: next })
  const move = (from: number, to: number): void => change(moveEntry(authors, from, to))
  const add = (): void => {
    const id = newAuthorId()
    change([
      ...authors,
      { id, names: {}, affiliations: affiliations.length === 1 ? affiliations.map((one) => one.id) : [] }
    ])
    setOpenId(id)
  }
  return (
    <section className={styles.section} aria-labelledby="details-authors">
      <h3 id="details-authors" className={styles.heading}>
        {text('details.authors')}
      </h3>
      {authors.length === 0 && <p className={styles.empty}>{text('details.noAuthors')}</p>}
      <ol className={styles.list}>
        {authors.map((author, index) => {
          const isOpen = author.id === openId
          const name = namesOf(author) || text('details.unnamed')
          return (
            <li key={author.id}>
              <div
                role="presentation"
                className={classes(styles.entry, isOpen && styles.open)}
                onKeyDown={(event) => moveByKey(event, index, authors.length, (to) => move(index, to))}
              >
                <div className={styles.head}>
                  <button
                    type="button"
                    className={styles.name}
                    aria-expanded={isOpen}
                    onClick={() => setOpenId(isOpen ? undefined : author.id)}
                  >
                    <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
                    <span className={styles.number}>{index + 1}</span>
                    <span className={styles.words}>
                      {name}
                      <sup>{marksOf(author, details)}</sup>
                    </span>
                  </button>
                  <EntryActs
                    name={name}
                    index={index}
                    count={authors.length}
                    onMove={(to) => move(index, to)}
                    onRemove={() => change(authors.toSpliced(index, 1))}
                  />
                </div>
                {isOpen && (
                  <AuthorFields
                    author={author}
                    affiliations={affiliations}
                    languages={languages}
                    onChange={(next) => change(authors.with(index, next))}
                  />
                )}
              </div>
            </li>
          )
        })}
      </ol>
      <div>
        <Button icon="add" onClick={add}>
          {text('details.addAuthor')}
        </Button>
      </div>
    </section>
  )
}

/** The numbers of an author's affiliations, and a star for those to whom letters go, as they print. */
function marksOf(author: Author, { affiliations }: Details): string {
  const numbers = author.affiliations.flatMap((id) => {
    const index = affiliations.findIndex((affiliation) => affiliation.id === id)
    return index < 0 ? [] : [String(index + 1)]
  })
  return [...numbers, ...(author.corresponding ? ['*'] : [])].join(',')
}
