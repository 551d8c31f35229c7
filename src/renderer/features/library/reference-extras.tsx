import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { describeReference } from '#core/references/describe-reference'
import { missingFields } from '#core/references/missing-fields'
import type { AttachedFile, Reference } from '#core/references/reference'
import { useText } from '../../i18n'
import { Button, IconButton, Menu, useToast } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { useCollectionMenu } from './collection-menu'
import { DraftField } from './draft-field'
import { FIELD_KINDS, type Field } from './item-fields'
import type { Organising } from './use-organising'
import styles from './reference-extras.module.css'

export interface ReferenceExtrasProps {
  readonly reference: Reference
  readonly onEdit: (change: (reference: Reference) => Reference) => void
  readonly onShow: (id: Reference['id']) => void
  readonly organising: Organising
}

/** What belongs to a reference beside its printed fields: collections, notes, files, versions, where it is cited. */
export function ReferenceExtras({ reference, onEdit, onShow, organising }: ReferenceExtrasProps) {
  const text = useText()
  return (
    <div className={styles.extras} data-form="rows">
      <Missing reference={reference} />
      <InCollections reference={reference} organising={organising} />
      <DraftField
        label={text('library.notes')}
        hint={text('library.notesHint')}
        rows={4}
        value={reference.notes ?? ''}
        onCommit={(notes) => onEdit((old) => withPart(old, 'notes', notes === '' ? undefined : notes))}
      />
      <Files reference={reference} onEdit={onEdit} />
      <Versions reference={reference} onShow={onShow} />
      <CitedIn reference={reference} />
    </div>
  )
}

function Missing({ reference }: { readonly reference: Reference }) {
  const text = useText()
  const missing = missingFields(reference.item)
  if (missing.length === 0) return null
  const names = missing.map((field) => (field in FIELD_KINDS ? text(`field.${field as Field}`) : field))
  return <p className={styles.missing}>{text('library.missing', { fields: names.join(', ') })}</p>
}

function InCollections({ reference, organising }: Pick<ReferenceExtrasProps, 'reference' | 'organising'>) {
  const text = useText()
  const { library } = useWorkbench()
  const collections = useStore(library.state, (state) => state.collections)
  const entries = useCollectionMenu([reference.id], organising)
  const names = collections.filter(({ id }) => reference.collections?.includes(id)).map(({ name }) => name)
  return (
    <div className={styles.part}>
      <h4>{text('library.inCollections')}</h4>
      <Menu
        trigger={
          <Button variant="quiet" size="small" icon="folder">
            {names.length > 0 ? names.join('; ') : text('library.noValue')}
          </Button>
        }
        entries={entries}
      />
    </div>
  )
}

/** The reference with a part set, or without it. */
function withPart<Part extends 'notes' | 'files'>(
  reference: Reference,
  part: Part,
  value: Reference[Part] | undefined
): Reference {
  const { [part]: _, ...rest } = reference
  return value === undefined ? (rest as Reference) : { ...reference, [part]: value }
}

function Files({ reference, onEdit }: Pick<ReferenceExtrasProps, 'reference' | 'onEdit'>) {
  const text = useText()
  const files = reference.files ?? []
  const setFiles = (next: readonly AttachedFile[]) =>
    onEdit((old) => withPart(old, 'files', next.length > 0 ? next : undefined))
  return (
    <div className={styles.part}>
      <h4>{text('library.files')}</h4>
      <ul>
        {files.map((file) => (
          <FileLine
            key={file.link}
            reference={reference.id}
            file={file}
            onRemove={() => setFiles(files.filter(({ link }) => link !== file.link))}
          />
        ))}
      </ul>
      <DraftField
        label={text('library.fileAdd')}
        labelHidden
        placeholder={text('library.fileAdd')}
        value=""
        onCommit={(link) => link !== '' && !files.some((file) => file.link === link) && setFiles([...files, { link }])}
      />
    </div>
  )
}

interface FileLineProps {
  readonly reference: Reference['id']
  readonly file: AttachedFile
  readonly onRemove: () => void
}

function FileLine({ reference, file, onRemove }: FileLineProps) {
  const text = useText()
  const toast = useToast()
  const { host } = useWorkbench()
  const [problem, setProblem] = useState<string>()
  const name = file.title ?? file.link.split(/[\\/]/).findLast((part) => part !== '') ?? file.link
  const isAddress = /^https?:/i.test(file.link)
  // A name alone, as of a PDF that was dropped here, does not say where the file is.
  const isPath = !isAddress && /[\\/]/.test(file.link)
  const openAddress = async () => {
    const answer = await host.openExternal(file.link)
    setProblem(answer.ok ? undefined : answer.error.message)
  }
  const openFile = async () => {
    const answer = await host.openLinkedFile({ reference, link: file.link })
    if (answer.ok && answer.value === 'shown') toast(text('library.fileShown', { name }))
    if (answer.ok) return setProblem(undefined)
    return setProblem(answer.error.code === 'not-found' ? text('library.fileGone', { name }) : answer.error.message)
  }
  const open = () => (isAddress ? openAddress() : openFile())
  const copy = () => navigator.clipboard.writeText(file.link).then(() => toast(text('library.fileCopied')))
  return (
    <li className={styles.file}>
      <span className={styles.fileName} title={file.link}>
        {name}
      </span>
      {(isAddress || isPath) && (
        <IconButton
          icon="link"
          size="small"
          label={text('library.fileOpen', { name })}
          onClick={() => void open().catch((error: unknown) => setProblem(String(error)))}
        />
      )}
      {!isAddress && (
        <IconButton
          icon="copy"
          size="small"
          label={text('library.fileCopy', { name })}
          onClick={() => void copy().catch((error: unknown) => setProblem(String(error)))}
        />
      )}
      <IconButton icon="close" size="small" label={text('library.fileRemove', { name })} onClick={onRemove} />
      {problem && <p className={styles.problem}>{problem}</p>}
    </li>
  )
}

function Versions({ reference, onShow }: Pick<ReferenceExtrasProps, 'reference' | 'onShow'>) {
  const text = useText()
  const { library } = useWorkbench()
  const references = useStore(library.state, (state) => state.references)
  return reference.relations?.map(({ kind, reference: id }) => {
    const other = references.get(id)
    if (!other) return null
    const { authors, year, container } = describeReference(other.item)
    return (
      <div key={`${kind} ${id}`} className={styles.part}>
        <h4>{text(`library.${kind}`)}</h4>
        <Button variant="quiet" size="small" icon="link" onClick={() => onShow(id)}>
          {[authors, year, container].filter(Boolean).join(' · ') || other.key}
        </Button>
      </div>
    )
  })
}

function CitedIn({ reference: { id } }: { readonly reference: Reference }) {
  const text = useText()
  const { library } = useWorkbench()
  const [titles, setTitles] = useState<readonly string[]>()
  useEffect(() => {
    let current = true
    library.citedIn([id]).then(
      (citing) => current && setTitles(citing.get(id) ?? []),
      () => undefined
    )
    return () => {
      current = false
    }
  }, [library, id])
  if (!titles) return null
  return (
    <div className={styles.part}>
      <h4>{text('library.citedInTitle')}</h4>
      {titles.length === 0 ? (
        <p className={styles.none}>{text('library.citedNowhere')}</p>
      ) : (
        <ul>
          {titles.map((title, at) => (
            // Two manuscripts may have one title.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>{title || text('common.untitled')}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
