import { describeReference } from '#core/references/describe-reference'
import { plainTitle } from '#core/references/title-markup'
import { useFormats, useText } from '../../i18n'
import { Button, Dialog } from '../../ui'
import type { DeleteQuestion } from './use-library-acts'
import styles from './library.module.css'

export interface DeleteDialogProps {
  readonly question: DeleteQuestion | undefined
  readonly onAnswer: (remove: boolean) => void
}

/** Warns before references that manuscripts cite are deleted, and names the manuscripts. */
export function DeleteDialog({ question, onAnswer }: DeleteDialogProps) {
  const text = useText()
  const { list } = useFormats()
  return (
    <Dialog
      open={question !== undefined}
      onClose={() => onAnswer(false)}
      title={text('library.deleteTitle', { count: question?.ids.length ?? 0 })}
      closeLabel={text('common.close')}
      width={480}
      footer={
        <>
          <Button onClick={() => onAnswer(false)}>{text('common.cancel')}</Button>
          <Button variant="danger" onClick={() => onAnswer(true)}>
            {text('library.deleteAnyway')}
          </Button>
        </>
      }
    >
      <p>{text('library.deleteCited', { count: question?.cited.length ?? 0 })}</p>
      <ul className={styles.cited}>
        {question?.cited.slice(0, 50).map(({ reference, titles }) => {
          const { authors, year, title } = describeReference(reference.item)
          return (
            <li key={reference.id}>
              <span>{[authors, year, plainTitle(title)].filter(Boolean).join(' · ') || reference.key}</span>
              <span className={styles.citedIn}>{text('library.citedIn', { titles: list(titles) })}</span>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
