import { useState } from 'react'
import { useStore } from 'zustand'
import { assertNever } from '#core/assert-never'
import type { ReferenceId } from '#core/ids'
import { findByIdentifier, identify, type Identified } from '#core/references/identify'
import type { CslItem } from '#core/references/reference'
import { useText } from '../../i18n'
import { Button, Notice, TextField } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import styles from './labels.module.css'

export interface IdentifierFieldProps {
  readonly onChoose: (reference: ReferenceId) => void
}

/** The box that takes a DOI, PMID, PMCID or link: finds it in the library, or offers to add it, unchecked. */
export function IdentifierField({ onChoose }: IdentifierFieldProps) {
  const text = useText()
  const { library } = useWorkbench()
  const references = useStore(library.state, (state) => state.references)
  const [value, setValue] = useState('')
  const identified = identify(value)
  const found = identified && findByIdentifier(references.values(), identified)

  const change = (next: string): void => {
    setValue(next)
    const known = identify(next)
    const reference = known && findByIdentifier(references.values(), known)
    if (reference) onChoose(reference.id)
  }
  const add = async (what: Identified): Promise<void> => {
    const reference = await library.addItem(itemFor(what))
    onChoose(reference.id)
  }
  return (
    <div className={styles.identifier}>
      <TextField
        label={text('labels.identifier')}
        value={value}
        onChange={change}
        spellCheck={false}
        error={value.trim() !== '' && !identified ? text('labels.notIdentified') : undefined}
      />
      {found && <Notice tone="ok">{text('labels.inLibrary')}</Notice>}
      {identified && !found && (
        <Notice
          tone="warn"
          actions={
            <Button size="small" onClick={() => void add(identified)}>
              {text('labels.addUnchecked')}
            </Button>
          }
        >
          {text('labels.notInLibrary')}
        </Notice>
      )}
    </div>
  )
}

/** A bare record that holds the identifier and nothing that was not given. */
function itemFor(identified: Identified): CslItem {
  switch (identified.kind) {
    case 'doi':
      return { id: '', type: 'article-journal', DOI: identified.DOI }
    case 'pmid':
      return {
        id: '',
        type: 'article-journal',
        PMID: identified.PMID,
        URL: `https://pubmed.ncbi.nlm.nih.gov/${identified.PMID}/`
      }
    case 'pmcid':
      return {
        id: '',
        type: 'article-journal',
        PMCID: identified.PMCID,
        URL: `https://pmc.ncbi.nlm.nih.gov/articles/${identified.PMCID}/`
      }
    case 'url':
      return { id: '', type: 'webpage', URL: identified.url }
    default:
      return assertNever(identified)
  }
}
