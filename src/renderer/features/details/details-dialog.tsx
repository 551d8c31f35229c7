import { useState } from 'react'
import { useStore } from 'zustand'
import { useText } from '../../i18n'
import { Button, Dialog } from '../../ui'
import type { Session } from '../../workbench/workbench'
import { AffiliationList } from './affiliation-list'
import { AuthorList } from './author-list'
import { isWrongEmail, isWrongOrcid, tidyDetails, tidyTitles, type Details } from './edit-details'
import { TitleFields } from './title-fields'
import styles from './details.module.css'

export interface DetailsDialogProps {
  readonly session: Session
  readonly onClose: () => void
}

/** The titles, who wrote the manuscript and where they work, on both sides. Saved as one step that can be undone. */
export function DetailsDialog({ session, onClose }: DetailsDialogProps) {
  const text = useText()
  const languages = useStore(session.state, (state) => state.languages)
  const [details, setDetails] = useState<Details>(() => {
    const { authors = [], affiliations = [] } = session.read()
    return { authors, affiliations }
  })
  const [titles, setTitles] = useState(() => session.state.getState().titles)
  const isWrong = details.authors.some(({ orcid, email }) => isWrongOrcid(orcid) || isWrongEmail(email))
  const save = (): void => {
    session.setDetails({ ...tidyDetails(details), titles: tidyTitles(titles) })
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('details.title')}
      closeLabel={text('common.close')}
      width={760}
      footer={
        <>
          <span className={styles.note} role="status">
            {isWrong ? text('details.wrong') : ''}
          </span>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button variant="main" disabled={isWrong} onClick={save}>
            {text('common.save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TitleFields titles={titles} languages={languages} onChange={setTitles} />
        <AuthorList details={details} languages={languages} onChange={setDetails} />
        <AffiliationList details={details} languages={languages} onChange={setDetails} />
      </div>
    </Dialog>
  )
}
