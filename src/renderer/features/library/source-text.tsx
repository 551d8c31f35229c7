import type { CslItem } from '#core/references/reference'
import { useText } from '../../i18n'
import styles from './title-acts.module.css'

/** The text that a reference was read from, where it came out of a pasted list: its fields can be held against it. */
export function SourceText({ item }: { readonly item: CslItem }) {
  const text = useText()
  const { custom } = item
  const source = typeof custom === 'object' && custom !== null && 'sourceText' in custom ? custom.sourceText : undefined
  if (typeof source !== 'string') return null
  return (
    <figure className={styles.source}>
      <figcaption>{text('library.sourceText')}</figcaption>
      <blockquote lang={/\p{Script=Han}/u.test(source) ? 'zh-CN' : 'en'}>{source}</blockquote>
    </figure>
  )
}
