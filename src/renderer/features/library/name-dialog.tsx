import { useState } from 'react'
import { useText } from '../../i18n'
import { Button, Dialog, TextField } from '../../ui'
import type { NameQuestion } from './use-organising'

export interface NameDialogProps {
  readonly question: NameQuestion | undefined
  readonly onAnswer: (name: string | undefined) => void
}

/** Asks for the name of a collection or a tag. */
export function NameDialog({ question, onAnswer }: NameDialogProps) {
  const text = useText()
  const title =
    question?.kind === 'tag'
      ? text('library.renameTag')
      : text(question?.kind === 'rename' ? 'library.renameCollection' : 'library.newCollection')
  return (
    <Dialog
      open={question !== undefined}
      onClose={() => onAnswer(undefined)}
      title={title}
      closeLabel={text('common.close')}
      width={360}
    >
      {question && <NameForm key={keyOf(question)} question={question} onAnswer={onAnswer} />}
    </Dialog>
  )
}

const keyOf = (question: NameQuestion): string =>
  question.kind === 'new' ? `new ${question.parent}` : question.kind === 'tag' ? question.tag : question.collection.id

function nameOf(question: NameQuestion): string {
  if (question.kind === 'new') return ''
  return question.kind === 'tag' ? question.tag : question.collection.name
}

function NameForm({ question, onAnswer }: { readonly question: NameQuestion } & Pick<NameDialogProps, 'onAnswer'>) {
  const text = useText()
  const [name, setName] = useState(nameOf(question))
  const given = name.trim()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (given !== '') onAnswer(given)
      }}
      style={{ display: 'flex', flexDirection: 'column', gap: 16 }}
    >
      <TextField
        label={text(question.kind === 'tag' ? 'library.tagName' : 'library.collectionName')}
        value={name}
        onChange={setName}
      />
      <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
        <Button onClick={() => onAnswer(undefined)}>{text('common.cancel')}</Button>
        <Button variant="main" type="submit" disabled={given === ''}>
          {text('common.done')}
        </Button>
      </div>
    </form>
  )
}
