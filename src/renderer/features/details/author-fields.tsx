import { SIDE_NAMES, type Affiliation, type Author, type SideName } from '#core/manuscript/manuscript'
import { useText } from '../../i18n'
import { Checkbox, TextField } from '../../ui'
import { isWrongEmail, isWrongOrcid, tickAffiliation } from './edit-details'
import { useLanguageNames } from './use-language-names'
import styles from './details.module.css'

export interface AuthorFieldsProps {
  readonly author: Author
  readonly affiliations: readonly Affiliation[]
  readonly languages: Readonly<Record<SideName, string>>
  readonly onChange: (author: Author) => void
}

/** Everything about one author. */
export function AuthorFields({ author, affiliations, languages, onChange }: AuthorFieldsProps) {
  const text = useText()
  const languageNames = useLanguageNames(languages)
  const setName = (side: SideName, part: 'family' | 'given', value: string): void => {
    const name = { family: '', ...author.names[side], [part]: value }
    onChange({ ...author, names: { ...author.names, [side]: name } })
  }
  return (
    <div className={styles.fields}>
      {SIDE_NAMES.map((side) => (
        <div key={side} className={styles.pair} lang={languages[side]}>
          {(['family', 'given'] as const).map((part) => (
            <TextField
              key={part}
              label={`${text(`details.${part}`)} · ${languageNames[side]}`}
              value={author.names[side]?.[part] ?? ''}
              onChange={(value) => setName(side, part, value)}
            />
          ))}
        </div>
      ))}
      <div className={styles.pair}>
        <TextField
          label={text('details.orcid')}
          placeholder="0000-0002-1825-0097"
          value={author.orcid ?? ''}
          error={isWrongOrcid(author.orcid) ? text('details.wrongOrcid') : undefined}
          onChange={(orcid) => onChange({ ...author, orcid })}
        />
        <TextField
          label={text('details.email')}
          type="email"
          value={author.email ?? ''}
          error={isWrongEmail(author.email) ? text('details.wrongEmail') : undefined}
          onChange={(email) => onChange({ ...author, email })}
        />
      </div>
      <Checkbox
        label={text('details.corresponding')}
        checked={author.corresponding ?? false}
        onChange={(isOn) => {
          const { corresponding: _, ...rest } = author
          onChange(isOn ? { ...rest, corresponding: true } : rest)
        }}
      />
      {affiliations.length > 0 && (
        <fieldset className={styles.ticks}>
          <legend className={styles.legend}>{text('details.affiliations')}</legend>
          {affiliations.map((affiliation, index) => (
            <Checkbox
              key={affiliation.id}
              label={`${index + 1}  ${nameOf(affiliation) || text('details.unnamed')}`}
              checked={author.affiliations.includes(affiliation.id)}
              onChange={(isOn) => onChange(tickAffiliation(author, affiliation.id, isOn, affiliations))}
            />
          ))}
        </fieldset>
      )}
    </div>
  )
}

const nameOf = ({ names }: Affiliation): string => names.leading || names.facing || ''
