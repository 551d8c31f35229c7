import { languageOf } from '#core/references/language'
import type { CslItem } from '#core/references/reference'
import { toSentenceCase } from '#core/references/sentence-case'
import { useText } from '../../i18n'
import { Button, useToast } from '../../ui'
import styles from './title-acts.module.css'

export interface SentenceCaseButtonProps {
  readonly item: CslItem
  readonly onTitle: (title: string) => void
}

/** Puts an English title into sentence case, and takes that back; not there where it changes nothing. */
export function SentenceCaseButton({ item, onTitle }: SentenceCaseButtonProps) {
  const text = useText()
  const toast = useToast()
  const { title = '' } = item
  const lower = toSentenceCase(title, languageOf(item))
  if (lower === title) return null
  const apply = () => {
    onTitle(lower)
    toast(text('library.sentenceCased'), { label: text('common.undo'), run: () => onTitle(title) })
  }
  return (
    <div className={styles.act}>
      <Button variant="quiet" size="small" onClick={apply}>
        {text('library.sentenceCase')}
      </Button>
    </div>
  )
}
