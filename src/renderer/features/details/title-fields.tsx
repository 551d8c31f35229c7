import { SIDE_NAMES, type SideName } from '#core/manuscript/manuscript'
import { useText } from '../../i18n'
import { TextField } from '../../ui'
import { useLanguageNames } from './use-language-names'
import styles from './details.module.css'

type BySide = Readonly<Record<SideName, string>>

export interface TitleFieldsProps {
  readonly titles: BySide
  readonly languages: BySide
  readonly onChange: (titles: BySide) => void
}

/** The title of each side, as it prints. */
export function TitleFields({ titles, languages, onChange }: TitleFieldsProps) {
  const text = useText()
  const languageNames = useLanguageNames(languages)
  return (
    <section className={styles.section} aria-labelledby="details-titles">
      <h3 id="details-titles" className={styles.heading}>
        {text('details.titles')}
      </h3>
      {SIDE_NAMES.map((side) => (
        <TextField
          key={side}
          label={languageNames[side]}
          aria-label={`${text('details.titles')} · ${languageNames[side]}`}
          placeholder={text('details.noTitle')}
          lang={languages[side]}
          value={titles[side]}
          onChange={(title) => onChange({ ...titles, [side]: title })}
        />
      ))}
    </section>
  )
}
