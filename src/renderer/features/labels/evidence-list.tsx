import { assertNever } from '#core/assert-never'
import type { Evidence } from '#core/labels/rank-candidates'
import { useText, type TextFunction } from '../../i18n'
import { classes, Icon } from '../../ui'
import styles from './labels.module.css'

/** Why a candidate is offered, and what speaks against it. */
export function EvidenceList({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const text = useText()
  const shown = evidence.filter((one) => one.kind !== 'language' || !one.matches)
  if (shown.length === 0) return null
  return (
    <span className={styles.evidence}>
      {shown.map((one) => {
        const words = describe(one, text)
        const against = speaksAgainst(one)
        return (
          <span key={words} className={classes(against ? styles.differs : styles.agrees)}>
            <Icon name={against ? 'close' : 'check'} />
            <span className="visually-hidden">{text(against ? 'labels.differs' : 'labels.matches')}: </span>
            {words}
          </span>
        )
      })}
    </span>
  )
}

const speaksAgainst = ({ kind }: Evidence): boolean => kind === 'against' || kind === 'differs' || kind === 'language'

function describe(evidence: Evidence, text: TextFunction): string {
  switch (evidence.kind) {
    case 'doi-prefix':
      return text('labels.evidence.doi', { prefix: evidence.prefix })
    case 'issn':
      return `ISSN ${evidence.issn}`
    case 'url-host':
      return evidence.host
    case 'container':
    case 'publisher':
      return evidence.name
    case 'identifier':
      return `${evidence.identifier} ${evidence.value}`
    case 'numbers':
      return text('labels.evidence.numbers', { values: evidence.numbers.join(', ') })
    case 'facts':
      return evidence.facts.join(', ')
    case 'differs':
      return text('labels.evidence.differs', { has: evidence.has, asked: evidence.asked })
    case 'terms':
      return text('labels.evidence.terms', { values: evidence.terms.slice(0, 6).join(', ') })
    case 'year':
      return evidence.year
    case 'against':
      return text('labels.evidence.against', { owner: evidence.owner ?? evidence.prefix })
    case 'language':
      return text('labels.evidence.language', {
        language:
          evidence.language === 'zh'
            ? text('language.zh')
            : evidence.language === 'en'
              ? text('language.en')
              : evidence.language
      })
    default:
      return assertNever(evidence)
  }
}
