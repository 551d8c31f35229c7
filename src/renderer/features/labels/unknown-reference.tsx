import { useState } from 'react'
import type { ReferenceId } from '#core/ids'
import type { Identification, Identifiers } from '#core/references/identify/identification'
import type { CslItem } from '#core/references/reference'
import { useText } from '../../i18n'
import { Button, Notice } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'

export interface UnknownReferenceProps {
  readonly identified: Identification
  readonly onAdded: (reference: ReferenceId) => void
}

/** Says that the library does not have what a DOI, PMID, link or other identifier names, and offers to add it, unchecked. */
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

/** A bare record that holds the identifiers and nothing that was not given. */
function itemFor({ kind, ids, url }: Identification): CslItem {
  const { DOI, PMID, PMCID, ISBN, ISSN } = ids
  const known = Object.entries({ DOI, PMID, PMCID, ISBN, ISSN, URL: url ?? addressOf(ids) })
  const members = Object.fromEntries(known.filter(([, value]) => value !== undefined))
  return { id: '', type: kind === 'work' ? typeOf(ids) : 'webpage', ...members }
}

const typeOf = ({ ISBN, NBK, arXiv, DOI, PMID, PMCID }: Identifiers): string => {
  if (ISBN !== undefined || NBK !== undefined) return 'book'
  if (arXiv !== undefined) return 'article'
  return DOI !== undefined || PMID !== undefined || PMCID !== undefined ? 'article-journal' : 'webpage'
}

/** Where what has no DOI is found. */
function addressOf({ DOI, PMID, PMCID, NCT, arXiv }: Identifiers): string | undefined {
  if (PMID !== undefined) return `https://pubmed.ncbi.nlm.nih.gov/${PMID}/`
  if (PMCID !== undefined) return `https://pmc.ncbi.nlm.nih.gov/articles/${PMCID}/`
  if (NCT !== undefined) return `https://clinicaltrials.gov/study/${NCT}`
  return arXiv !== undefined && DOI === undefined ? `https://arxiv.org/abs/${arXiv}` : undefined
}
