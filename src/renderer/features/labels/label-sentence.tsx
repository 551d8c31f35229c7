import { useText } from '../../i18n'
import type { SideLabel } from '../../workbench/workbench'
import styles from './labels.module.css'

export interface LabelSentenceProps {
  readonly label: SideLabel
  /** BCP 47 tag of the side. */
  readonly lang: string
}

/** Characters shown before the label: about a long sentence. */
const BEFORE = 260
const AFTER = 60

/** The words around the label, the label itself marked. */
export function LabelSentence({ label, lang }: LabelSentenceProps) {
  const text = useText()
  const { context, start, end } = label
  const from = start > BEFORE ? sentenceStart(context, start - BEFORE) : 0
  return (
    <figure className={styles.sentence}>
      <figcaption className="visually-hidden">{text('labels.sentence')}</figcaption>
      <blockquote lang={lang}>
        {from > 0 && '… '}
        {context.slice(from, start)}
        <mark>{context.slice(start, end)}</mark>
        {context.slice(end, end + AFTER)}
        {end + AFTER < context.length && ' …'}
      </blockquote>
    </figure>
  )
}

/** The first word or character at or after `from`. */
function sentenceStart(context: string, from: number): number {
  const space = context.indexOf(' ', from)
  return space >= 0 && space < from + 20 ? space + 1 : from
}
