import { SIDE_NAMES, type Affiliation } from '#core/manuscript/manuscript'
import { useText } from '../../i18n'
import { Button, TextField } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import type { DetailsListProps } from './author-list'
import { moveEntry, tickAffiliation, withoutAffiliation, type Details } from './edit-details'
import { EntryActs } from './entry-acts'
import { useLanguageNames } from './use-language-names'
import { moveByKey } from './keep-focus'
import styles from './details.module.css'

/** The institutions in the order they are numbered, each as both sides print it. */
export function AffiliationList({ details, languages, onChange }: DetailsListProps) {
  const text = useText()
  const { newAffiliationId } = useWorkbench()
  const languageNames = useLanguageNames(languages)
  const { affiliations } = details
  const change = (next: readonly Affiliation[]): void => onChange({ ...details, affiliations: next })
  const move = (from: number, to: number): void => onChange(renumbered(details, moveEntry(affiliations, from, to)))
  return (
    <section className={styles.section} aria-labelledby="details-affiliations">
      <h3 id="details-affiliations" className={styles.heading}>
        {text('details.affiliations')}
      </h3>
      {affiliations.length === 0 && <p className={styles.empty}>{text('details.noAffiliations')}</p>}
      <ol className={styles.list}>
        {affiliations.map((affiliation, index) => (
          <li key={affiliation.id}>
            <div
              role="presentation"
              className={styles.place}
              onKeyDown={(event) => moveByKey(event, index, affiliations.length, (to) => move(index, to))}
            >
              <span className={styles.number}>{index + 1}</span>
              <div className={styles.pair}>
                {SIDE_NAMES.map((side) => (
                  <TextField
                    key={side}
                    label={`${text('details.affiliation', { number: index + 1 })} · ${languageNames[side]}`}
                    labelHidden
                    placeholder={languageNames[side]}
                    lang={languages[side]}
                    rows={1}
                    value={affiliation.names[side] ?? ''}
                    onChange={(value) =>
                      change(
                        affiliations.with(index, { ...affiliation, names: { ...affiliation.names, [side]: value } })
                      )
                    }
                  />
                ))}
              </div>
              <EntryActs
                name={text('details.affiliation', { number: index + 1 })}
                index={index}
                count={affiliations.length}
                onMove={(to) => move(index, to)}
                onRemove={() => onChange(withoutAffiliation(details, affiliation.id))}
              />
            </div>
          </li>
        ))}
      </ol>
      <div>
        <Button icon="add" onClick={() => change([...affiliations, { id: newAffiliationId(), names: {} }])}>
          {text('details.addAffiliation')}
        </Button>
      </div>
    </section>
  )
}

/** Affiliations in a new order, which authors then name them in, too. */
function renumbered({ authors }: Details, affiliations: readonly Affiliation[]): Details {
  const reordered = authors.map((author) => {
    const [first] = author.affiliations
    return first === undefined ? author : tickAffiliation(author, first, true, affiliations)
  })
  return { authors: reordered, affiliations }
}
