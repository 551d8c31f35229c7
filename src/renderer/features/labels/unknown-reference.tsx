import { useState } from 'react'
import { assertNever } from '#core/assert-never'
import type { ReferenceId } from '#core/ids'
import type { Identified } from '#core/references/identify'
import type { CslItem } from '#core/references/reference'
import { useText } from '../../i18n'
import { Button, Notice } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'

export interface UnknownReferenceProps {
  readonly identified: Identified
  readonly onAdded: (reference: ReferenceId) => void
}

/** Says that the library does not have what a DOI, PMID, PMCID or link names, and offers to add it, unchecked. */
export function UnknownReference({ identified, onAdded }: UnknownReferenceProps) {
  const text = useText()
  const { library } = useWorkbench()
  const [busy, setBusy] = useState(false)
  const add = async (): Promise<void> => {
    setBusy(true)
    onAdded((await library.addItem(itemFor(identified))).id)
  }
  return (
    <Notice
      tone="warn"
      actions={
        <Button size="small" busy={busy} onClick={() => void add()}>
          {text('labels.addUnchecked')}
        </Button>
      }
    >
      {text('labels.notInLibrary')}
    </Notice>
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
